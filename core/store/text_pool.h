// Many short texts in few blocks of memory, numbered as they come. One thread at a time while it is filled; then
// immutable and free to share.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

// Texts of a pool that lie one after the other in memory without a gap: codes [first, end).
struct TextStretch {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

// Distinct texts, in order of their first use; text 0 is always the missing value, shown as "".
class TextPool
{
public:
    TextPool();
    std::uint32_t add(std::string_view text); // does not look for an equal one; copies
    std::size_t size() const { return m_views.size(); }
    std::size_t bytes() const { return m_bytes; } // of all texts together
    std::string_view operator[](std::uint32_t code) const { return m_views[code]; }
    void fetch(std::uint32_t code) const { __builtin_prefetch(&m_views[code]); } // into the cache
    std::vector<TextStretch> stretches() const; // all texts but text 0, in order

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::vector<std::uint32_t> m_firstCodes; // of each block
    char *m_free = nullptr;                  // in the last block
    std::size_t m_freeBytes = 0;
    std::size_t m_bytes = 0;
    std::vector<std::string_view> m_views;
};

} // namespace anomalyst::store
