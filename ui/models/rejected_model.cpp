#include "ui/models/rejected_model.h"

#include "ui/models/source_title.h"
#include "ui/models/table_roles.h"
#include "ui/state/file_path.h"

#include <array>

namespace anomalyst::ui
{

void RejectedModel::setRows(std::vector<store::RejectedInfo> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RejectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RejectedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == FixedWidthRole)
        return index.column() == Text;
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole && role != ValueRole)
        return {};
    const store::RejectedInfo &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case File:
        return role == ValueRole ? toText(row.file) : sourceTitle(toText(row.file));
    case Line:
        return static_cast<qlonglong>(row.line);
    case Reason:
        return QString::fromStdString(row.reason);
    default:
        return QString::fromStdString(row.text); // bytes that are no text become U+FFFD
    }
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == Line ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles = {tr("File"), tr("Line"), tr("Reason"), tr("Row as it stands in the file")};
    return titles[static_cast<std::size_t>(section)];
}

} // namespace anomalyst::ui
