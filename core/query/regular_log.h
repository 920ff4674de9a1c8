// Recognises a log that is itself a series: one event a bucket of time, with a number. Any thread.
#pragma once

#include "core/store/event_columns.h"

#include <optional>
#include <string>

namespace anomalyst::query
{

struct RegularLog {
    DurationUs bucket = kHourUs; // a second to a week
    std::string valueColumn;     // the one with role bytes, else the first column of numbers
};

// Nothing unless the times rise from row to row in whole steps of one length, at least half of the buckets hold an
// event, there is a column of numbers, and all rows have the same texts: others are events that happen to be regular.
// Looks no further than the first row that does not fit.
std::optional<RegularLog> recogniseRegularLog(const store::EventColumns &events, const WorkContext &context = {});

} // namespace anomalyst::query
