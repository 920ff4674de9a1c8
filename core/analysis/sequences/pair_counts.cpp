#include "core/analysis/sequences/pair_counts.h"

#include <algorithm>

namespace anomalyst::analysis
{

namespace
{

constexpr std::uint64_t kAlwaysFlatCells = 1 << 12;
constexpr std::uint64_t kMostFlatCells = 1 << 20; // 4 MiB of counts: beyond that a hash table is kinder to the cache
constexpr std::size_t kFirstIndexSize = 64;

std::size_t scatter(std::uint64_t key)
{
    key ^= key >> 32;
    key *= 0x9e3779b97f4a7c15U;
    key ^= key >> 29;
    key *= 0xbf58476d1ce4e5b9U;
    return static_cast<std::size_t>(key ^ (key >> 32));
}

} // namespace

PairCounts::PairCounts(std::uint32_t rows, std::uint32_t columns, std::size_t uses)
    : m_rows(rows)
    , m_columns(columns)
{
    const std::uint64_t cells = static_cast<std::uint64_t>(rows) * columns;
    const std::uint64_t mostCells = std::clamp<std::uint64_t>(uses, kAlwaysFlatCells, kMostFlatCells);
    if (cells <= mostCells)
        m_counts.resize(cells);
    else
        m_index.resize(kFirstIndexSize);
}

std::size_t PairCounts::probe(std::uint64_t key) const
{
    const std::size_t mask = m_index.size() - 1;
    std::size_t position = scatter(key) & mask;
    while (m_index[position] != 0 && m_keys[m_index[position] - 1] != key)
        position = (position + 1) & mask;
    return position;
}

std::size_t PairCounts::findHashed(std::uint32_t row, std::uint32_t column) const
{
    const std::uint32_t found = m_index[probe(row * kRowFactor + column)];
    return found == 0 ? kNoSlot : found - 1;
}

std::size_t PairCounts::hashedSlot(std::uint32_t row, std::uint32_t column)
{
    const std::uint64_t key = row * kRowFactor + column;
    std::size_t position = probe(key);
    if (m_index[position] != 0)
        return m_index[position] - 1;
    if (2 * (m_keys.size() + 1) > m_index.size()) {
        grow();
        position = probe(key);
    }
    m_keys.push_back(key);
    m_counts.push_back(0);
    m_index[position] = static_cast<std::uint32_t>(m_keys.size());
    return m_keys.size() - 1;
}

void PairCounts::grow()
{
    m_index.assign(m_index.size() * 2, 0);
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t slot = 0; slot < m_keys.size(); ++slot) {
        std::size_t position = scatter(m_keys[slot]) & mask;
        while (m_index[position] != 0)
            position = (position + 1) & mask;
        m_index[position] = static_cast<std::uint32_t>(slot + 1);
    }
}

} // namespace anomalyst::analysis
