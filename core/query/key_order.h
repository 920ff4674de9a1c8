// Rows in the order of 64-bit keys: a stable radix sort over the bits in which the keys differ. Internal to the orders
// of rows and texts. Any thread.
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <vector>

namespace anomalyst::query
{

struct KeyedRow {
    std::uint64_t key = 0;
    std::uint32_t row = 0; // or whatever the key belongs to
};

// Descending: equal keys still keep their order.
void orderByKey(std::vector<KeyedRow> &rows, bool descending, const WorkContext &context);

} // namespace anomalyst::query
