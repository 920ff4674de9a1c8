#include "ui/state/import_plan.h"

#include "ui/state/file_path.h"
#include "ui/state/import_shape.h"

#include <algorithm>

namespace anomalyst::ui
{

const PlannedFile *ImportPlan::file(int id) const
{
    const auto found = std::ranges::find(m_files, id, &PlannedFile::id);
    return found == m_files.end() ? nullptr : &*found;
}

PlannedFile *ImportPlan::mutableFile(int id)
{
    return const_cast<PlannedFile *>(file(id));
}

const FileGroup *ImportPlan::group(int id) const
{
    const auto found = std::ranges::find(m_groups, id, &FileGroup::id);
    return found == m_groups.end() ? nullptr : &*found;
}

FileGroup *ImportPlan::mutableGroup(int id)
{
    return const_cast<FileGroup *>(group(id));
}

std::vector<const PlannedFile *> ImportPlan::filesOf(int group) const
{
    std::vector<const PlannedFile *> files;
    for (const PlannedFile &file : m_files) {
        if (file.group == group)
            files.push_back(&file);
    }
    return files;
}

const PlannedFile *ImportPlan::firstOf(int group) const
{
    for (const PlannedFile &file : m_files) {
        if (file.group == group && file.preview)
            return &file;
    }
    return nullptr;
}

void ImportPlan::add(const QString &path, quint64 bytes)
{
    if (std::ranges::find(m_files, path, &PlannedFile::path) != m_files.end())
        return;
    m_files.push_back({.id = ++m_lastId, .path = path, .bytes = bytes, .problem = {}, .knownFrom = {}});
    Q_EMIT filesChanged();
}

void ImportPlan::remove(int id)
{
    if (std::erase_if(m_files, [id](const PlannedFile &file) { return file.id == id; }) == 0)
        return;
    dropEmptyGroups();
    Q_EMIT filesChanged();
}

void ImportPlan::dropEmptyGroups()
{
    std::erase_if(m_groups, [this](const FileGroup &group) { return filesOf(group.id).empty(); });
}

void ImportPlan::setWanted(int id, bool wanted)
{
    PlannedFile *file = mutableFile(id);
    if (!file || file->wanted == wanted || (wanted && file->state == PlannedFile::State::Unreadable))
        return;
    file->wanted = wanted;
    Q_EMIT fileChanged(id);
}

void ImportPlan::setOptions(int id, const importing::ImportOptions &options)
{
    FileGroup *group = mutableGroup(id);
    if (!group)
        return;
    group->options = options;
    ++group->version;
    Q_EMIT groupChanged(id);
}

void ImportPlan::forgetApplied(int id)
{
    FileGroup *group = mutableGroup(id);
    if (!group)
        return;
    group->appliedFrom = {};
    setOptions(id, {});
}

int ImportPlan::groupFor(const FileLook &look)
{
    const auto found = std::ranges::find(m_groups, look.shape, &FileGroup::shape); // never that of one alone
    if (found != m_groups.end())
        return found->id;
    FileGroup group{.id = ++m_lastId, .shape = look.shape, .options = {}, .appliedFrom = {}};
    if (look.applied) {
        group.options = look.applied->options;
        group.appliedFrom = look.applied->chosen;
    }
    m_groups.push_back(std::move(group));
    return m_groups.back().id;
}

void ImportPlan::settle(int id, const FileLook &look, quint64 version)
{
    PlannedFile *file = mutableFile(id);
    if (!file)
        return;
    const bool isFirst = file->group < 0;
    if (isFirst) {
        file->group = groupFor(look);
        const FileGroup *joined = group(file->group);
        // A group whose options were changed since is looked at once more.
        const bool asFound = !hasWishes(joined->options) || (look.applied && joined->version == 1);
        version = asFound ? joined->version : 0;
        if (look.known) {
            file->wanted = false;
            file->knownFrom = look.known->log.empty()
                                  ? tr("the same content as %1").arg(toText(look.known->path.filename()))
                                  : tr("already in the case, log %1").arg(QString::fromStdString(look.known->log));
        }
    }
    if (file->state == PlannedFile::State::Unreadable)
        file->wanted = true; // another way of reading was found
    file->version = version;
    file->preview = look.preview;
    file->question = look.question;
    file->problem.clear();
    file->state = PlannedFile::State::Ready;
    if (isFirst)
        Q_EMIT filesChanged();
    Q_EMIT fileChanged(id);
}

void ImportPlan::settleUnreadable(int id, const QString &problem, quint64 version)
{
    PlannedFile *file = mutableFile(id);
    if (!file)
        return;
    const bool isFirst = file->group < 0;
    if (isFirst) { // alone, so that a person may try another format
        FileGroup alone{.id = ++m_lastId, .shape = {}, .options = {}, .appliedFrom = {}};
        file->group = alone.id;
        file->wanted = false;
        version = alone.version;
        m_groups.push_back(std::move(alone));
    }
    file->version = version;
    file->state = PlannedFile::State::Unreadable;
    file->problem = problem;
    file->preview.reset();
    file->question.reset();
    if (isFirst)
        Q_EMIT filesChanged();
    Q_EMIT fileChanged(id);
}

const PlannedFile *ImportPlan::nextToLookAt(int preferredGroup) const
{
    const PlannedFile *next = nullptr;
    for (const PlannedFile &file : m_files) {
        const FileGroup *of = group(file.group);
        const bool due = of ? file.version != of->version : file.state == PlannedFile::State::Waiting;
        if (due && (!next || (file.group == preferredGroup && next->group != preferredGroup)))
            next = &file;
    }
    return next;
}

LookOrder ImportPlan::orderFor(const PlannedFile &file, const RememberedList &remembered,
                               const std::vector<store::LogInfo> &logs) const
{
    LookOrder order{.path = toPath(file.path), .options = {}, .shape = {}, .remembered = remembered, .known = {}};
    if (const FileGroup *of = group(file.group)) {
        order.options = of->options;
        order.shape = of->shape;
        return order;
    }
    for (const store::LogInfo &log : logs) {
        for (const store::FileInfo &known : log.files)
            order.known.push_back({known.bytes, known.sha256, known.path, log.name});
    }
    for (const PlannedFile &other : m_files) {
        if (other.id == file.id)
            break;
        if (other.state == PlannedFile::State::Ready)
            order.known.push_back({other.bytes, {}, toPath(other.path), {}});
    }
    return order;
}

std::string ImportPlan::logNameOf(int id) const
{
    const FileGroup *of = group(id);
    const PlannedFile *first = firstOf(id);
    if (of && of->options.logName)
        return *of->options.logName;
    return first ? first->preview->report.log : std::string();
}

std::vector<ColumnSpec> ImportPlan::columnsOf(int id) const
{
    const PlannedFile *first = firstOf(id);
    return first ? first->preview->report.columns : std::vector<ColumnSpec>();
}

bool ImportPlan::isOpenQuestion(int id) const
{
    const auto files = filesOf(id);
    return std::ranges::any_of(
        files, [](const PlannedFile *file) { return file->wanted && file->question && !file->question->mayBeSettled; });
}

quint64 ImportPlan::wantedBytes() const
{
    quint64 bytes = 0;
    for (const PlannedFile &file : m_files)
        bytes += file.wanted ? file.bytes : 0;
    return bytes;
}

int ImportPlan::wantedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_files, [](const PlannedFile &file) { return file.wanted; }));
}

} // namespace anomalyst::ui
