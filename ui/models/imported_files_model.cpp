#include "ui/models/imported_files_model.h"

#include "ui/models/source_title.h"
#include "ui/models/value_text.h"
#include "ui/state/file_path.h"

namespace anomalyst::ui
{

void ImportedFilesModel::setRecord(ImportRecord record)
{
    beginResetModel();
    m_record = std::move(record);
    endResetModel();
}

const importing::ImportReport *ImportedFilesModel::fileAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_record.files.size() ? &m_record.files[row] : nullptr;
}

const UnreadFile *ImportedFilesModel::unreadAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t read = m_record.files.size();
    return index.isValid() && row >= read && row - read < m_record.unread.size() ? &m_record.unread[row - read]
                                                                                 : nullptr;
}

int ImportedFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_record.files.size() + m_record.unread.size());
}

QVariant ImportedFilesModel::data(const QModelIndex &index, int role) const
{
    if (role == CaptionRole)
        return false;
    if (const importing::ImportReport *file = fileAt(index))
        return fileData(*file, role);
    const UnreadFile *unread = unreadAt(index);
    return unread ? unreadData(*unread, role) : QVariant();
}

QVariant ImportedFilesModel::fileData(const importing::ImportReport &report, int role) const
{
    const bool doubtful = report.rejected > 0 || !report.warnings.empty();
    switch (role) {
    case Qt::DisplayRole:
        return sourceTitle(toText(report.file));
    case FactsRole:
        return countText(report.events);
    case StateTextRole:
        return report.rejected > 0
                   ? tr("log %1 · %2 rejected").arg(QString::fromStdString(report.log), countText(report.rejected))
                   : tr("log %1").arg(QString::fromStdString(report.log));
    case MarkRole:
        return static_cast<int>(doubtful ? FileMark::Doubtful : FileMark::Good);
    default:
        return {};
    }
}

QVariant ImportedFilesModel::unreadData(const UnreadFile &file, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return sourceTitle(toText(file.path));
    case StateTextRole:
        return tr("not imported");
    case MarkRole:
        return static_cast<int>(FileMark::Bad);
    default:
        return {};
    }
}

} // namespace anomalyst::ui
