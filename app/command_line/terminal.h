// What a person sees in a terminal: one line of progress, notes and errors. Text from logs is made harmless first.
#pragma once

#include "core/export/terminal_text.h"

#include <chrono>
#include <string>
#include <string_view>

namespace anomalyst::cli
{

using exporting::printable;

void clearProgress();                      // before anything else is printed on a terminal
void printError(std::string_view message); // one line on standard error
void printNote(std::string_view message);  // the same, for what is no error

// A line on standard error that is overwritten; nothing where that is no terminal. Callable from one thread.
class ProgressLine
{
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(double fraction, std::string_view phase);
    void clear();

private:
    bool m_active;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_next;
};

} // namespace anomalyst::cli
