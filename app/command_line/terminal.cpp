#include "app/command_line/terminal.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace anomalyst::cli
{

namespace
{

void printLine(std::string_view message)
{
    clearProgress();
    const std::string line = "anomalyst-cli: " + printable(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

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
