#include "ui/state/case_loader.h"

#include "ui/state/case_writing.h"
#include "ui/state/file_path.h"

#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace anomalyst::ui
{

CaseLoader::CaseLoader(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
}

bool CaseLoader::isCasePath(const QString &path)
{
    return path.endsWith(QLatin1String(".anomalyst"), Qt::CaseInsensitive);
}

QString CaseLoader::dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

void CaseLoader::openPaths(const QStringList &paths)
{
    QStringList logs;
    for (const QString &path : paths) {
        if (isCasePath(path))
            openCase(path);
        else
            logs << path;
    }
    if (!logs.isEmpty())
        importLogs(logs);
}

void CaseLoader::openCase(const QString &path)
{
    enqueue({tr("Opening %1").arg(QFileInfo(path).fileName()), tr("The case was not opened"), [path = toPath(path)] {
                 return Work([path](const WorkContext &context) {
                     return ImportOutcome{.files = {}, .unread = {}, .contents = readCase(path, context)};
                 });
             }});
}

void CaseLoader::importLogs(const QStringList &paths, const importing::ImportOptions &options)
{
    std::vector<LogRequest> logs;
    for (const QString &path : paths)
        logs.push_back({toPath(QFileInfo(path).absoluteFilePath()), options});
    importLogs(std::move(logs));
}

std::shared_ptr<ImportRun> CaseLoader::importLogs(std::vector<LogRequest> logs)
{
    const auto run = std::make_shared<ImportRun>(std::move(logs));
    const std::vector<LogRequest> &wished = run->logs();
    const QString title = wished.size() == 1 ? tr("Importing %1").arg(toText(wished.front().path.filename()))
                                             : tr("Importing %1 files").arg(wished.size());
    connect(run.get(), &ImportRun::cancelRequested, this, [this, asked = run.get()] { cancelRun(asked); });
    enqueue({title, tr("Nothing was imported"),
             [this, run] {
                 return Work([run, open = m_workbench.openCase.path(),
                              folder = toPath(dataFolder()) / "cases"](const WorkContext &context) {
                     const std::string name = run->logs().front().path.stem().string();
                     return ui::importLogs(open.empty() ? freeCasePath(folder, name) : open, run->logs(), *run->tally(),
                                           context);
                 });
             },
             run});
    return run;
}

void CaseLoader::openSample(const LogWriter &writeLogs)
{
    enqueue({tr("Opening the sample"), tr("The sample was not opened"), [writeLogs] {
                 return Work([folder = toPath(dataFolder()), writeLogs](const WorkContext &context) {
                     return makeSample(folder, writeLogs, context);
                 });
             }});
}

void CaseLoader::saveCopy(const QString &path)
{
    enqueue({tr("Saving %1").arg(QFileInfo(path).fileName()), tr("The case was not saved"), [this, to = toPath(path)] {
                 return Work([from = m_workbench.openCase.path(), to](const WorkContext &context) {
                     return copyCase(from, to, context);
                 });
             }});
}

void CaseLoader::enqueue(Task task)
{
    if (m_isBusy)
        m_workbench.notices.post(
            {.weight = Notice::Weight::Good, .text = tr("%1 waits for the end of: %2").arg(task.title, m_current)});
    m_waiting.push_back(std::move(task));
    startNext();
}

void CaseLoader::startNext()
{
    if (m_isBusy || m_waiting.empty())
        return;
    m_isBusy = true;
    const Task task = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_current = task.title;
    const quint64 job = m_workbench.jobs.start<ImportOutcome>(
        this, QStringLiteral("case"), task.title, task.plan(),
        {.done = [this, task](ImportOutcome outcome) { finish(task, std::move(outcome)); },
         .failed = [this, task](const JobFailure &failure) { fail(task, failure); },
         .cancelled =
             [this, task] {
                 m_isBusy = false;
                 endCancelled(task);
                 startNext();
             }});
    if (task.run)
        task.run->markRunning(job);
}

void CaseLoader::finish(const Task &task, ImportOutcome outcome)
{
    m_isBusy = false;
    const bool added = outcome.contents.path == m_workbench.openCase.path() && !outcome.files.empty();
    if (!outcome.contents.path.empty())
        adopt(std::move(outcome.contents));
    if (added)
        showLog(outcome.files.back().log);
    if (!outcome.files.empty() || !outcome.unread.empty())
        Q_EMIT imported(outcome);
    if (task.run) {
        task.run->markEnded();
        Q_EMIT task.run->finished(outcome);
    }
    startNext();
}

void CaseLoader::fail(const Task &task, const JobFailure &failure)
{
    m_isBusy = false;
    m_workbench.notices.postFailure(task.failure, failure);
    if (task.run) {
        task.run->markEnded();
        Q_EMIT task.run->failed(failure);
    }
    startNext();
}

void CaseLoader::endCancelled(const Task &task)
{
    m_workbench.notices.post({.weight = Notice::Weight::Warning, .text = tr("%1: cancelled").arg(task.failure)});
    if (task.run) {
        task.run->markEnded();
        Q_EMIT task.run->cancelled();
    }
}

void CaseLoader::cancelRun(const ImportRun *run)
{
    if (run->state() == ImportRun::State::Running) {
        m_workbench.jobs.cancel(run->job());
        return;
    }
    const auto found = std::ranges::find_if(m_waiting, [run](const Task &task) { return task.run.get() == run; });
    if (found == m_waiting.end())
        return;
    const Task task = *found;
    m_waiting.erase(found);
    endCancelled(task);
}

void CaseLoader::cancelWaiting()
{
    for (const Task &task : std::exchange(m_waiting, {}))
        endCancelled(task);
}

void CaseLoader::showLog(const std::string &name)
{
    for (const store::LogInfo &log : m_workbench.openCase.logs()) {
        if (log.name == name)
            m_workbench.selection.setScope({.log = log.id, .title = {}, .rows = {}, .window = {}});
    }
}

void CaseLoader::adopt(CaseContents contents)
{
    const QString path = toText(contents.path);
    if (contents.unfinished)
        m_workbench.notices.post(
            {.weight = Notice::Weight::Warning,
             .text = tr("The import of %1 was cut off after %2 events, which are not shown")
                         .arg(QString::fromStdString(contents.unfinished->path),
                              QLocale().toString(qulonglong(contents.unfinished->events))),
             .details = tr("Import it again in the same way to go on; the next import of another file removes them.")});
    m_workbench.openCase.setContents(std::move(contents));
    m_recent.add({.path = path,
                  .bytes = static_cast<quint64>(QFileInfo(path).size()),
                  .events = m_workbench.openCase.eventCount(),
                  .opened = QDateTime::currentDateTimeUtc()});
}

} // namespace anomalyst::ui
