#include "ui/models/result_table_model.h"

#include "ui/models/display_zone.h"

#include <QCoreApplication>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::Double || value.typeId() == QMetaType::LongLong;
}

} // namespace

ResultTableModel::ResultTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        if (columnCount() > 0)
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    });
}

void ResultTableModel::setContents(std::shared_ptr<const void> result, std::size_t rows,
                                   std::vector<TableColumn> columns, std::function<bool(std::size_t)> emphasis)
{
    beginResetModel();
    m_result = std::move(result);
    m_columns = std::move(columns);
    m_emphasis = std::move(emphasis);
    m_rows = rows;
    applySorting();
    endResetModel();
}

void ResultTableModel::setFilter(std::function<bool(std::size_t)> keeps)
{
    beginResetModel();
    m_filter = std::move(keeps);
    applySorting();
    endResetModel();
}

QModelIndex ResultTableModel::indexOfResultRow(std::size_t row) const
{
    const auto found = std::ranges::find(m_order, row);
    return found == m_order.end() || m_columns.empty() ? QModelIndex()
                                                       : index(static_cast<int>(found - m_order.begin()), 0);
}

int ResultTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ResultTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ResultTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TableColumn &column = m_columns[static_cast<std::size_t>(index.column())];
    const std::size_t row = resultRow(index);
    switch (role) {
    case Qt::DisplayRole:
        return column.text ? column.text(row) : column.value(row).toString();
    case Qt::TextAlignmentRole:
        return QVariant(isNumber(column.value(row)) ? Qt::AlignRight | Qt::AlignVCenter
                                                    : Qt::AlignLeft | Qt::AlignVCenter);
    case ValueRole:
        return column.value(row);
    case BarRole:
        return column.bar ? QVariant(column.bar(row)) : QVariant();
    case SparklineRole:
        return column.sparkline ? QVariant::fromValue(column.sparkline(row)) : QVariant();
    case FixedWidthRole:
        return column.fixedWidth;
    case EmphasisRole:
        return m_emphasis && m_emphasis(row);
    default:
        return {};
    }
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.isTime ? zonedTitle(column.title) : column.title;
    if (role == Qt::ToolTipRole && !column.explanation.isEmpty())
        return column.explanation;
    if (role == Qt::TextAlignmentRole)
        return QVariant((!m_order.empty() && isNumber(column.value(0)) ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    return {};
}

void ResultTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> rows;
    for (const QModelIndex &index : before)
        rows.push_back(resultRow(index));
    applySorting();
    std::vector<int> place(m_rows);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        place[m_order[i]] = static_cast<int>(i);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(place[rows[static_cast<std::size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ResultTableModel::applySorting()
{
    m_order.clear();
    for (std::size_t row = 0; row < m_rows; ++row) {
        if (!m_filter || m_filter(row))
            m_order.push_back(row);
    }
    if (m_sortColumn < 0 || m_sortColumn >= columnCount() || m_order.empty())
        return;
    const auto &value = m_columns[static_cast<std::size_t>(m_sortColumn)].value;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto sortBy = [&](auto key) {
        std::vector<decltype(key(QVariant()))> keys;
        keys.reserve(m_rows);
        for (std::size_t row = 0; row < m_rows; ++row)
            keys.push_back(key(value(row)));
        std::ranges::stable_sort(
            m_order, [&](std::size_t a, std::size_t b) { return descending ? keys[b] < keys[a] : keys[a] < keys[b]; });
    };
    if (isNumber(value(0)))
        sortBy([](const QVariant &v) { return v.toDouble(); });
    else
        sortBy([](const QVariant &v) { return v.toString(); });
}

} // namespace anomalyst::ui
