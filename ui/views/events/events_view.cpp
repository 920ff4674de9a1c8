#include "ui/views/events/events_view.h"

#include "core/export/result_tables.h"
#include "ui/models/events_model.h"
#include "ui/state/column_layout.h"
#include "ui/views/events/column_chooser.h"
#include "ui/views/events/event_details.h"
#include "ui/views/events/event_finding.h"
#include "ui/views/events/events_caption.h"
#include "ui/views/events/events_copy.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/events_menus.h"
#include "ui/views/events/filter_field.h"
#include "ui/views/events/filter_row.h"
#include "ui/views/events/selected_events.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace anomalyst::ui
{

EventsView::EventsView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new EventsModel(this))
    , m_grid(new EventsGrid(m_model, this))
    , m_filterRow(new FilterRow(workbench, *m_grid, this))
    , m_finding(new EventFinding(workbench, *m_grid, *m_model, this))
    , m_copy(new EventsCopy(workbench, *m_grid, *m_model, this))
    , m_caption(new EventsCaption(this))
    , m_export(new QAction(tr("Listed events…"), this))
    , m_exportActions({m_export})
{
    auto *frame = new QFrame(this);
    setPart(frame, "panel");
    auto *inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(1, 1, 1, 1);
    inFrame->setSpacing(0);
    inFrame->addWidget(&m_finding->bar());
    auto *rows = new QGridLayout; // over the rows, so that the titles and their filters stay in reach
    rows->addWidget(m_grid, 0, 0);
    rows->addWidget(m_empty = makeEmpty(), 0, 0, Qt::AlignCenter);
    inFrame->addLayout(rows, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_caption);
    layout->addWidget(frame, 1);
    addActions();
    connectState();
    connectGrid();
    listEvents();
}

DataTable &EventsView::table()
{
    return m_grid->table();
}

QWidget *EventsView::makeEmpty()
{
    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    m_emptyText = plainLabel({}, "muted", empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setMinimumWidth(420);
    column->addWidget(m_emptyText);
    auto *clear = new QPushButton(tr("Clear filters"), empty);
    column->addSpacing(8);
    column->addWidget(clear, 0, Qt::AlignCenter);
    connect(clear, &QPushButton::clicked, this, [this] { m_workbench.filters.clear(); });
    return empty;
}

void EventsView::addActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto run) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_grid->table().addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    add(tr("Copy rows"), QKeySequence::Copy, [this] { m_copy->copyRows(false); });
    add(tr("Copy rows with column names"), QKeySequence(QStringLiteral("Ctrl+Shift+C")),
        [this] { m_copy->copyRows(true); });
    const auto addKey = [this](const char *keys, auto run) {
        auto *shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    addKey("Ctrl+Shift+F", [this] { focusFilterRow(); });
    addKey("F3", [this] { m_finding->step(1); });
    addKey("Shift+F3", [this] { m_finding->step(-1); });
    m_caption->setFilterRowShown(m_filterRow->isShown());
    connect(m_export, &QAction::triggered, this, &EventsView::requestExport);
    connect(m_caption, &EventsCaption::exportClicked, m_export, &QAction::trigger);
    connect(m_caption, &EventsCaption::clearClicked, this, &EventsView::listAll);
    connect(m_caption, &EventsCaption::keepClicked, this, &EventsView::keepScope);
    connect(m_caption, &EventsCaption::columnsClicked, this, &EventsView::chooseColumns);
    connect(m_caption, &EventsCaption::findClicked, this, &EventsView::openFind);
    connect(m_caption, &EventsCaption::filterRowToggled, m_filterRow, &FilterRow::setShown);
}

void EventsView::connectState()
{
    connect(&m_workbench.listed, &ListedEvents::changed, this, &EventsView::listEvents);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int current = table().currentIndex().row();
        if (current >= first.row() && current <= last.row())
            showDetails(current);
    });
    connect(m_model, &EventsModel::failed, this, [this](const JobFailure &failure) {
        m_workbench.notices.postFailure(tr("Events were not read"), failure);
    });
}

void EventsView::connectGrid()
{
    connect(&table(), &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            showDetails(index.row());
    });
    connect(&table(), &DataTable::rowOpened, this, [this](const QModelIndex &index) { showDetails(index.row()); });
    const ColumnPlaces places{.grid = *m_grid,
                              .listed = m_workbench.listed,
                              .filter = [this](std::size_t column) { m_filterRow->focus(column); },
                              .choose = [this] { chooseColumns(); }};
    auto *menus = new EventsMenus(m_workbench, *m_model, places, this);
    connect(m_grid, &EventsGrid::cellMenuRequested, menus, &EventsMenus::showForCell);
    connect(m_grid, &EventsGrid::titleMenuRequested, menus, &EventsMenus::showForTitle);
    connect(m_grid, &EventsGrid::arranged, this, &EventsView::rememberColumns);
    connect(m_grid, &EventsGrid::titleClicked, this, [this](int column, bool extend) {
        ListedEvents &listed = m_workbench.listed;
        listed.orderBy(orderAfterClick(listed.order(), static_cast<std::size_t>(column), extend));
    });
}

void EventsView::rerun()
{
    m_workbench.selection.setScope(EventScope(m_workbench.selection.scope()));
}

void EventsView::listEvents()
{
    const ListedEvents &listed = m_workbench.listed;
    const store::LogInfo *log = listed.log();
    if (listed.isSettled() && log) {
        showLog(*log);
    } else if (listed.isSettled()) {
        m_model->clear();
        m_shownLog = {};
    }
    m_model->setOrder(listed.order());
    updateState();
}

void EventsView::showLog(const store::LogInfo &log)
{
    const ListedEvents &listed = m_workbench.listed;
    const SelectedEvents kept = m_shownLog == log.id ? selectedEvents(*m_grid, m_model->source()) : SelectedEvents();
    if (m_shownLog != log.id)
        m_filterRow->setLog(log.id, log.columns);
    m_model->setEvents(
        {.casePath = m_workbench.openCase.path(), .log = log.id, .rows = listed.rows(), .count = listed.count()},
        log.columns);
    if (std::exchange(m_shownLog, log.id) != log.id) {
        m_grid->arrange(rememberedLayout(log.columns));
        m_caption->setHiddenColumns(log.columns.size() - m_grid->columns().shownCount());
        m_finding->setColumns();
    }
    select(kept, *m_grid, m_model->source());
}

void EventsView::updateState()
{
    const ListedEvents &listed = m_workbench.listed;
    m_caption->update(listed, m_workbench.selection.scope());
    m_export->setEnabled(listed.isSettled() && listed.count() > 0);
    m_emptyText->setText(!listed.problem().isEmpty() ? displayText(listed.problem())
                                                     : tr("No event matches the filters."));
    m_empty->setVisible(listed.isSettled() && listed.log() && listed.count() == 0);
}

void EventsView::showDetails(int row)
{
    const store::EventText *event = m_model->event(row);
    const store::LogInfo *log = m_workbench.listed.log();
    if (event && log)
        m_workbench.selection.select(detailsOf(*event, *log));
}

void EventsView::listAll()
{
    m_workbench.selection.setScope({.log = m_shownLog, .title = {}, .rows = {}, .window = {}});
}

void EventsView::keepScope()
{
    const EventScope scope = m_workbench.selection.scope();
    listAll();
    if (scope.rows)
        m_workbench.filters.addChosen(scope.log, scope.title, *scope.rows);
    else if (scope.window)
        m_workbench.filters.setTime(scope.window);
}

void EventsView::chooseColumns()
{
    if (m_model->columns().empty())
        return;
    auto *chooser = new ColumnChooser(m_model->columns(), m_grid->columns(), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setModal(true);
    connect(chooser, &ColumnChooser::changed, this, [this](const ColumnLayout &layout) {
        m_grid->arrange(layout);
        rememberColumns();
    });
    chooser->show();
}

void EventsView::rememberColumns()
{
    rememberLayout(m_model->columns(), m_grid->columns());
    m_caption->setHiddenColumns(m_model->columns().size() - m_grid->columns().shownCount());
    m_finding->setColumns();
}

void EventsView::openFind()
{
    m_finding->open();
}

void EventsView::focusFilterRow()
{
    const bool typing = qobject_cast<FilterField *>(QApplication::focusWidget()) != nullptr;
    if (typing && m_filterRow->isShown()) {
        table().setFocus();
        m_filterRow->setShown(false);
    } else if (const auto shown = m_grid->columns().shownColumns(); !shown.empty()) {
        const auto current = static_cast<std::size_t>(std::max(0, table().currentIndex().column()));
        m_filterRow->focus(table().currentIndex().isValid() ? current : shown.front());
    }
    m_caption->setFilterRowShown(m_filterRow->isShown());
}

void EventsView::requestExport()
{
    m_workbench.exports.request(
        {tr("Events"), m_caption->title() + QStringLiteral(".csv"),
         [source = m_model->source()](const exporting::OutputTarget &target, const WorkContext &context) {
             store::EventReader reader(source.casePath, source.log);
             query::RowSet rows{.everything = !source.rows, .total = source.count, .rows = {}};
             if (source.rows)
                 rows.rows = *source.rows;
             exporting::writeEvents(target, reader, rows, {}, context);
         }});
}

} // namespace anomalyst::ui
