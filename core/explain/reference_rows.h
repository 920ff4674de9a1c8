// The events of a window and of its reference. Internal to findContributions. Any thread.
#pragma once

#include "core/explain/contributions.h"

#include <span>

namespace anomalyst::explain
{

struct ReferenceRows {
    std::vector<EventRow> now;
    std::vector<EventRow> reference;
    double perReference = 1; // factor from the sum over the reference to what is expected in the window
    std::size_t references = 0;
};

// Throws Error where no time is left for a reference.
ReferenceRows splitRows(std::span<const TimeUs> times, const query::RowSet &rows, const ContributionParams &params,
                        const WorkContext &context);

} // namespace anomalyst::explain
