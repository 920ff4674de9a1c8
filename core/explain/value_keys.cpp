#include "core/explain/value_keys.h"

#include "core/query/value_text.h"

#include <algorithm>

namespace anomalyst::explain
{

std::string keyText(const store::Column &column, std::uint64_t key)
{
    if (const auto *text = std::get_if<store::TextColumn>(&column))
        return std::string(text->pool[static_cast<std::uint32_t>(key)]);
    if (std::holds_alternative<store::RealColumn>(column))
        return query::realText(std::bit_cast<double>(key));
    const auto whole = static_cast<std::int64_t>(key);
    return std::holds_alternative<store::TimeColumn>(column) ? formatTime(whole) : query::integerText(whole);
}

TallyTable::TallyTable(std::size_t denseKeys, std::size_t expected)
{
    constexpr std::size_t kSparse = 8; // so many keys without an event are cheaper than a hash
    if (denseKeys > 0 && denseKeys <= kSparse * expected + 4096) {
        m_tallies.resize(denseKeys);
        return;
    }
    const std::size_t slots = std::bit_ceil(std::clamp<std::size_t>(2 * expected, 64, 1 << 16));
    m_tallies.resize(slots);
    m_keys.resize(slots);
    m_used.resize(slots);
}

std::size_t TallyTable::slotOf(std::uint64_t key) const
{
    const std::size_t mask = m_keys.size() - 1;
    std::uint64_t mixed = key * 0x9e3779b97f4a7c15U;
    mixed ^= mixed >> 32;
    std::size_t slot = mixed & mask;
    while (m_used[slot] != 0 && m_keys[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

Tally &TallyTable::add(std::uint64_t key)
{
    if (m_keys.empty())
        return m_tallies[key];
    std::size_t slot = slotOf(key);
    if (m_used[slot] == 0) {
        if (2 * (m_count + 1) > m_keys.size()) {
            grow();
            slot = slotOf(key);
        }
        m_used[slot] = 1;
        m_keys[slot] = key;
        ++m_count;
    }
    return m_tallies[slot];
}

Tally *TallyTable::find(std::uint64_t key)
{
    if (m_keys.empty())
        return m_tallies[key].eventsNow + m_tallies[key].eventsBefore > 0 ? &m_tallies[key] : nullptr;
    const std::size_t slot = slotOf(key);
    return m_used[slot] != 0 ? &m_tallies[slot] : nullptr;
}

void TallyTable::grow()
{
    std::vector<Tally> tallies(2 * m_tallies.size());
    std::vector<std::uint64_t> keys(tallies.size());
    std::vector<std::uint8_t> used(tallies.size());
    tallies.swap(m_tallies);
    keys.swap(m_keys);
    used.swap(m_used);
    for (std::size_t old = 0; old < used.size(); ++old) {
        if (used[old] == 0)
            continue;
        const std::size_t slot = slotOf(keys[old]);
        m_used[slot] = 1;
        m_keys[slot] = keys[old];
        m_tallies[slot] = tallies[old];
    }
}

} // namespace anomalyst::explain
