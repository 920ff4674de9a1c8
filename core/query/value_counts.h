// Stacking: how often each value of a column occurs among the events of a row set, rarest first. Any thread.
#pragma once

#include "core/query/selection.h"

#include <string>
#include <vector>

namespace anomalyst::query
{

struct ValueCount {
    std::string value; // "": missing
    std::size_t events = 0;
    TimeUs first = kMissingTime; // of the events that have a time; missing where the log has none
    TimeUs last = kMissingTime;
};

// Equal counts are in the order of their first event. Only values that occur are listed.
std::vector<ValueCount> countValues(const store::EventColumns &events, const RowSet &rows, std::size_t column,
                                    const WorkContext &context = {});

} // namespace anomalyst::query
