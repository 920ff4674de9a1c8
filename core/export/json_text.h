// Text as a JSON string. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::exporting
{

// Appends the text in double quotes. Bytes that are no UTF-8 become U+FFFD: JSON has no place for them.
void appendJsonString(std::string &json, std::string_view text);

// Whether the text is a number as JSON writes one.
bool isJsonNumber(std::string_view text);

} // namespace anomalyst::exporting
