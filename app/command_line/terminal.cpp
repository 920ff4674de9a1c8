#include "app/command_line/terminal.h"

#include "core/export/utf8_character.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <unistd.h>

namespace anomalyst::cli
{

namespace
{

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

void printLine(std::string_view message)
{
    clearProgress();
    const std::string line = "anomalyst-cli: " + printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const exporting::Utf8Character character = exporting::firstCharacter(text);
        if (character.bytes == 0)
            appendEscape(out, "\\x", static_cast<unsigned char>(text.front()), 2);
        else if (isHarmful(character.codePoint))
            appendEscape(out, "\\u", character.codePoint, 4);
        else
            out += text.substr(0, character.bytes);
        text.remove_prefix(std::max<std::size_t>(1, character.bytes));
    }
    return out;
}

void clearProgress()
{
    if (isatty(STDERR_FILENO) == 1)
        std::fputs("\r\x1b[K", stderr);
}

void printError(std::string_view message)
{
    printLine(message);
}

void printNote(std::string_view message)
{
    printLine(message);
}

ProgressLine::ProgressLine(bool wanted)
    : m_active(wanted && isatty(STDERR_FILENO) == 1)
    , m_next(std::chrono::steady_clock::now())
{
}

void ProgressLine::show(double fraction, std::string_view phase)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_active || now < m_next)
        return;
    m_next = now + std::chrono::milliseconds(100);
    std::string line = "\r\x1b[K";
    if (fraction >= 0)
        line += std::to_string(static_cast<int>(std::min(fraction, 1.0) * 100)) + " %  ";
    line += printable(phase.substr(0, 60));
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fputs("\r\x1b[K", stderr);
    m_shown = false;
}

} // namespace anomalyst::cli
