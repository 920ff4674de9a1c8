// Texts → dense codes in order of their first appearance, each text kept once. One thread while it is filled.
#pragma once

#include "core/store/text_index.h"

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
    SessionNames()
        : m_index(m_pool)
    {
    }
    SessionNames(const SessionNames &) = delete; // the index knows its pool
    SessionNames &operator=(const SessionNames &) = delete;

    std::uint32_t code(std::string_view text) { return m_index.findOrAdd(text) - 1; }
    // The codes of many texts: faster than one by one where there are many names, because waits for memory overlap.
    void codes(std::span<const std::string_view> texts, std::span<std::uint32_t> result);

    std::size_t size() const { return m_pool.size() - 1; }
    std::string_view operator[](std::uint32_t code) const { return m_pool[code + 1]; }
    std::vector<std::string> texts() const;

private:
    store::TextPool m_pool; // its text 0 is nobody's
    store::TextIndex m_index;
};

} // namespace anomalyst::query
