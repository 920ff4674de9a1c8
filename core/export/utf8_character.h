// The first character of a text that should be UTF-8 and may not be. Pure, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace anomalyst::exporting
{

struct Utf8Character {
    std::uint32_t codePoint = 0;
    std::size_t bytes = 0; // 0: the text does not begin with a well-formed sequence
};

// Overlong forms, surrogates and code points beyond U+10FFFF are not well-formed. The text must not be empty.
Utf8Character firstCharacter(std::string_view text);

} // namespace anomalyst::exporting
