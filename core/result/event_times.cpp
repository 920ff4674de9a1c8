#include "core/result/event_times.h"

#include <algorithm>

namespace anomalyst::result
{

EventTimes::EventTimes(const store::EventColumns &events, const WorkContext &context)
{
    const auto index = events.log().columnWithRole(Role::Time);
    if (!index)
        return;
    m_column = events.column(*index, context);
    if (const auto *times = std::get_if<store::TimeColumn>(m_column.get()))
        m_times = times->values;
}

void widen(TimeUs &first, TimeUs &last, TimeUs time)
{
    if (time == kMissingTime)
        return;
    first = first == kMissingTime ? time : std::min(first, time);
    last = last == kMissingTime ? time : std::max(last, time);
}

} // namespace anomalyst::result
