// The ways to a case: open one, import logs into the open one or a new one, make the sample, save a copy. Each runs on
// a worker and ends in the open case, in the list of recent ones and in a notice. GUI thread.
#pragma once

#include "ui/state/log_import.h"
#include "ui/state/recent_cases.h"
#include "ui/state/workbench.h"

#include <QStringList>

#include <functional>

namespace anomalyst::ui
{

class CaseLoader : public QObject
{
    Q_OBJECT
public:
    // Writes logs into a folder and returns their paths.
    using LogWriter = std::function<std::vector<std::filesystem::path>(const std::filesystem::path &folder)>;

    explicit CaseLoader(Workbench &workbench, QObject *parent = nullptr);

    RecentCases &recent() { return m_recent; }
    void openPaths(const QStringList &paths); // cases are opened, all else is imported
    void openCase(const QString &path);
    void importLogs(const QStringList &paths, const importing::ImportOptions &options = {});
    void openSample(const LogWriter &writeLogs); // made once, then used again
    void saveCopy(const QString &path);          // of the open case, which becomes the open one

    static bool isCasePath(const QString &path);
    static QString dataFolder();

Q_SIGNALS:
    void imported(const anomalyst::ui::ImportOutcome &outcome); // what was read and what was not

private:
    void start(const QString &title, const QString &task, std::function<ImportOutcome(const WorkContext &)> work);
    void finish(ImportOutcome outcome);
    void adopt(CaseContents contents);
    void showLog(const std::string &name);

    Workbench &m_workbench;
    RecentCases m_recent;
};

} // namespace anomalyst::ui
