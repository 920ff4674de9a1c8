// Where a text stands among listed events: in any of some columns, ignoring case. Any thread.
#pragma once

#include "core/base/zone_offsets.h"
#include "core/store/event_columns.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace anomalyst::query
{

struct FindParams {
    std::string text;                 // not empty
    std::vector<std::size_t> columns; // of the log
    ZoneOffsets zone = {};            // whose clock the times are shown by
};

// Places in the listing, ascending: indexes into `rows`, or rows themselves where all events are listed (nullopt).
// Numbers and times are looked for as they are printed; the blank in "2024-03-19 02:14" stands for the "T" of a time.
std::vector<std::uint32_t> findRows(const store::EventColumns &events, std::optional<std::span<const EventRow>> rows,
                                    const FindParams &params, const WorkContext &context = {});

} // namespace anomalyst::query
