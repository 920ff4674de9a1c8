#include "ui/state/open_case.h"

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

void widen(std::optional<TimeWindow> &window, const std::vector<TimeUs> &times)
{
    for (const TimeUs time : times) {
        if (time == kMissingTime)
            continue;
        if (!window)
            window = TimeWindow{time, time + 1};
        window->begin = std::min(window->begin, time);
        window->end = std::max(window->end, time + 1);
    }
}

} // namespace

CaseContents readCase(const std::filesystem::path &path, const WorkContext &context)
{
    store::CaseFile file = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly);
    CaseContents contents{.path = path, .logs = file.logs(), .columns = {}, .time = {}};
    for (const store::LogInfo &log : contents.logs) {
        context.checkStopped();
        contents.columns.push_back(store::EventColumns::open(path, log.id));
        if (auto leftOut = store::leftOutTimes(file, log.id); !leftOut.empty())
            contents.leftOut[log.id.value] = std::move(leftOut);
        const auto timeColumn = log.columnWithRole(Role::Time);
        if (!timeColumn)
            continue;
        const auto column = contents.columns.back()->column(*timeColumn, context);
        if (const auto *times = std::get_if<store::TimeColumn>(column.get()))
            widen(contents.time, times->values);
    }
    if (!store::CaseFile::isBeingWritten(path)) // else it is what an import is at
        contents.unfinished = file.unfinishedImport();
    return contents;
}

QString OpenCase::name() const
{
    return QString::fromStdString(m_contents.path.stem().string());
}

const store::LogInfo *OpenCase::log(LogId id) const
{
    for (const store::LogInfo &log : m_contents.logs) {
        if (log.id == id)
            return &log;
    }
    return nullptr;
}

std::shared_ptr<const store::EventColumns> OpenCase::columns(LogId id) const
{
    for (std::size_t i = 0; i < m_contents.logs.size(); ++i) {
        if (m_contents.logs[i].id == id)
            return m_contents.columns[i];
    }
    return nullptr;
}

std::uint64_t OpenCase::eventCount() const
{
    std::uint64_t count = 0;
    for (const store::LogInfo &log : m_contents.logs)
        count += log.events;
    return count;
}

void OpenCase::setContents(CaseContents contents)
{
    m_contents = std::move(contents);
    Q_EMIT contentsChanged();
}

void OpenCase::close()
{
    setContents({});
}

} // namespace anomalyst::ui
