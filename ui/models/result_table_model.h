// One table model for every result: rows of an immutable result, columns as small functions over them. Knows no widget;
// tells facts by role and leaves colours, bars and the safe display of texts from logs to the delegate. Sorts by value,
// stable. Times follow the display zone. GUI thread.
#pragma once

#include "ui/models/table_roles.h"

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace anomalyst::ui
{

struct TableColumn {
    QString title;
    QString explanation; // tool tip of the header; a sentence of ours, never text from a log
    std::function<QVariant(std::size_t row)> value;
    std::function<QString(std::size_t row)> text = {}; // default: the value
    std::function<double(std::size_t row)> bar = {};
    std::function<std::vector<double>(std::size_t row)> sparkline = {};
    bool fixedWidth = false;
    bool isTime = false; // the title names the zone
};

class ResultTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ResultTableModel(QObject *parent = nullptr);

    // The functions may refer to *result, which the model keeps alive. A sorting chosen before is kept where it fits.
    void setContents(std::shared_ptr<const void> result, std::size_t rows, std::vector<TableColumn> columns,
                     std::function<bool(std::size_t row)> emphasis = {});
    // Only these rows are shown; kept until it is set again. Nothing: all of them.
    void setFilter(std::function<bool(std::size_t row)> keeps);
    void clear() { setContents(nullptr, 0, {}); }

    std::size_t resultRow(const QModelIndex &index) const { return m_order[static_cast<std::size_t>(index.row())]; }
    QModelIndex indexOfResultRow(std::size_t row) const; // invalid when there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // column < 0: the order of the result

private:
    void applySorting();

    std::shared_ptr<const void> m_result;
    std::vector<TableColumn> m_columns;
    std::function<bool(std::size_t)> m_emphasis;
    std::function<bool(std::size_t)> m_filter;
    std::size_t m_rows = 0;
    std::vector<std::size_t> m_order; // shown rows of the result
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace anomalyst::ui
