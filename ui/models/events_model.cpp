#include "ui/models/events_model.h"

#include "ui/models/display_zone.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace anomalyst::ui
{

namespace
{

QString roleText(Role role)
{
    return QString::fromLatin1(roleName(role).data(), static_cast<qsizetype>(roleName(role).size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isFixedWidth(const ColumnSpec &column)
{
    return column.type == ColumnType::Time || column.role == Role::CommandLine || column.role == Role::Process;
}

} // namespace

QString cellText(const std::string &cell, ColumnType type)
{
    QString text = QString::fromStdString(cell);
    const auto time = type == ColumnType::Time ? parseIsoTime(cell) : std::nullopt;
    if (!time || !text.endsWith(QLatin1Char('Z')))
        return text;
    text = QString::fromStdString(formatTime(displayZone().offsets.toLocal(*time)));
    text.chop(1);
    text.replace(QLatin1Char('T'), QLatin1Char(' '));
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    if (point >= 0 && text.endsWith(QLatin1String("000")))
        text.chop(3);
    if (point >= 0 && text.endsWith(QLatin1String("000")))
        text.truncate(point);
    return text;
}

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_pages(new EventPages(this))
{
    connect(m_pages, &EventPages::loaded, this, [this](quint64 first, quint64 count) {
        Q_EMIT dataChanged(index(static_cast<int>(first), 0),
                           index(static_cast<int>(first + count) - 1, columnCount() - 1));
    });
    connect(m_pages, &EventPages::failed, this, &EventsModel::failed);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        if (columnCount() > 0)
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    });
}

void EventsModel::setEvents(const EventSource &source, std::vector<ColumnSpec> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_pages->setSource(source);
    endResetModel();
}

void EventsModel::setOrder(std::vector<query::SortKey> order)
{
    m_order = std::move(order);
    if (!m_columns.empty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const store::EventText *EventsModel::event(int row) const
{
    return row < 0 ? nullptr : m_pages->at(static_cast<std::uint64_t>(row));
}

bool EventsModel::isWhole(int row, int column) const
{
    const store::EventText *found = m_pages->peek(static_cast<std::uint64_t>(row));
    return found && found->cells[static_cast<std::size_t>(column)].size() < EventPages::kCellLimit;
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_pages->source().count, most));
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ColumnSpec &column = m_columns[static_cast<std::size_t>(index.column())];
    if (role == FixedWidthRole)
        return isFixedWidth(column);
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole && role != ValueRole)
        return {};
    const store::EventText *found = event(index.row());
    if (!found)
        return role == Qt::DisplayRole ? QVariant(QString(QChar(0x2026))) : QVariant();
    const std::string &cell = found->cells[static_cast<std::size_t>(index.column())];
    return role == ValueRole ? QString::fromStdString(cell) : cellText(cell, column.type);
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnSpec &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: {
        const QString name = QString::fromStdString(column.name);
        return column.type == ColumnType::Time ? zonedTitle(name) : name;
    }
    case HeaderChipRole:
        return roleText(column.role);
    case Qt::TextAlignmentRole: {
        const bool number = column.type == ColumnType::Integer || column.type == ColumnType::Real;
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    default:
        return sortData(static_cast<std::size_t>(section), role);
    }
}

QVariant EventsModel::sortData(std::size_t column, int role) const
{
    const auto key = std::ranges::find(m_order, column, &query::SortKey::column);
    if (key == m_order.end())
        return {};
    if (role == SortOrderRole)
        return static_cast<int>(key->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (role == SortPlaceRole && m_order.size() > 1)
        return static_cast<int>(key - m_order.begin()) + 1;
    return {};
}

} // namespace anomalyst::ui
