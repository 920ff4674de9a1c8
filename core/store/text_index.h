// Finds the code of a text in a TextPool: an open-addressing hash table of 8 bytes a slot. One thread at a time.
// The hash is seeded anew each time, so that a log cannot be made to collide; codes depend on the order of texts only.
#pragma once

#include "core/store/text_pool.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

class TextIndex
{
public:
    explicit TextIndex(TextPool &pool); // knows the texts that the pool holds already, except the missing value

    std::uint32_t find(std::string_view text) const { return find(text, hashOf(text)); } // 0: not there
    std::uint32_t findOrAdd(std::string_view text) { return findOrAdd(text, hashOf(text)); }

    // The same in steps, for many texts: what a later step reads is fetched into the cache while others are looked at.
    std::uint32_t hashOf(std::string_view text) const;
    void fetchSlot(std::uint32_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }
    void fetchText(std::uint32_t hash) const { m_pool->fetch(m_slots[hash & (m_slots.size() - 1)].code); }
    std::uint32_t find(std::string_view text, std::uint32_t hash) const;
    std::uint32_t findOrAdd(std::string_view text, std::uint32_t hash);

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t code = 0; // 0: free
    };

    Slot *slotFor(std::string_view text, std::uint32_t hash);
    void grow();

    TextPool *m_pool;
    std::uint64_t m_seed;
    std::vector<Slot> m_slots; // a power of two
};

} // namespace anomalyst::store
