// Fills an ImportPlan: finds the log files below what was dropped and looks at one file after the other on a worker,
// those of the group in front first. A change of the options makes a look that is under way stale. GUI thread.
#pragma once

#include "ui/state/import_plan.h"
#include "ui/state/remembered_choices.h"
#include "ui/state/workbench.h"

#include <QObject>

namespace anomalyst::ui
{

class ImportSurvey : public QObject
{
    Q_OBJECT
public:
    ImportSurvey(Workbench &workbench, ImportPlan &plan, QObject *parent = nullptr);
    ~ImportSurvey() override;

    void add(const QStringList &paths); // files and folders, these with all that is below them
    void setGroupInFront(int group) { m_group = group; }
    bool isBusy() const { return m_collecting > 0 || m_plan.nextToLookAt(-1) != nullptr; }
    void stop();           // looks no further
    void rememberWishes(); // those of every group that is to be imported, for the next time
    void forget(int group);

Q_SIGNALS:
    void settled(); // all files have been looked at

private:
    void lookAtNext();
    void take(int file, quint64 version, const FileLook &look);
    void takeFailure(int file, quint64 version, const JobFailure &failure);
    void goOn();

    Workbench &m_workbench;
    ImportPlan &m_plan;
    RememberedChoices m_remembered;
    int m_group = -1;
    int m_collecting = 0;
    int m_file = -1;       // the one that is being looked at
    quint64 m_version = 0; // of its group
    quint64 m_job = 0;
    bool m_isStopped = false;
};

} // namespace anomalyst::ui
