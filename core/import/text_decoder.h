// One character after another of a text in any of the encodings, as UTF-8. What is no character becomes a visible
// escape of its unit: "\ud83d" of half a pair, "\U00110000" of UTF-32, "\x81" of a single byte. Pure functions, any
// thread.
#pragma once

#include "core/import/text_encoding.h"

#include <string>
#include <string_view>

namespace anomalyst::importing
{

struct DecodedCharacter {
    std::size_t bytes = 0; // it took; 0: more are needed to tell
    bool isFlawed = false; // an escape was written
};

// Appends the first character of the bytes; nothing lies behind them when `isLast`. The bytes must not be empty.
DecodedCharacter decodeCharacter(TextEncoding encoding, std::string_view bytes, bool isLast, std::string &out);

} // namespace anomalyst::importing
