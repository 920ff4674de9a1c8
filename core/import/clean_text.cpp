#include "core/import/clean_text.h"

#include <cstring>
#include <simdjson.h>

namespace anomalyst::importing
{

namespace
{

// Length of the UTF-8 character at the front, 0 when there is none (overlong forms and surrogates are none).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool second = (lead != 0xe0 || byte(1) >= 0xa0) && (lead != 0xed || byte(1) <= 0x9f);
        return second && follows(1) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool second = (lead != 0xf0 || byte(1) >= 0x90) && (lead != 0xf4 || byte(1) <= 0x8f);
        return second && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

void appendEscape(std::string &out, std::string_view mark, unsigned char byte)
{
    constexpr char digits[] = "0123456789abcdef";
    out += mark;
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

} // namespace

bool isValidUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

bool isClean(std::string_view text)
{
    return text.empty() || (std::memchr(text.data(), 0, text.size()) == nullptr && isValidUtf8(text));
}

std::string cleanText(std::string_view text, Uncleanness *found, std::string_view mark)
{
    std::string out;
    out.reserve(text.size() + 16);
    Uncleanness uncleanness;
    while (!text.empty()) {
        const std::size_t length = text.front() == '\0' ? 0 : characterLength(text);
        if (length == 0) {
            ++(text.front() == '\0' ? uncleanness.nulBytes : uncleanness.badBytes);
            appendEscape(out, mark, static_cast<unsigned char>(text.front()));
        } else {
            out.append(text.substr(0, length));
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    if (found)
        *found = uncleanness;
    return out;
}

std::string_view cutText(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

} // namespace anomalyst::importing
