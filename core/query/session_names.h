// Texts → dense codes in order of their first appearance, each text kept once. One thread while it is filled.
#pragma once

#include "core/store/event_columns.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

class SessionNames
{
public:
    SessionNames();

    std::uint32_t code(std::string_view text) { return find(text, hash(text)); }
    // The codes of many texts: faster than one by one where there are many names, because waits for memory overlap.
    void codes(std::span<const std::string_view> texts, std::span<std::uint32_t> result);

    std::size_t size() const { return m_pool.size() - 1; }
    std::string_view operator[](std::uint32_t code) const { return m_pool[code + 1]; }
    std::vector<std::string> texts() const;

private:
    struct Entry {
        std::uint32_t hash = 0;
        std::uint32_t number = 0; // in the pool; 0 is a gap
    };

    static std::uint32_t hash(std::string_view text);
    std::uint32_t find(std::string_view text, std::uint32_t hash);
    void grow();

    store::TextPool m_pool;       // its text 0 is nobody's
    std::vector<Entry> m_entries; // open addressing; a power of two in size
};

} // namespace anomalyst::query
