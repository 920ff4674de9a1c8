#include "ui/state/case_loader.h"

#include "ui/state/file_path.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace anomalyst::ui
{

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kSampleLogs = 3;

// The sample of an earlier run, when it is whole.
std::optional<CaseContents> readSample(const fs::path &path, const WorkContext &context)
{
    if (!fs::exists(path))
        return {};
    try {
        CaseContents contents = readCase(path, context);
        if (contents.logs.size() == kSampleLogs)
            return contents;
    } catch (const Error &) {
        // made anew below
    }
    fs::remove(path);
    return {};
}

ImportOutcome makeSample(const fs::path &folder, const CaseLoader::LogWriter &writeLogs, const WorkContext &context)
{
    const fs::path path = folder / "cases" / "sample.anomalyst";
    if (auto contents = readSample(path, context))
        return {.reports = {}, .unread = {}, .contents = std::move(*contents)};
    fs::create_directories(path.parent_path());
    context.report(-1, "Writing the sample logs");
    const std::vector<fs::path> logs = writeLogs(folder / "sample logs");
    // Under another name until it is whole.
    const fs::path unfinished = folder / "cases" / "sample.unfinished";
    fs::remove(unfinished);
    ImportOutcome outcome = importLogs(unfinished, logs, {}, context);
    outcome.contents = {};
    fs::rename(unfinished, path);
    outcome.contents = readCase(path, context);
    return outcome;
}

ImportOutcome copyCase(const fs::path &from, const fs::path &to, const WorkContext &context)
{
    context.report(-1, "Copying the case");
    std::error_code failure;
    if (fs::equivalent(from, to, failure))
        throw Error("This is the case that is open", to.string(), "choose another name");
    // Nobody writes to the case here: imports and copies share one slot of the job runner.
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
    if (failure)
        throw Error("The case could not be copied: " + failure.message(), to.string(), "choose another folder");
    return {.reports = {}, .unread = {}, .contents = readCase(to, context)};
}

} // namespace

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
    start(tr("Opening %1").arg(QFileInfo(path).fileName()), tr("The case was not opened"),
          [path = toPath(path)](const WorkContext &context) {
              return ImportOutcome{.reports = {}, .unread = {}, .contents = readCase(path, context)};
          });
}

void CaseLoader::importLogs(const QStringList &paths, const importing::ImportOptions &options)
{
    std::vector<fs::path> files;
    for (const QString &path : paths)
        files.push_back(toPath(QFileInfo(path).absoluteFilePath()));
    const QString title = paths.size() == 1 ? tr("Importing %1").arg(QFileInfo(paths.front()).fileName())
                                            : tr("Importing %1 files").arg(paths.size());
    start(title, tr("Nothing was imported"),
          [files, options, open = m_workbench.openCase.path(),
           folder = toPath(dataFolder()) / "cases"](const WorkContext &context) {
              const fs::path path = open.empty() ? freeCasePath(folder, files.front().stem().string()) : open;
              return ui::importLogs(path, files, options, context);
          });
}

void CaseLoader::openSample(const LogWriter &writeLogs)
{
    start(tr("Opening the sample"), tr("The sample was not opened"),
          [folder = toPath(dataFolder()), writeLogs](const WorkContext &context) {
              return makeSample(folder, writeLogs, context);
          });
}

void CaseLoader::saveCopy(const QString &path)
{
    start(tr("Saving %1").arg(QFileInfo(path).fileName()), tr("The case was not saved"),
          [from = m_workbench.openCase.path(), to = toPath(path)](const WorkContext &context) {
              return copyCase(from, to, context);
          });
}

void CaseLoader::start(const QString &title, const QString &task,
                       std::function<ImportOutcome(const WorkContext &)> work)
{
    m_workbench.jobs.start<ImportOutcome>(
        this, QStringLiteral("case"), title, std::move(work),
        {.done = [this](ImportOutcome outcome) { finish(std::move(outcome)); },
         .failed = [this, task](const JobFailure &failure) { m_workbench.notices.postFailure(task, failure); },
         .cancelled =
             [this, task] {
                 m_workbench.notices.post({.weight = Notice::Weight::Warning, .text = tr("%1: cancelled").arg(task)});
             }});
}

void CaseLoader::finish(ImportOutcome outcome)
{
    const bool added = outcome.contents.path == m_workbench.openCase.path() && !outcome.reports.empty();
    if (!outcome.contents.path.empty())
        adopt(std::move(outcome.contents));
    if (added)
        showLog(outcome.reports.back().log);
    if (!outcome.reports.empty() || !outcome.unread.empty())
        Q_EMIT imported(outcome);
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
    m_workbench.openCase.setContents(std::move(contents));
    m_recent.add({.path = path,
                  .bytes = static_cast<quint64>(QFileInfo(path).size()),
                  .events = m_workbench.openCase.eventCount(),
                  .opened = QDateTime::currentDateTimeUtc()});
}

} // namespace anomalyst::ui
