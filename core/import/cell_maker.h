// Text to typed cells, by the plan of each column. What does not follow the plan stays text. Single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/column_evidence.h"
#include "core/import/warnings.h"

#include <string_view>

namespace anomalyst::importing
{

// Warns of times that cannot be read and of digits that are lost.
Cell makeCell(std::string_view text, const ColumnPlan &plan, std::uint64_t line, Warnings &warnings);

} // namespace anomalyst::importing
