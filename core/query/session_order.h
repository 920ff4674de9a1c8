// Sorts events by user columns, then time, then file order, in linear time: a radix sort of the times, then a counting
// sort for each user column from the last to the first. Pure, any thread.
#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <vector>

namespace anomalyst::query
{

// A column as codes and the place of each code in the order of the texts.
struct RankedColumn {
    std::span<const std::uint32_t> codes; // one an event of the log
    std::vector<std::uint32_t> ranks;     // one a code, 0 to codes - 1
};

// Reorders rows, which are in file order.
void sortByUserAndTime(std::vector<EventRow> &rows, std::span<const TimeUs> times, std::span<const RankedColumn> users,
                       const WorkContext &context);

} // namespace anomalyst::query
