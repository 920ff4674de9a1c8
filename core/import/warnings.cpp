#include "core/import/warnings.h"

#include <algorithm>

namespace anomalyst::importing
{

void Warnings::add(std::string_view code, std::string_view message, std::uint64_t line, std::uint64_t count)
{
    const auto found = std::ranges::find(m_all, code, &ImportWarning::code);
    if (found == m_all.end())
        m_all.push_back({std::string(code), std::string(message), count, line});
    else
        found->count += count;
}

void Warnings::add(const Warnings &others)
{
    for (const ImportWarning &warning : others.m_all)
        add(warning.code, warning.message, warning.firstLine, warning.count);
}

void warnOfUncleanness(const Uncleanness &found, std::uint64_t line, Warnings &warnings)
{
    if (found.badBytes > 0)
        warnings.add("BAD_UTF8", "Bytes that are no UTF-8 are shown as \\xNN.", line, found.badBytes);
    if (found.nulBytes > 0)
        warnings.add("NUL_BYTE", "NUL bytes in a text are shown as \\x00.", line, found.nulBytes);
}

} // namespace anomalyst::importing
