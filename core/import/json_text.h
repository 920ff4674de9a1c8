// The insides of JSON strings. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::importing
{

struct Unescaped {
    bool valid = true;          // every escape is one that JSON knows
    bool loneSurrogate = false; // half a character; its escape was kept as it is written
    bool nul = false;           // "\u0000"; kept as it is written
};

// Appends the text that the inside of a JSON string stands for: valid UTF-8 without NUL when `raw` is.
Unescaped appendUnescaped(std::string_view raw, std::string &out);

// Appends the text as a JSON string, with its quotes; what is no UTF-8 shows as "\\xNN".
void appendJsonString(std::string_view text, std::string &out);

// Appends the bytes of "[72, 105]"; false for an array of anything but numbers from 0 to 255, and for an empty one.
bool appendByteArray(std::string_view array, std::string &out);

} // namespace anomalyst::importing
