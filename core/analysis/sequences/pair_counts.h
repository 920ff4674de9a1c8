// How often each pair of codes was seen: a flat array where that is small, else an open-addressing hash table, so that
// memory is linear in the pairs seen. Every pair seen has a slot, under which its owner can keep more about it.
// Any thread may read; one thread adds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace anomalyst::analysis
{

class PairCounts
{
public:
    static constexpr std::size_t kNoSlot = std::numeric_limits<std::size_t>::max();

    PairCounts() = default;
    // uses: how many calls of add are to come, about.
    PairCounts(std::uint32_t rows, std::uint32_t columns, std::size_t uses);

    std::uint32_t add(std::uint32_t row, std::uint32_t column, std::uint32_t times = 1) // the new count
    {
        return m_counts[isFlat() ? flatSlot(row, column) : hashedSlot(row, column)] += times;
    }
    // Below slots(); kNoSlot for a pair never seen.
    std::size_t slot(std::uint32_t row, std::uint32_t column) const
    {
        if (row >= m_rows || column >= m_columns)
            return kNoSlot;
        if (!isFlat())
            return findHashed(row, column);
        const std::size_t flat = flatSlot(row, column);
        return m_counts[flat] > 0 ? flat : kNoSlot;
    }
    std::uint32_t count(std::uint32_t row, std::uint32_t column) const
    {
        const std::size_t found = slot(row, column);
        return found == kNoSlot ? 0 : m_counts[found];
    }
    std::size_t slots() const { return m_counts.size(); }
    std::uint32_t columns() const { return m_columns; }
    std::uint32_t countAt(std::size_t slot) const { return m_counts[slot]; }

    // Calls visit(row, column, slot, count) for every pair seen.
    template<class Visit>
    void forEach(Visit &&visit) const
    {
        for (std::size_t slot = 0; slot < m_counts.size(); ++slot) {
            if (m_counts[slot] == 0)
                continue;
            const std::uint64_t key = isFlat() ? slot : m_keys[slot];
            const std::uint64_t width = isFlat() ? m_columns : kRowFactor;
            visit(static_cast<std::uint32_t>(key / width), static_cast<std::uint32_t>(key % width), slot,
                  m_counts[slot]);
        }
    }

private:
    static constexpr std::uint64_t kRowFactor = std::uint64_t{1} << 32;

    bool isFlat() const { return m_index.empty(); }
    std::size_t flatSlot(std::uint32_t row, std::uint32_t column) const
    {
        return static_cast<std::size_t>(row) * m_columns + column;
    }
    std::size_t hashedSlot(std::uint32_t row, std::uint32_t column);
    std::size_t findHashed(std::uint32_t row, std::uint32_t column) const;
    std::size_t probe(std::uint64_t key) const; // position in m_index of the key, or of the gap where it belongs
    void grow();

    std::uint32_t m_rows = 0;
    std::uint32_t m_columns = 0;
    std::vector<std::uint32_t> m_counts; // flat: one a cell; hashed: one a pair seen
    std::vector<std::uint64_t> m_keys;   // hashed: row and column, one a pair seen
    std::vector<std::uint32_t> m_index;  // hashed: slot + 1, 0 is a gap; a power of two in size; empty when flat
};

} // namespace anomalyst::analysis
