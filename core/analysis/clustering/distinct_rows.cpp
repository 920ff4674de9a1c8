#include "core/analysis/clustering/distinct_rows.h"

#include "core/analysis/clustering/column_count.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kBatchRows = 64; // hashed ahead of the look-ups, so that their cache misses overlap
constexpr std::size_t kRowsBetweenReports = kBatchRows * 1024;

void prefetch([[maybe_unused]] const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#endif
}

template<std::size_t kColumns>
class RowCollapser
{
public:
    RowCollapser(const PointTable &points, std::span<std::int32_t> distinctOfRow)
        : m_points(points)
        , m_columns{points.columns}
        , m_distinctOfRow(distinctOfRow)
        , m_slots(kFirstSlots)
    {
    }

    DistinctRows collapse(const WorkContext &context)
    {
        const std::size_t rows = m_points.rows();
        for (std::size_t begin = 0; begin < rows; begin += kBatchRows) {
            if (begin % kRowsBetweenReports == 0)
                context.report(static_cast<double>(begin) / static_cast<double>(rows), "Collapsing equal rows");
            addBatch(begin, std::min(kBatchRows, rows - begin));
        }
        return std::move(m_distinct);
    }

private:
    // A slot holds the 32 bits of the row's hash and its distinct number + 1; 0 is empty.
    static constexpr std::size_t kFirstSlots = 1024;

    const double *row(std::size_t index) const { return m_points.values.data() + index * m_columns.value(); }

    void addBatch(std::size_t begin, std::size_t count)
    {
        std::array<std::uint32_t, kBatchRows> hashes;
        bool finite = true;
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = hash(row(begin + i), finite);
            prefetch(&m_slots[hashes[i] & (m_slots.size() - 1)]);
        }
        if (!finite)
            refuse(begin);
        for (std::size_t i = 0; i < count; ++i)
            m_distinctOfRow[begin + i] = static_cast<std::int32_t>(distinctOf(begin + i, hashes[i]));
    }

    std::uint32_t hash(const double *values, bool &finite) const
    {
        std::uint64_t mixed = 0x9E3779B97F4A7C15u;
        for (std::size_t c = 0; c < m_columns.value(); ++c) {
            const auto bits = std::bit_cast<std::uint64_t>(values[c] + 0.0); // + 0.0 makes -0.0 equal to 0.0
            finite &= (bits >> 52 & 0x7FF) != 0x7FF;
            // Small whole numbers differ in their high bits only: bring those down before multiplying.
            mixed = (std::rotl(mixed, 23) ^ bits ^ bits >> 32) * 0xD6E8FEB86659FD93u;
        }
        return static_cast<std::uint32_t>(mixed >> 32 ^ mixed >> 15);
    }

    std::uint32_t distinctOf(std::size_t rowIndex, std::uint32_t rowHash)
    {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t slot = rowHash & mask;; slot = (slot + 1) & mask) {
            const std::uint64_t held = m_slots[slot];
            if (held == 0)
                return insert(slot, rowIndex, rowHash);
            if (held >> 32 != rowHash)
                continue;
            const auto number = static_cast<std::uint32_t>(held) - 1;
            const double *values = row(rowIndex);
            if (std::equal(values, values + m_columns.value(), row(m_distinct.firstRow[number]))) {
                ++m_distinct.weight[number];
                return number;
            }
        }
    }

    std::uint32_t insert(std::size_t slot, std::size_t rowIndex, std::uint32_t rowHash)
    {
        const auto number = static_cast<std::uint32_t>(m_distinct.size());
        m_distinct.firstRow.push_back(static_cast<std::uint32_t>(rowIndex));
        m_distinct.weight.push_back(1);
        m_slots[slot] = std::uint64_t(rowHash) << 32 | (number + 1);
        if (m_distinct.size() * 2 > m_slots.size())
            growSlots();
        return number;
    }

    void growSlots()
    {
        std::vector<std::uint64_t> grown(m_slots.size() * 2);
        const std::size_t mask = grown.size() - 1;
        for (const std::uint64_t held : m_slots) {
            if (held == 0)
                continue;
            std::size_t slot = (held >> 32) & mask;
            while (grown[slot] != 0)
                slot = (slot + 1) & mask;
            grown[slot] = held;
        }
        m_slots = std::move(grown);
    }

    [[noreturn]] void refuse(std::size_t begin) const
    {
        const auto first = m_points.values.begin() + static_cast<std::ptrdiff_t>(begin * m_columns.value());
        const auto bad = std::find_if(first, m_points.values.end(), [](double v) { return !std::isfinite(v); });
        const auto index = static_cast<std::size_t>(bad - m_points.values.begin());
        throw Error("a value is not a finite number",
                    "row " + std::to_string(index / m_columns.value()) + ", column " +
                        std::to_string(index % m_columns.value()) + " (counted from 0)",
                    "leave this row out or give it a value before clustering");
    }

    const PointTable &m_points;
    ColumnCount<kColumns> m_columns;
    std::span<std::int32_t> m_distinctOfRow;
    std::vector<std::uint64_t> m_slots;
    DistinctRows m_distinct;
};

} // namespace

DistinctRows collapseEqualRows(const PointTable &points, std::span<std::int32_t> distinctOfRow,
                               const WorkContext &context)
{
    return withColumnCount(points.columns, [&](auto columns) {
        return RowCollapser<decltype(columns)::value>(points, distinctOfRow).collapse(context);
    });
}

} // namespace anomalyst::analysis
