// The menus of a cell and of a title of the events: filters from a value, what to copy, what to do with the column.
// GUI thread.
#pragma once

#include "ui/state/workbench.h"
#include "ui/views/events/column_menu.h"

class QModelIndex;

namespace anomalyst::ui
{

class EventsModel;

class EventsMenus : public QObject
{
    Q_OBJECT
public:
    EventsMenus(Workbench &workbench, const EventsModel &model, ColumnPlaces places, QWidget *view);

    void showForCell(const QModelIndex &cell, const QPoint &position); // on the screen
    void showForTitle(int column, const QPoint &position);

private:
    QMenu *makeMenu();
    void addFilters(QMenu &menu, const QModelIndex &cell);
    void filterBy(const QModelIndex &cell, query::Operator op);

    Workbench &m_workbench;
    const EventsModel &m_model;
    ColumnPlaces m_places;
    QWidget *m_view;
};

} // namespace anomalyst::ui
