// Events in the order of their values. Stable: rows that are equal in every key keep the order they came in. A missing
// value comes last whichever way the order goes. Numbers and times by value; texts by code point, so that an order is
// the same on every computer. Any thread.
#pragma once

#include "core/store/event_columns.h"

#include <span>
#include <vector>

namespace anomalyst::query
{

struct SortKey {
    std::size_t column = 0;
    bool descending = false;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

// All rows of a log, in file order.
std::vector<EventRow> allRows(std::size_t count);

// `rows` ordered by the first key, equal ones by the second, and so on. Loads the columns that it needs. Throws Error
// or Cancelled.
std::vector<EventRow> orderRows(const store::EventColumns &events, std::vector<EventRow> rows,
                                std::span<const SortKey> keys, const WorkContext &context = {});

} // namespace anomalyst::query
