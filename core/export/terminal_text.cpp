#include "core/export/terminal_text.h"

#include "core/export/utf8_character.h"

#include <algorithm>

namespace anomalyst::exporting
{

namespace
{

constexpr std::size_t kLongestCharacter = 4;

bool isHarmful(std::uint32_t codePoint)
{
    const auto within = [codePoint](std::uint32_t first, std::uint32_t last) {
        return codePoint >= first && codePoint <= last;
    };
    return codePoint < 0x20 || within(0x7F, 0x9F) || within(0x200B, 0x200F) || within(0x2028, 0x202E) ||
           within(0x2060, 0x206F) || codePoint == 0x61C || codePoint == 0xFEFF;
}

void appendEscape(std::string &out, std::string_view prefix, std::uint32_t value, int digits)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    out += prefix;
    for (int digit = digits - 1; digit >= 0; --digit)
        out += kHex[value >> (4 * digit) & 0xF];
}

// Takes the first character off the text.
void appendPrintable(std::string &out, std::string_view &text)
{
    const Utf8Character character = firstCharacter(text);
    if (character.bytes == 0)
        appendEscape(out, "\\x", static_cast<unsigned char>(text.front()), 2);
    else if (isHarmful(character.codePoint))
        appendEscape(out, "\\u", character.codePoint, 4);
    else
        out += text.substr(0, character.bytes);
    text.remove_prefix(std::max<std::size_t>(1, character.bytes));
}

bool mayGoOn(std::string_view text)
{
    return text.size() < kLongestCharacter && static_cast<unsigned char>(text.front()) >= 0xC2 &&
           firstCharacter(text).bytes == 0;
}

} // namespace

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty())
        appendPrintable(out, text);
    return out;
}

void TerminalText::append(std::string_view bytes, std::string &out)
{
    m_held += bytes;
    std::string_view text = m_held;
    while (!text.empty() && !mayGoOn(text)) {
        if (text.front() == '\n' || text.front() == '\t') {
            out += text.front();
            text.remove_prefix(1);
        } else {
            appendPrintable(out, text);
        }
    }
    m_held.erase(0, m_held.size() - text.size());
}

} // namespace anomalyst::exporting
