// One condition on one column: which events it keeps. A text is looked at once, however many events have it. Any
// thread.
#pragma once

#include "core/query/selection.h"

#include <cstdint>
#include <span>

namespace anomalyst::query
{

// Clears keep[row] for every event that the condition leaves out; keep has one entry an event.
// Throws Error where an order is asked of numbers or times and the value is none.
void applyCondition(const store::Column &column, const Condition &condition, std::span<std::uint8_t> keep,
                    const WorkContext &context);

} // namespace anomalyst::query
