// The files of an ImportPlan as one list: a caption for each log, below it the files that go into it, to be ticked. GUI
// thread.
#pragma once

#include "ui/models/file_list_roles.h"
#include "ui/state/import_plan.h"

#include <QAbstractListModel>

namespace anomalyst::ui
{

class PlannedFilesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PlannedFilesModel(ImportPlan &plan, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QModelIndex indexOfFile(int id) const;

private:
    struct Line {
        int group = -1; // -1: not looked at yet
        int file = -1;  // -1: the caption of the group
    };

    void rebuild();
    QString captionOf(int group) const;
    QString stateOf(const PlannedFile &file) const;
    FileMark markOf(const PlannedFile &file) const;

    ImportPlan &m_plan;
    std::vector<Line> m_lines;
};

} // namespace anomalyst::ui
