// Numbers and times to text and back, the same for writing, reading and columns. No locale, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anomalyst::store
{

std::string integerText(std::int64_t value);
std::string realText(double value); // shortest that reads back as the same number

// The whole text is the number; a real is finite.
std::optional<std::int64_t> integerIn(std::string_view text);
std::optional<double> realIn(std::string_view text);
std::optional<std::int64_t> wholeNumber(double value); // when it is one that fits

} // namespace anomalyst::store
