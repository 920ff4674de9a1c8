// Letters without their case, for "contains" that ignores it: ASCII, Latin-1, Greek and Cyrillic capitals become small
// letters; all other text stays as it is. No locale, no tables; a folded text has as many bytes as before. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::query
{

void foldCase(std::string_view utf8, std::string &folded); // replaces `folded`, so that its memory is used again
std::string foldedCase(std::string_view utf8);
// The capitals of a folded text, byte for byte as long: where both agree, a letter has no case.
std::string capitalCase(std::string_view folded);

} // namespace anomalyst::query
