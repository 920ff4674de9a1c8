// Where a time stands in a line of text. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace anomalyst::importing
{

// Length of the longest point in time (date and clock time) at the front; 0 when there is none.
std::size_t timeAtFront(std::string_view text);

struct TimeInText {
    std::string_view time;
    std::string_view behind; // with leading blanks cut
};
// The time that the line begins with, perhaps in brackets.
std::optional<TimeInText> leadingTime(std::string_view line);
// The first time in the first part of the line, at the start of a word.
std::optional<TimeInText> innerTime(std::string_view line);

} // namespace anomalyst::importing
