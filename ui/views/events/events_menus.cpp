#include "ui/views/events/events_menus.h"

#include "ui/models/events_model.h"
#include "ui/models/table_roles.h"
#include "ui/views/events/events_grid.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>

namespace anomalyst::ui
{

namespace
{

QString titleOf(const QModelIndex &cell)
{
    return actionText(cell.model()->headerData(cell.column(), Qt::Horizontal).toString(), 30);
}

} // namespace

EventsMenus::EventsMenus(Workbench &workbench, const EventsModel &model, ColumnPlaces places, QWidget *view)
    : QObject(view)
    , m_workbench(workbench)
    , m_model(model)
    , m_places(std::move(places))
    , m_view(view)
{
}

QMenu *EventsMenus::makeMenu()
{
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void EventsMenus::showForCell(const QModelIndex &cell, const QPoint &position)
{
    QMenu *menu = makeMenu();
    addFilters(*menu, cell);
    menu->addSeparator();
    QAction *copy = menu->addAction(themedIcon(QStringLiteral("copy")), tr("Copy value"));
    connect(copy, &QAction::triggered, this, [kept = QPersistentModelIndex(cell)] {
        QGuiApplication::clipboard()->setText(kept.data(ValueRole).toString());
    });
    menu->addActions(m_places.grid.table().actions());
    menu->addSeparator();
    QMenu *column = menu->addMenu(themedIcon(QStringLiteral("column")), tr("Column %1").arg(titleOf(cell)));
    fillColumnMenu(*column, m_places, static_cast<std::size_t>(cell.column()));
    menu->popup(position);
}

void EventsMenus::showForTitle(int column, const QPoint &position)
{
    QMenu *menu = makeMenu();
    fillColumnMenu(*menu, m_places, static_cast<std::size_t>(column));
    menu->popup(position);
}

void EventsMenus::addFilters(QMenu &menu, const QModelIndex &cell)
{
    const QString column = titleOf(cell);
    const QString value = actionText(cell.data().toString(), 40);
    const bool whole = m_model.isWhole(cell.row(), cell.column()); // of a cut value no filter can be made
    const auto add = [&](const QString &text, query::Operator op) {
        QAction *action = menu.addAction(text);
        action->setEnabled(whole);
        connect(action, &QAction::triggered, this,
                [this, kept = QPersistentModelIndex(cell), op] { filterBy(kept, op); });
    };
    add(value.isEmpty() ? tr("Only events without %1").arg(column) : tr("Only %1 = %2").arg(column, value),
        query::Operator::Equal);
    add(value.isEmpty() ? tr("Only events with %1").arg(column) : tr("Exclude %1 = %2").arg(column, value),
        query::Operator::NotEqual);
}

void EventsMenus::filterBy(const QModelIndex &cell, query::Operator op)
{
    if (!cell.isValid())
        return;
    const ColumnSpec &column = m_model.columns()[static_cast<std::size_t>(cell.column())];
    m_workbench.filters.add(
        {.log = m_model.source().log,
         .condition = {.column = column.name, .op = op, .value = cell.data(ValueRole).toString().toStdString()}});
}

} // namespace anomalyst::ui
