// What is in the open case as a tree of captions and entries: its logs, the roles of the log that is looked at, the
// files. Gives facts by role; icons and colours belong to who paints it. GUI thread.
#pragma once

#include "core/store/case_file.h"

#include <QAbstractItemModel>

#include <vector>

namespace anomalyst::ui
{

class CaseTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Caption, Log, Column, File };
    enum ItemRole {
        KindRole = Qt::UserRole + 1, // int of Kind
        LogRole,                     // qint64 of LogId: the log, or the log of the file
        CountRole,                   // quint64: events; absent: none
        NoteRole,                    // QString to stand at the right: the name of the column
        RejectedRole,                // quint64: rejected rows of a file or log
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setCase(std::vector<store::LogInfo> logs, LogId current);
    void setCurrentLog(LogId log); // whose roles are listed
    QModelIndex indexOfLog(LogId log) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Item {
        Kind kind = Kind::Log;
        QString text;
        QString note;
        LogId log;
        std::optional<quint64> count;
        quint64 rejected = 0;
    };
    struct Section {
        QString caption;
        std::vector<Item> items;
    };

    void rebuild();
    Section logSection() const;
    Section roleSection(const store::LogInfo &log) const;
    Section fileSection() const;

    std::vector<store::LogInfo> m_logs;
    LogId m_current;
    std::vector<Section> m_sections;
};

} // namespace anomalyst::ui
