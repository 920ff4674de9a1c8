// Taking the text of a line apart. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

// The parts between the separators; one more than there are separators, which are not empty.
std::vector<std::string_view> splitText(std::string_view text, std::string_view separator);

// What stands before the first `end`, which is taken with it; all when there is none.
std::string_view takeUntil(std::string_view &rest, char end);
std::string_view withoutBlanks(std::string_view text); // at both ends
std::string_view withoutLeadingBlanks(std::string_view text);

// Of two hexadecimal digits at the front.
std::optional<std::uint8_t> hexByte(std::string_view text);

// The inside of what stands in double quotes at the front, up to a quote without a backslash before it; takes it.
// Nothing when no quote opens or closes.
std::optional<std::string_view> takeQuoted(std::string_view &rest);

// "203.0.113.9" of "203.0.113.9:51234", "2001:db8::1" of "[2001:db8::1]:443".
std::string_view withoutPort(std::string_view address);

} // namespace anomalyst::importing
