#include "core/store/text_index.h"

#include "core/store/text_words.h"

#include <random>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kFirstSlots = 1024;
constexpr std::uint64_t kOddA = 0x9e3779b97f4a7c15; // 2^64 / golden ratio
constexpr std::uint64_t kOddB = 0xd6e8feb86659fd93;
constexpr std::uint64_t kOddC = 0x94d049bb133111eb;
constexpr std::size_t kLong = 64; // bytes, from where on several chains are worth their mixing

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
    if (m_pool->size() * 3 > m_slots.size() * 2)
        grow();
    return code;
}

// Log texts may be long (policies as JSON): three chains that do not wait for each other keep the multiplier busy.
std::uint32_t TextIndex::hashOf(std::string_view text) const
{
    const char *data = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = m_seed ^ (left * kOddA);
    if (left > kLong) {
        std::uint64_t second = m_seed ^ kOddB;
        std::uint64_t third = m_seed ^ kOddC;
        for (; left > 24; data += 24, left -= 24) {
            hash = fold(hash ^ wordAt(data), kOddA ^ m_seed);
            second = fold(second ^ wordAt(data + 8), kOddB ^ m_seed);
            third = fold(third ^ wordAt(data + 16), kOddC ^ m_seed);
        }
        hash = fold(hash ^ second, kOddC) ^ third;
    }
    for (; left > 8; data += 8, left -= 8)
        hash = fold(hash ^ wordAt(data), kOddA ^ m_seed);
    hash = fold(hash ^ lastWord(text), kOddB);
    return static_cast<std::uint32_t>(hash >> 32 ^ hash);
}

TextIndex::Slot *TextIndex::slotFor(std::string_view text, std::uint32_t hash)
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot &slot = m_slots[at];
        if (slot.code == 0 || (slot.hash == hash && isSameText((*m_pool)[slot.code], text)))
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
