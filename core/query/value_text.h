// Single values as text, the same way for filters, groups and exports. Pure, any thread, no locale.
#pragma once

#include "core/store/event_columns.h"

#include <optional>
#include <string>
#include <string_view>

namespace anomalyst::query
{

std::string integerText(std::int64_t value); // "" for store::kMissingInteger
std::string realText(double value);          // shortest text that reads back as the same number; "" for NaN
std::optional<double> realFromText(std::string_view text); // finite decimal numbers only, nothing before or after
std::optional<std::int64_t> integerFromText(std::string_view text);

} // namespace anomalyst::query
