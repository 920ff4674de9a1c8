#include "ui/state/left_out_times.h"

#include <algorithm>

namespace anomalyst::ui
{

LeftOutTimes::LeftOutTimes(Sources sources)
    : m_sources(sources)
{
    connect(&sources.openCase, &OpenCase::contentsChanged, this, &LeftOutTimes::takeFromCase);
}

const LeftOutTimes::Times &LeftOutTimes::of(LogId log) const
{
    static const Times none;
    const auto found = m_times.find(log.value);
    return found != m_times.end() ? found->second : none;
}

void LeftOutTimes::set(LogId log, Times times)
{
    std::ranges::stable_sort(times, {}, [](const store::LeftOutTime &time) { return time.window.begin; });
    if (times == of(log))
        return;
    const bool movesWindows = store::windowsOf(times) != store::windowsOf(of(log));
    m_times[log.value] = std::move(times);
    m_unkept.insert(log.value);
    if (movesWindows)
        Q_EMIT changed(log);
    keep();
}

void LeftOutTimes::add(LogId log, store::LeftOutTime time)
{
    Times times = of(log);
    times.push_back(std::move(time));
    set(log, std::move(times));
}

void LeftOutTimes::takeFromCase()
{
    if (m_casePath != m_sources.openCase.path()) {
        m_casePath = m_sources.openCase.path();
        m_times.clear();
        m_unkept.clear();
    }
    for (const auto &[log, times] : m_sources.openCase.leftOut()) {
        if (!m_unkept.contains(log))
            m_times[log] = times;
    }
    if (!m_unkept.empty())
        keep();
}

void LeftOutTimes::keep()
{
    std::map<std::int64_t, Times> wanted;
    for (const std::int64_t log : m_unkept)
        wanted[log] = m_times[log];
    m_sources.jobs.start<bool>(this, QStringLiteral("left out"), tr("Keeping what is left out"),
                               [path = m_casePath, wanted](const WorkContext &) {
                                   store::CaseFile file = store::CaseFile::open(path, store::CaseFile::Mode::ReadWrite);
                                   for (const auto &[log, times] : wanted)
                                       store::keepLeftOutTimes(file, LogId{log}, times);
                                   return true;
                               },
                               {.done =
                                    [this](bool) {
                                        m_unkept.clear();
                                        Q_EMIT kept();
                                    },
                                .failed =
                                    [this](const JobFailure &failure) {
                                        m_sources.notices.postFailure(
                                            tr("What is left out holds, but is not kept in the case"), failure);
                                        Q_EMIT kept();
                                    }});
}

} // namespace anomalyst::ui
