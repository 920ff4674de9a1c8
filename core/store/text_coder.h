// Text cells on their way into a case: most become a code of the log's dictionary, those of columns that hardly repeat
// stay text. Memory is bounded by kMaxDictionaryBytes. One thread at a time.
#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"
#include "core/store/text_index.h"
#include "core/store/text_pool.h"

#include <cstdint>
#include <string_view>

namespace anomalyst::store
{

inline constexpr std::size_t kMaxDictionaryBytes = 64 << 20; // in memory while writing, with the index
inline constexpr std::size_t kMaxCodedBytes = 64 << 10;      // longer texts stay inline

// The dictionary of one log while sources are written to it: pool codes are dictionary codes.
class LogDictionary
{
public:
    LogDictionary(Database &database, LogId log); // reads what is there

    LogId log() const { return m_log; }
    std::size_t size() const { return m_pool.size() - 1; }
    std::string_view text(std::uint32_t code) const { return m_pool[code]; }
    std::uint32_t codeFor(std::string_view text); // 0: not there and no room for more
    void write(Database &database);               // the codes that are new since the last time

private:
    bool hasRoom() const;

    LogId m_log;
    TextPool m_pool;
    TextIndex m_index;
    std::size_t m_written = 0; // codes [1, m_written] are in the case
    bool m_complete = true;    // false: the case holds more texts than there is room for, so none may be added
};

// Decides for one column of one source. After each window of values in which more than half were new to the dictionary
// the rest of the column stays inline.
class ColumnCoder
{
public:
    std::uint32_t codeFor(std::string_view text, LogDictionary &dictionary); // 0: keep it inline

private:
    std::uint32_t m_lastCode = 0; // neighbouring rows often have the same text
    std::uint32_t m_seen = 0;     // in this window
    std::uint32_t m_new = 0;
    bool m_inline = false;
};

} // namespace anomalyst::store
