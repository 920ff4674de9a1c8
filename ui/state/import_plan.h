// What is to be imported and how: the files, those of one shape joined into a group that goes into one log, and what a
// person chose for each group. Plain state without threads or widgets; ImportSurvey fills it. GUI thread.
#pragma once

#include "core/query/analysis_needs.h"
#include "core/store/case_file.h"
#include "ui/state/file_look.h"

#include <QObject>
#include <QString>

#include <vector>

namespace anomalyst::ui
{

struct PlannedFile {
    enum class State { Waiting, Ready, Unreadable };

    int id = 0;
    QString path;
    quint64 bytes = 0;
    State state = State::Waiting;
    QString problem;   // why it is unreadable, with the remedy
    QString knownFrom; // where its content is already: "already in the case, log flows"
    bool wanted = true;
    int group = -1;
    quint64 version = 0; // of the group's options that the preview shows
    std::shared_ptr<const importing::FilePreview> preview = {};
    std::optional<DateQuestion> question = {};
};

struct FileGroup {
    int id = 0;
    QString shape;
    importing::ImportOptions options; // what a person wants; all else is found
    QDateTime appliedFrom;            // when valid: the options are those of an earlier import
    quint64 version = 1;              // grows with each change of the options
};

class ImportPlan : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<PlannedFile> &files() const { return m_files; }
    const std::vector<FileGroup> &groups() const { return m_groups; }
    const PlannedFile *file(int id) const;
    const FileGroup *group(int id) const;
    std::vector<const PlannedFile *> filesOf(int group) const; // in the order of the list
    const PlannedFile *firstOf(int group) const;               // the one whose preview stands for all, or null

    void add(const QString &path, quint64 bytes); // a path that is there already is not added twice
    void remove(int file);
    void setWanted(int file, bool wanted);
    void setOptions(int group, const importing::ImportOptions &options);
    void forgetApplied(int group); // back to what is found
    // What came of a look; `version` is that of the group when it was ordered.
    void settle(int file, const FileLook &look, quint64 version);
    void settleUnreadable(int file, const QString &problem, quint64 version);

    const PlannedFile *nextToLookAt(int preferredGroup) const; // null: all have been looked at
    LookOrder orderFor(const PlannedFile &file, const RememberedList &remembered,
                       const std::vector<store::LogInfo> &logs) const;

    std::string logNameOf(int group) const;
    std::vector<ColumnSpec> columnsOf(int group) const;
    bool isOpenQuestion(int group) const; // of the date order, with no rows left that could settle it
    quint64 wantedBytes() const;
    int wantedCount() const;

Q_SIGNALS:
    void filesChanged();        // came, went, or moved between groups
    void fileChanged(int file); // its state or its tick
    void groupChanged(int group);

private:
    PlannedFile *mutableFile(int id);
    FileGroup *mutableGroup(int id);
    int groupFor(const FileLook &look);
    void dropEmptyGroups();

    std::vector<PlannedFile> m_files;
    std::vector<FileGroup> m_groups;
    int m_lastId = 0;
};

} // namespace anomalyst::ui
