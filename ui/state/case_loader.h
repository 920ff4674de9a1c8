// The ways to a case: open one, import logs into the open one or a new one, make the sample, save a copy. Each runs on
// a worker and ends in the open case, in the list of recent ones and in a notice; one waits for the other. GUI thread.
#pragma once

#include "ui/state/case_writing.h"
#include "ui/state/import_run.h"
#include "ui/state/recent_cases.h"
#include "ui/state/workbench.h"

#include <QStringList>

#include <deque>
#include <functional>
#include <memory>

namespace anomalyst::ui
{

class CaseLoader : public QObject
{
    Q_OBJECT
public:
    explicit CaseLoader(Workbench &workbench, QObject *parent = nullptr);

    RecentCases &recent() { return m_recent; }
    void openPaths(const QStringList &paths); // cases are opened, all else is imported
    void openCase(const QString &path);
    void importLogs(const QStringList &paths, const importing::ImportOptions &options = {});
    std::shared_ptr<ImportRun> importLogs(std::vector<LogRequest> logs);
    bool isBusy() const { return m_isBusy; }
    void cancelWaiting();                        // those that have not begun
    void openSample(const LogWriter &writeLogs); // made once, then used again
    void saveCopy(const QString &path);          // of the open case, which becomes the open one

    static bool isCasePath(const QString &path);
    static QString dataFolder();

Q_SIGNALS:
    void imported(const anomalyst::ui::ImportOutcome &outcome); // what was read and what was not

private:
    using Work = std::function<ImportOutcome(const WorkContext &)>;
    struct Task {
        QString title;
        QString failure;            // "Nothing was imported"
        std::function<Work()> plan; // called when it begins, with the case that is open then
        std::shared_ptr<ImportRun> run = {};
    };

    void enqueue(Task task);
    void startNext();
    void finish(const Task &task, ImportOutcome outcome);
    void fail(const Task &task, const JobFailure &failure);
    void endCancelled(const Task &task);
    void cancelRun(const ImportRun *run);
    void adopt(CaseContents contents);
    void showLog(const std::string &name);

    Workbench &m_workbench;
    RecentCases m_recent;
    std::deque<Task> m_waiting;
    QString m_current; // title of the one that runs
    bool m_isBusy = false;
};

} // namespace anomalyst::ui
