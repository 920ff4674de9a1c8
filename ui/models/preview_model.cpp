#include "ui/models/preview_model.h"

#include "ui/models/table_roles.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

namespace anomalyst::ui
{

QString roleTitle(anomalyst::Role role)
{
    if (role == anomalyst::Role::None)
        return QCoreApplication::translate("PreviewModel", "no role");
    const std::string_view name = roleName(role);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

void PreviewModel::setPreview(std::shared_ptr<const importing::FilePreview> preview,
                              const importing::ImportOptions &options)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_chosen.clear();
    for (const auto &[role, names] : options.roles)
        m_chosen.insert(names.begin(), names.end());
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_preview ? 0 : static_cast<int>(m_preview->rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_preview ? 0 : static_cast<int>(m_preview->report.columns.size());
}

bool PreviewModel::isUnread(std::size_t row, std::size_t column) const
{
    return m_preview->report.columns[column].type != ColumnType::Text &&
           m_preview->kept[row][column].kind == CellKind::Text;
}

QVariant PreviewModel::cellText(std::size_t row, std::size_t column) const
{
    const importing::FilePreview::Kept &kept = m_preview->kept[row][column];
    if (kept.kind == CellKind::Time)
        return timeText(kept.time);
    return QString::fromStdString(m_preview->rows[row][column]);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const ColumnSpec &spec = m_preview->report.columns[column];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case ValueRole:
        return QString::fromStdString(m_preview->rows[row][column]);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case FixedWidthRole:
        return spec.type == ColumnType::Time || spec.role == anomalyst::Role::CommandLine ||
               spec.role == anomalyst::Role::Process;
    case UnreadRole:
        return isUnread(row, column);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnSpec &column = m_preview->report.columns[static_cast<std::size_t>(section)];
    const bool isNumber = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(column.name);
    case TypeRole: {
        const std::string_view name = columnTypeName(column.type);
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    case RoleNameRole:
        return column.role == anomalyst::Role::None ? QString() : roleTitle(column.role);
    case ChosenRole:
        return m_chosen.contains(column.name);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

} // namespace anomalyst::ui
