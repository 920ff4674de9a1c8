#include "ui/views/events/events_view.h"

#include "core/export/result_tables.h"
#include "ui/models/events_model.h"
#include "ui/models/value_text.h"
#include "ui/views/events/event_details.h"
#include "ui/views/events/event_rows_text.h"
#include "ui/views/events/events_caption.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

int widthFor(const ColumnSpec &column)
{
    switch (column.role) {
    case Role::Time:
        return 200;
    case Role::CommandLine:
    case Role::Parameters:
        return 420;
    case Role::Process:
        return 280;
    default:
        break;
    }
    const bool number = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    const int forTitle =
        40 + 8 * static_cast<int>(std::min<std::size_t>(column.name.size(), 24)) + (column.role == Role::None ? 0 : 60);
    return std::max(number ? 90 : column.type == ColumnType::Time ? 190 : 130, forTitle);
}

} // namespace

EventsView::EventsView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new EventsModel(this))
    , m_table(new DataTable(this))
    , m_caption(new EventsCaption(this))
    , m_stack(new QStackedWidget(this))
    , m_export(new QAction(tr("Listed events…"), this))
    , m_exportActions({m_export})
{
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setAccessibleName(tr("Events"));
    auto *frame = new QFrame(this);
    setPart(frame, "panel");
    auto *inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(1, 1, 1, 1);
    inFrame->addWidget(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(makeEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_caption);
    layout->addWidget(frame, 1);
    connectState();
    listEvents();
}

QWidget *EventsView::makeEmpty()
{
    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    column->addStretch(2);
    m_emptyText = plainLabel({}, "muted", empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    column->addWidget(m_emptyText);
    auto *clear = new QPushButton(tr("Clear filters"), empty);
    column->addSpacing(8);
    column->addWidget(clear, 0, Qt::AlignCenter);
    column->addStretch(3);
    connect(clear, &QPushButton::clicked, this, [this] { m_workbench.filters.clear(); });
    return empty;
}

void EventsView::connectState()
{
    connect(&m_workbench.listed, &ListedEvents::changed, this, &EventsView::listEvents);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            showDetails(index.row());
    });
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex &index) { showDetails(index.row()); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int current = m_table->currentIndex().row();
        if (current >= first.row() && current <= last.row())
            showDetails(current);
    });
    connect(m_model, &EventsModel::failed, this, [this](const JobFailure &failure) {
        m_workbench.notices.postFailure(tr("Events were not read"), failure);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &EventsView::showMenu);
    connect(m_export, &QAction::triggered, this, &EventsView::requestExport);
    connect(m_caption, &EventsCaption::exportClicked, m_export, &QAction::trigger);
    connect(m_caption, &EventsCaption::clearClicked, this,
            [this] { m_workbench.selection.setScope({.log = m_shownLog, .title = {}, .rows = {}, .window = {}}); });
    auto *copy = new QAction(tr("Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    auto *copyTitled = new QAction(tr("Copy rows with column names"), this);
    copyTitled->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    for (QAction *action : {copy, copyTitled}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table->addAction(action);
        connect(action, &QAction::triggered, this, [this, action, copyTitled] { copyRows(action == copyTitled); });
    }
}

void EventsView::rerun()
{
    m_workbench.selection.setScope(EventScope(m_workbench.selection.scope()));
}

void EventsView::listEvents()
{
    const ListedEvents &listed = m_workbench.listed;
    if (!listed.isSettled()) {
        updateState();
        return;
    }
    const store::LogInfo *log = listed.log();
    if (!log) {
        m_model->clear();
        m_shownLog = {};
    } else {
        m_model->setEvents(
            {.casePath = m_workbench.openCase.path(), .log = log->id, .rows = listed.rows(), .count = listed.count()},
            log->columns);
        if (m_shownLog != log->id)
            chooseColumnWidths();
        m_shownLog = log->id;
    }
    updateState();
}

void EventsView::updateState()
{
    const ListedEvents &listed = m_workbench.listed;
    m_caption->update(listed, m_workbench.selection.scope());
    m_export->setEnabled(listed.isSettled() && listed.count() > 0);
    m_emptyText->setText(!listed.problem().isEmpty() ? displayText(listed.problem())
                                                     : tr("No event matches the filters."));
    m_stack->setCurrentIndex(listed.isSettled() && listed.log() && listed.count() == 0 ? 1 : 0);
}

void EventsView::chooseColumnWidths()
{
    const auto &columns = m_model->columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widthFor(columns[i]));
}

void EventsView::showDetails(int row)
{
    const store::EventText *event = m_model->event(row);
    const store::LogInfo *log = m_workbench.listed.log();
    if (event && log)
        m_workbench.selection.select(detailsOf(*event, *log));
}

void EventsView::showMenu(const QPoint &position)
{
    const QModelIndex cell = m_table->indexAt(position);
    if (!cell.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString column = actionText(cell.model()->headerData(cell.column(), Qt::Horizontal).toString(), 30);
    const QString value = actionText(cell.data().toString(), 40);
    const auto add = [&](const QString &text, auto run) {
        connect(menu->addAction(text), &QAction::triggered, this, run);
        return menu->actions().back();
    };
    const bool whole = m_model->isWhole(cell.row(), cell.column()); // of a cut value no filter can be made
    const QPersistentModelIndex kept(cell);
    add(value.isEmpty() ? tr("Only events without %1").arg(column) : tr("Only %1 = %2").arg(column, value), [this,
                                                                                                             kept] {
        filterBy(kept, query::Operator::Equal);
    })->setEnabled(whole);
    add(value.isEmpty() ? tr("Only events with %1").arg(column) : tr("Exclude %1 = %2").arg(column, value), [this,
                                                                                                             kept] {
        filterBy(kept, query::Operator::NotEqual);
    })->setEnabled(whole);
    menu->addSeparator();
    add(tr("Copy value"), [kept] {
        QGuiApplication::clipboard()->setText(kept.data(ValueRole).toString());
    })->setIcon(themedIcon(QStringLiteral("copy")));
    menu->addActions(m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void EventsView::filterBy(const QModelIndex &cell, query::Operator op)
{
    if (!cell.isValid())
        return;
    const ColumnSpec &column = m_model->columns()[static_cast<std::size_t>(cell.column())];
    m_workbench.filters.add(
        {.log = m_shownLog,
         .condition = {.column = column.name, .op = op, .value = cell.data(ValueRole).toString().toStdString()}});
}

void EventsView::copyRows(bool withTitles)
{
    std::vector<std::uint64_t> listed;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected.first(std::min<qsizetype>(selected.size(), kMostCopiedRows)))
        listed.push_back(static_cast<std::uint64_t>(index.row()));
    std::ranges::sort(listed);
    const bool cut = selected.size() > kMostCopiedRows;
    m_workbench.jobs.start<QString>(
        this, QStringLiteral("copy"), tr("Copying events"),
        [listed, source = m_model->source(), withTitles](const WorkContext &context) {
            return eventRowsText(source, listed, withTitles, context);
        },
        {.done =
             [this, cut](const QString &text) {
                 QGuiApplication::clipboard()->setText(text);
                 if (cut)
                     m_workbench.notices.post({.weight = Notice::Weight::Warning,
                                               .text = tr("Only the first %1 rows were copied; export them to get all")
                                                           .arg(countText(kMostCopiedRows))});
             },
         .failed =
             [this](const JobFailure &failure) {
                 m_workbench.notices.postFailure(tr("Nothing was copied"), failure);
             }});
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
