// Text as the case file keeps it: valid UTF-8 without NUL. What is not shows as "\xNN". Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::importing
{

bool isValidUtf8(std::string_view text);
bool isClean(std::string_view text); // valid UTF-8 and no NUL

struct Uncleanness {
    std::size_t badBytes = 0; // not part of valid UTF-8
    std::size_t nulBytes = 0;
};
// The text with every bad byte and NUL written as the mark and two hexadecimal digits.
std::string cleanText(std::string_view text, Uncleanness *found = nullptr, std::string_view mark = "\\x");
// At most `bytes` bytes, cut between characters.
std::string_view cutText(std::string_view text, std::size_t bytes);

} // namespace anomalyst::importing
