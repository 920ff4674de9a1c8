#include "core/store/text_index.h"

#include <cstring>
#include <random>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kFirstSlots = 1024;
constexpr std::uint64_t kOddA = 0x9e3779b97f4a7c15; // 2^64 / golden ratio
constexpr std::uint64_t kOddB = 0xd6e8feb86659fd93;

__extension__ typedef unsigned __int128 Wide;

// Both halves of the product, mixed: every bit of the input reaches every bit of the result.
std::uint64_t fold(std::uint64_t a, std::uint64_t b)
{
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t randomSeed()
{
    std::random_device source;
    return static_cast<std::uint64_t>(source()) << 32 | source();
}

} // namespace

TextIndex::TextIndex(TextPool &pool)
    : m_pool(&pool)
    , m_seed(randomSeed())
    , m_slots(kFirstSlots)
{
    while (m_slots.size() < pool.size() * 2)
        m_slots.resize(m_slots.size() * 2);
    for (std::uint32_t code = 1; code < pool.size(); ++code) {
        const std::uint32_t hash = hashOf(pool[code]);
        Slot *slot = slotFor(pool[code], hash);
        if (slot->code == 0)
            *slot = {hash, code};
    }
}

std::uint32_t TextIndex::find(std::string_view text, std::uint32_t hash) const
{
    return const_cast<TextIndex *>(this)->slotFor(text, hash)->code;
}

std::uint32_t TextIndex::findOrAdd(std::string_view text, std::uint32_t hash)
{
    Slot *slot = slotFor(text, hash);
    if (slot->code != 0)
        return slot->code;
    const std::uint32_t code = m_pool->add(text);
    *slot = {hash, code};
    if (m_pool->size() * 2 > m_slots.size())
        grow();
    return code;
}

std::uint32_t TextIndex::hashOf(std::string_view text) const
{
    const char *data = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = m_seed ^ (left * kOddA);
    std::uint64_t word = 0;
    for (; left >= sizeof word; data += sizeof word, left -= sizeof word) {
        std::memcpy(&word, data, sizeof word);
        hash = fold(hash ^ word, kOddA ^ m_seed);
    }
    word = 0;
    if (left > 0)
        std::memcpy(&word, data, left);
    hash = fold(hash ^ word, kOddB);
    return static_cast<std::uint32_t>(hash >> 32 ^ hash);
}

TextIndex::Slot *TextIndex::slotFor(std::string_view text, std::uint32_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.code == 0 || (slot.hash == hash && (*m_pool)[slot.code] == text))
            return &slot;
    }
}

void TextIndex::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.code == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].code != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

} // namespace anomalyst::store
