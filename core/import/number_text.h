// Numbers as logs write them, by the letter: no locale, no leading zeros, no plus sign, so that the text of a number
// can be had back from its value. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace anomalyst::importing
{

// The digits of an int64 as it would be printed; nothing for "007", "+1", "-0" and what does not fit.
std::optional<std::int64_t> parseCanonicalInteger(std::string_view text);

// Whether this is a number as JSON writes them ("-1.50e3"; not ".5", "1.", "nan").
bool isNumberText(std::string_view text);

// A finite number of that form that is not a run of digits too long for an int64: such a run is an identifier.
std::optional<double> parseReal(std::string_view text);

// Whether the shortest text of the value is this text.
bool isShortestText(double value, std::string_view text);

} // namespace anomalyst::importing
