#include "core/export/json_text.h"

#include "core/export/utf8_character.h"

namespace anomalyst::exporting
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

void appendEscaped(std::string &json, char c)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"':
        json += "\\\"";
        return;
    case '\\':
        json += "\\\\";
        return;
    case '\n':
        json += "\\n";
        return;
    case '\r':
        json += "\\r";
        return;
    case '\t':
        json += "\\t";
        return;
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
        json += "\\u00";
        json += kHex[byte >> 4];
        json += kHex[byte & 0xF];
    } else {
        json += c;
    }
}

} // namespace

void appendJsonString(std::string &json, std::string_view text)
{
    json += '"';
    while (!text.empty()) {
        const std::size_t length = firstCharacter(text).bytes;
        if (length == 1)
            appendEscaped(json, text.front());
        else if (length > 1)
            json += text.substr(0, length);
        else
            json += "\xEF\xBF\xBD";
        text.remove_prefix(length == 0 ? 1 : length);
    }
    json += '"';
}

bool isJsonNumber(std::string_view text)
{
    std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
    const std::size_t whole = at;
    at = skipDigits(text, at);
    if (at == whole || (text[whole] == '0' && at > whole + 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = ++at;
        at = skipDigits(text, at);
        if (at == fraction)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skipDigits(text, at);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

} // namespace anomalyst::exporting
