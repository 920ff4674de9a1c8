#include "core/import/json_text.h"

#include "core/import/clean_text.h"
#include "core/import/text_cursor.h"

#include <cstdint>
#include <optional>

namespace anomalyst::importing
{

namespace
{

std::optional<std::uint32_t> hexUnit(std::string_view raw)
{
    if (raw.size() < 4)
        return std::nullopt;
    std::uint32_t unit = 0;
    for (const char c : raw.substr(0, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit * 16 + static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return unit;
}

void appendUtf8(std::uint32_t character, std::string &out)
{
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xc0 | character >> 6);
        put(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        put(0xe0 | character >> 12);
        put(0x80 | (character >> 6 & 0x3f));
        put(0x80 | (character & 0x3f));
    } else {
        put(0xf0 | character >> 18);
        put(0x80 | (character >> 12 & 0x3f));
        put(0x80 | (character >> 6 & 0x3f));
        put(0x80 | (character & 0x3f));
    }
}

// `raw` begins with the four digits of "\uXXXX"; returns how many bytes were used, 0 for a bad escape.
std::size_t appendUnicode(std::string_view raw, std::string &out, Unescaped &result)
{
    const std::optional<std::uint32_t> unit = hexUnit(raw);
    if (!unit)
        return 0;
    if (*unit >= 0xd800 && *unit < 0xdc00 && raw.substr(4).starts_with("\\u")) {
        const std::optional<std::uint32_t> low = hexUnit(raw.substr(6));
        if (low && *low >= 0xdc00 && *low < 0xe000) {
            appendUtf8(0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00), out);
            return 10;
        }
    }
    const bool surrogate = *unit >= 0xd800 && *unit < 0xe000;
    result.loneSurrogate = result.loneSurrogate || surrogate;
    result.nul = result.nul || *unit == 0;
    if (surrogate || *unit == 0)
        out.append("\\u").append(raw.substr(0, 4));
    else
        appendUtf8(*unit, out);
    return 4;
}

} // namespace

Unescaped appendUnescaped(std::string_view raw, std::string &out)
{
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    Unescaped result;
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t backslash = raw.find('\\', at);
        out.append(raw.substr(at, backslash - at));
        if (backslash == std::string_view::npos)
            break;
        at = backslash + 2;
        const char letter = backslash + 1 < raw.size() ? raw[backslash + 1] : '\0';
        if (letter == 'u') {
            const std::size_t used = appendUnicode(raw.substr(at), out, result);
            at += used;
            result.valid = result.valid && used != 0;
        } else if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
            out += kMeanings[known];
        } else {
            result.valid = false;
        }
        if (!result.valid)
            return result;
    }
    return result;
}

void appendJsonString(std::string_view text, std::string &out)
{
    constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : isClean(text) ? std::string(text) : cleanText(text)) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out.append("\\u00").append({digits[c >> 4], digits[c & 15]});
        else
            out += c;
    }
    out += '"';
}

bool appendByteArray(std::string_view array, std::string &out)
{
    TextCursor cursor(array);
    const auto skipBlanks = [&] {
        while (cursor.take(' ') || cursor.take('\t') || cursor.take('\n') || cursor.take('\r')) {
        }
    };
    if (!cursor.take('['))
        return false;
    for (;;) {
        int byte = 0;
        skipBlanks();
        if (!cursor.number(1, 3, byte) || byte > 255)
            return false;
        out += static_cast<char>(byte);
        skipBlanks();
        if (cursor.take(']'))
            return cursor.atEnd();
        if (!cursor.take(','))
            return false;
    }
}

} // namespace anomalyst::importing
