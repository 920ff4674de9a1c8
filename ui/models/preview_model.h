// The first rows of a file that is to be imported, as they would be kept: times as times, what cannot be read as one as
// it stands. The header tells name, type and role of each column. GUI thread.
#pragma once

#include "core/import/import_file.h"

#include <QAbstractTableModel>

#include <memory>
#include <set>

namespace anomalyst::ui
{

class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        TypeRole = Qt::UserRole + 100, // of a column: "time"
        RoleNameRole,                  // of a column: "command line"; empty: none
        ChosenRole,                    // of a column: whether a person gave it its role
        UnreadRole,                    // of a cell: it is not of the type of its column and stays as it stands
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(std::shared_ptr<const importing::FilePreview> preview, const importing::ImportOptions &options);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant cellText(std::size_t row, std::size_t column) const;
    bool isUnread(std::size_t row, std::size_t column) const;

    std::shared_ptr<const importing::FilePreview> m_preview;
    std::set<std::string> m_chosen; // names of the columns whose role a person said
};

QString roleTitle(anomalyst::Role role); // "command line", "no role"

} // namespace anomalyst::ui
