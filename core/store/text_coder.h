// Text cells on their way into a case: most become a code of the log's dictionary, those of columns that hardly repeat
// stay text. Memory is bounded by kMaxDictionaryBytes. One thread at a time.
#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"
#include "core/store/text_index.h"
#include "core/store/text_pool.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

inline constexpr std::size_t kMaxDictionaryBytes = 64 << 20; // in memory while writing, with the index
inline constexpr std::size_t kMaxCodedBytes = 64 << 10;      // longer texts stay inline

// The dictionary of one log while sources are written to it: pool codes are dictionary codes.
class LogDictionary
{
public:
    // Reads the texts that are there, as far as `last`.
    LogDictionary(Database &database, LogId log, std::int64_t last = std::numeric_limits<std::int64_t>::max());

    LogId log() const { return m_log; }
    std::size_t size() const { return m_pool.size() - 1; }
    std::string_view text(std::uint32_t code) const { return m_pool[code]; }
    std::uint32_t codeFor(std::string_view text, std::uint32_t hash); // 0: not there and no room for more
    const TextIndex &index() const { return m_index; }
    // Appends the texts that are new since the last time, in the order of their codes. They live as long as this does.
    void takeNew(std::vector<std::string_view> &texts);

private:
    bool hasRoom() const;

    LogId m_log;
    TextPool m_pool;
    TextIndex m_index;
    std::size_t m_taken = 0; // codes [1, m_taken] are in the case or on their way to it
    bool m_complete = true;  // false: the case holds more texts than there is room for, so none may be added
};

// Decides for one column of one source, by how many values of a window were new to the dictionary. More than half are
// many: a column that has many for several windows on end stays inline from there on, one that has nothing else at
// once.
class ColumnCoder
{
public:
    // A code for each text; 0: keep it inline.
    void code(std::span<const std::string_view> texts, LogDictionary &dictionary, std::span<std::uint32_t> codes);

private:
    void codeGroup(std::span<const std::string_view> texts, LogDictionary &dictionary, std::span<std::uint32_t> codes);
    std::uint32_t codeFor(std::string_view text, std::uint32_t hash, LogDictionary &dictionary);
    void endWindow();

    std::uint32_t m_seen = 0; // in this window
    std::uint32_t m_new = 0;
    std::uint32_t m_manyNew = 0; // windows on end
    bool m_inline = false;
};

} // namespace anomalyst::store
