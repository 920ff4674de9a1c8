#include "ui/state/import_survey.h"

#include "ui/state/file_path.h"

#include <QFileInfo>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kMostFiles = 10'000;

struct FoundFile {
    std::filesystem::path path;
    quint64 bytes = 0;
};

std::vector<FoundFile> findFiles(const std::vector<std::filesystem::path> &paths, const WorkContext &context)
{
    std::vector<FoundFile> found;
    for (const std::filesystem::path &path : logFilesIn(paths, kMostFiles, context)) {
        std::error_code unknown;
        const std::uintmax_t bytes = std::filesystem::file_size(path, unknown);
        found.push_back({path, unknown ? 0 : bytes});
    }
    return found;
}

QString sentence(const JobFailure &failure)
{
    QString text = failure.problem;
    if (!failure.remedy.isEmpty())
        text += QLatin1String("; ") + failure.remedy;
    return text;
}

} // namespace

ImportSurvey::ImportSurvey(Workbench &workbench, ImportPlan &plan, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_plan(plan)
{
    connect(&plan, &ImportPlan::groupChanged, this, &ImportSurvey::lookAtNext);
}

ImportSurvey::~ImportSurvey()
{
    stop();
}

void ImportSurvey::add(const QStringList &paths)
{
    std::vector<std::filesystem::path> wanted;
    for (const QString &path : paths)
        wanted.push_back(toPath(QFileInfo(path).absoluteFilePath()));
    ++m_collecting;
    const auto end = [this] {
        --m_collecting;
        goOn();
    };
    m_workbench.jobs.start<std::vector<FoundFile>>(
        this, QStringLiteral("collect ") + paths.join(QLatin1Char('\n')), tr("Looking for logs"),
        [wanted](const WorkContext &context) { return findFiles(wanted, context); },
        {.done =
             [this, end](const std::vector<FoundFile> &found) {
                 for (const FoundFile &file : found)
                     m_plan.add(toText(file.path), file.bytes);
                 if (found.size() >= kMostFiles)
                     m_workbench.notices.post({.weight = Notice::Weight::Warning,
                                               .text = tr("Only the first %1 files were taken.").arg(kMostFiles)});
                 end();
             },
         .failed =
             [this, end](const JobFailure &failure) {
                 m_workbench.notices.postFailure(tr("The folder was not read"), failure);
                 end();
             },
         .cancelled = end});
}

void ImportSurvey::stop()
{
    m_isStopped = true;
    if (m_file >= 0)
        m_workbench.jobs.cancel(m_job);
}

void ImportSurvey::goOn()
{
    lookAtNext();
    if (!isBusy())
        Q_EMIT settled();
}

void ImportSurvey::lookAtNext()
{
    if (m_isStopped)
        return;
    if (m_file >= 0) {
        const PlannedFile *current = m_plan.file(m_file);
        const FileGroup *group = current ? m_plan.group(current->group) : nullptr;
        if (!group || group->version == m_version)
            return; // what is under way still counts
    }
    const PlannedFile *next = m_plan.nextToLookAt(m_group);
    if (!next)
        return;
    m_file = next->id;
    const FileGroup *group = m_plan.group(next->group);
    m_version = group ? group->version : 0;
    const LookOrder order = m_plan.orderFor(*next, m_remembered.list(), m_workbench.openCase.logs());
    const int file = m_file;
    const quint64 version = m_version;
    m_job = m_workbench.jobs.start<FileLook>(
        this, QStringLiteral("look"), tr("Looking at %1").arg(QFileInfo(next->path).fileName()),
        [order](const WorkContext &context) { return lookAt(order, context); },
        {.done = [this, file, version](const FileLook &look) { take(file, version, look); },
         .failed = [this, file, version](const JobFailure &failure) { takeFailure(file, version, failure); },
         .cancelled =
             [this, file, version] {
                 takeFailure(file, version, {.problem = tr("the look at it was cancelled"), .where = {}, .remedy = {}});
             }});
}

void ImportSurvey::take(int file, quint64 version, const FileLook &look)
{
    m_file = -1;
    m_plan.settle(file, look, version);
    goOn();
}

void ImportSurvey::takeFailure(int file, quint64 version, const JobFailure &failure)
{
    m_file = -1;
    if (!m_isStopped)
        m_plan.settleUnreadable(file, sentence(failure), version);
    goOn();
}

void ImportSurvey::rememberWishes()
{
    for (const FileGroup &group : m_plan.groups()) {
        if (!group.shape.isEmpty())
            m_remembered.remember(group.shape, group.options);
    }
}

void ImportSurvey::forget(int group)
{
    if (const FileGroup *of = m_plan.group(group))
        m_remembered.forget(of->shape);
    m_plan.forgetApplied(group);
}

} // namespace anomalyst::ui
