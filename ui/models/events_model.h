// The events of a log as a table of any length: the row count is known at once, the text comes page by page from a
// worker, "…" stands for it until then. Knows no widget. GUI thread.
#pragma once

#include "core/query/row_order.h"
#include "ui/models/event_pages.h"
#include "ui/models/table_roles.h"

#include <QAbstractTableModel>

namespace anomalyst::ui
{

class EventsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit EventsModel(QObject *parent = nullptr);

    void setEvents(const EventSource &source, std::vector<ColumnSpec> columns);
    void clear() { setEvents({}, {}); }
    const std::vector<ColumnSpec> &columns() const { return m_columns; }
    const EventSource &source() const { return m_pages->source(); }
    const store::EventText *event(int row) const; // null while its page is not there
    bool isWhole(int row, int column) const;      // false for a cell that was cut

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    // What the headers tell about the order of the rows; the rows come in it already.
    void setOrder(std::vector<query::SortKey> order);

    // Under HeaderChipRole the name of the column's role.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void failed(const anomalyst::ui::JobFailure &failure);

private:
    QVariant sortData(std::size_t column, int role) const;

    std::vector<ColumnSpec> m_columns;
    std::vector<query::SortKey> m_order;
    EventPages *m_pages;
};

// A cell as it is shown: a time without its "T" and "Z" and without zeros behind the point.
QString cellText(const std::string &cell, ColumnType type);

} // namespace anomalyst::ui
