#include "core/import/text_decoder.h"

#include <array>
#include <cstdint>

namespace anomalyst::importing
{

namespace
{

// 0x80 to 0x9f; 0: no character.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                        0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                        0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

std::uint32_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

void appendUtf8(std::uint32_t codePoint, std::string &out)
{
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    const auto addRest = [&](int shift) { add(0x80 | ((codePoint >> shift) & 0x3f)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xc0 | codePoint >> 6);
        addRest(0);
    } else if (codePoint < 0x10000) {
        add(0xe0 | codePoint >> 12);
        addRest(6);
        addRest(0);
    } else {
        add(0xf0 | codePoint >> 18);
        addRest(12);
        addRest(6);
        addRest(0);
    }
}

DecodedCharacter flawed(std::size_t bytes, char mark, std::uint32_t value, std::string &out)
{
    constexpr char digits[] = "0123456789abcdef";
    out += '\\';
    out += mark;
    for (int digit = mark == 'x' ? 1 : mark == 'u' ? 3 : 7; digit >= 0; --digit)
        out += digits[value >> (4 * digit) & 15];
    return {bytes, true};
}

DecodedCharacter sound(std::size_t bytes, std::uint32_t codePoint, std::string &out)
{
    appendUtf8(codePoint, out);
    return {bytes, false};
}

bool isHighHalf(std::uint32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLowHalf(std::uint32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

DecodedCharacter decodeUtf16(bool isLittle, std::string_view bytes, bool isLast, std::string &out)
{
    const auto unitAt = [&](std::size_t at) {
        const std::uint32_t first = byteAt(bytes, at);
        const std::uint32_t second = byteAt(bytes, at + 1);
        return isLittle ? first | second << 8 : first << 8 | second;
    };
    if (bytes.size() < 2)
        return isLast ? flawed(1, 'x', byteAt(bytes, 0), out) : DecodedCharacter();
    const std::uint32_t unit = unitAt(0);
    if (!isHighHalf(unit))
        return isLowHalf(unit) ? flawed(2, 'u', unit, out) : sound(2, unit, out);
    if (bytes.size() < 4)
        return isLast ? flawed(2, 'u', unit, out) : DecodedCharacter();
    const std::uint32_t second = unitAt(2);
    if (!isLowHalf(second))
        return flawed(2, 'u', unit, out);
    return sound(4, 0x10000 + ((unit - 0xd800) << 10 | (second - 0xdc00)), out);
}

DecodedCharacter decodeUtf32(bool isLittle, std::string_view bytes, bool isLast, std::string &out)
{
    if (bytes.size() < 4)
        return isLast ? flawed(1, 'x', byteAt(bytes, 0), out) : DecodedCharacter();
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < 4; ++i)
        unit = unit << 8 | byteAt(bytes, isLittle ? 3 - i : i);
    if (unit > 0x10ffff || isHighHalf(unit) || isLowHalf(unit))
        return flawed(4, 'U', unit, out);
    return sound(4, unit, out);
}

DecodedCharacter decodeWindows1252(std::uint32_t byte, std::string &out)
{
    if (byte < 0x80 || byte >= 0xa0)
        return sound(1, byte, out);
    const std::uint32_t codePoint = kWindows1252[byte - 0x80];
    return codePoint == 0 ? flawed(1, 'x', byte, out) : sound(1, codePoint, out);
}

} // namespace

DecodedCharacter decodeCharacter(TextEncoding encoding, std::string_view bytes, bool isLast, std::string &out)
{
    switch (encoding) {
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return decodeUtf16(encoding == TextEncoding::Utf16Le, bytes, isLast, out);
    case TextEncoding::Utf32Le:
    case TextEncoding::Utf32Be:
        return decodeUtf32(encoding == TextEncoding::Utf32Le, bytes, isLast, out);
    case TextEncoding::Windows1252:
        return decodeWindows1252(byteAt(bytes, 0), out);
    case TextEncoding::Utf8:
        break;
    }
    out += bytes.front(); // as it is: bad bytes are told where they are met
    return {1, false};
}

} // namespace anomalyst::importing
