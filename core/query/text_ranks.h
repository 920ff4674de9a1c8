// The order of the distinct texts of a column: each is compared once, however many events have it. Any thread.
#pragma once

#include "core/store/event_columns.h"

#include <span>
#include <vector>

namespace anomalyst::query
{

struct TextRanks {
    std::uint32_t count = 0;           // of texts that have one
    std::vector<std::uint32_t> byCode; // 0 .. count - 1 by code point; of no meaning for texts that no row has
};

// Ranks of the texts that the rows have; the missing text 0 has none.
TextRanks ranksOfTexts(const store::TextColumn &column, std::span<const EventRow> rows, const WorkContext &context);

} // namespace anomalyst::query
