#include "ui/views/explorer/explorer_pane.h"

#include "ui/models/case_tree_model.h"
#include "ui/views/explorer/tree_delegate.h"

#include <QMenu>

namespace anomalyst::ui
{

ExplorerPane::ExplorerPane(Workbench &workbench, QWidget *parent)
    : QTreeView(parent)
    , m_workbench(workbench)
    , m_model(new CaseTreeModel(this))
{
    setModel(m_model);
    setItemDelegate(new TreeDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Explorer"));
    connect(&workbench.openCase, &OpenCase::contentsChanged, this, &ExplorerPane::showCase);
    connect(&workbench.selection, &Selection::scopeChanged, this, &ExplorerPane::markCurrent);
    connect(this, &QAbstractItemView::clicked, this, &ExplorerPane::follow);
    connect(this, &QAbstractItemView::activated, this, &ExplorerPane::follow);
    connect(this, &QWidget::customContextMenuRequested, this, &ExplorerPane::showMenu);
    showCase();
}

void ExplorerPane::showCase()
{
    m_model->setCase(m_workbench.openCase.logs(), m_workbench.selection.scope().log);
    expandAll();
    markCurrent();
}

void ExplorerPane::follow(const QModelIndex &index)
{
    const LogId log{index.data(CaseTreeModel::LogRole).toLongLong()};
    const EventScope &scope = m_workbench.selection.scope();
    if (log.isValid() && (log != scope.log || !scope.title.isEmpty()))
        m_workbench.selection.setScope({.log = log, .title = {}, .rows = {}, .window = {}});
}

void ExplorerPane::markCurrent()
{
    const LogId log = m_workbench.selection.scope().log;
    m_model->setCurrentLog(log);
    expandAll();
    const QModelIndex current = m_model->indexOfLog(log);
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::ClearAndSelect);
}

void ExplorerPane::showMenu(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (index.data(CaseTreeModel::RejectedRole).toULongLong() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Show rejected rows")), &QAction::triggered, this, &ExplorerPane::rejectedRequested);
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace anomalyst::ui
