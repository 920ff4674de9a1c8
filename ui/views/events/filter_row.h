// Keeps the fields over the columns and the stack of filters one: what is typed becomes a filter, a filter made or
// taken back elsewhere shows in its field. Of several filters on a column the last one is shown. GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QObject>

class QLineEdit;

namespace anomalyst::ui
{

class EventsGrid;
class FilterField;

class FilterRow : public QObject
{
    Q_OBJECT
public:
    FilterRow(Workbench &workbench, EventsGrid &grid, QObject *parent);

    void setLog(LogId log, std::vector<ColumnSpec> columns); // other fields
    void setShown(bool shown);
    bool isShown() const { return m_shown; }
    void focus(std::size_t column); // to type a filter on it

private:
    QLineEdit *makeField(std::size_t column, QWidget *parent);
    std::optional<std::size_t> filterOn(std::size_t column) const; // index in the stack
    void commit(std::size_t column, const std::optional<query::Condition> &condition);
    void leave(std::size_t column, int steps);
    void showFilters();

    Workbench &m_workbench;
    EventsGrid &m_grid;
    LogId m_log;
    std::vector<ColumnSpec> m_columns;
    bool m_shown = true;
};

} // namespace anomalyst::ui
