// What the bytes of a whole source say on whether it is UTF-8 or Windows-1252 text. Fed with consecutive blocks,
// however they are cut. Single thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace anomalyst::importing
{

class Utf8Evidence
{
public:
    void add(std::string_view block);
    void finish(); // behind the last block

    // Accented letters between plain ones, and hardly anything that is UTF-8 or neither of the two.
    bool isWindows1252() const { return m_western > 0 && m_utf8 * 20 <= m_western && m_odd * 10 <= m_western; }

private:
    void addRun(char after);

    char m_before = '\n';        // ahead of the run
    std::string m_run;           // of bytes beyond ASCII, up to the end of what was added
    std::uint64_t m_utf8 = 0;    // runs that are UTF-8
    std::uint64_t m_western = 0; // runs that are words or signs of Windows-1252
    std::uint64_t m_odd = 0;     // runs that are neither
};

} // namespace anomalyst::importing
