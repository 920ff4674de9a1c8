// What became of the files of one import, as a list: those that were read, then those that were not. GUI thread.
#pragma once

#include "ui/models/file_list_roles.h"
#include "ui/state/log_import.h"

#include <QAbstractListModel>

namespace anomalyst::ui
{

struct ImportRecord {
    std::vector<importing::ImportReport> files;
    std::vector<UnreadFile> unread;
};

class ImportedFilesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRecord(ImportRecord record);
    const importing::ImportReport *fileAt(const QModelIndex &index) const; // null: it was not read
    const UnreadFile *unreadAt(const QModelIndex &index) const;            // null: it was read

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QVariant fileData(const importing::ImportReport &report, int role) const;
    QVariant unreadData(const UnreadFile &file, int role) const;

    ImportRecord m_record;
};

} // namespace anomalyst::ui
