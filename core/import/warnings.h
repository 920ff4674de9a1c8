// Counts the findings of one import by code, in the order in which they were first met. Single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/clean_text.h"

#include <string_view>
#include <vector>

namespace anomalyst::importing
{

class Warnings
{
public:
    // The message and the line of the first finding of a code are kept. Line 0: not tied to a line.
    void add(std::string_view code, std::string_view message, std::uint64_t line = 0, std::uint64_t count = 1);
    void add(const Warnings &others);
    const std::vector<ImportWarning> &all() const { return m_all; }

private:
    std::vector<ImportWarning> m_all;
};

// BAD_UTF8 and NUL_BYTE, as far as there were any.
void warnOfUncleanness(const Uncleanness &found, std::uint64_t line, Warnings &warnings);

} // namespace anomalyst::importing
