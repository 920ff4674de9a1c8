// The time of each event of a log, where it has a time column. Any thread.
#pragma once

#include "core/query/selection.h"

#include <memory>
#include <span>

namespace anomalyst::result
{

class EventTimes
{
public:
    EventTimes(const store::EventColumns &events, const WorkContext &context);

    TimeUs operator[](EventRow row) const { return m_times.empty() ? kMissingTime : m_times[row]; }

private:
    std::shared_ptr<const store::Column> m_column;
    std::span<const TimeUs> m_times;
};

// Widens [first, last] to hold the time; a missing one changes nothing.
void widen(TimeUs &first, TimeUs &last, TimeUs time);

} // namespace anomalyst::result
