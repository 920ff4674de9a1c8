#include "core/query/key_order.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace anomalyst::query
{

namespace
{

constexpr int kDigitBits = 8; // 256 places to write to stay within what a core keeps at hand
constexpr std::size_t kDigits = std::size_t(1) << kDigitBits;
constexpr std::size_t kSmall = 256; // fewer rows are compared

struct Range {
    std::uint64_t smallest = ~std::uint64_t(0);
    std::uint64_t largest = 0;
    bool isAscending = true;
};

Range rangeOf(const std::vector<KeyedRow> &rows)
{
    Range range;
    std::uint64_t before = 0;
    for (const KeyedRow &row : rows) {
        range.smallest = std::min(range.smallest, row.key);
        range.largest = std::max(range.largest, row.key);
        range.isAscending &= row.key >= before;
        before = row.key;
    }
    return range;
}

std::size_t digitAt(std::uint64_t key, int shift)
{
    return static_cast<std::size_t>(key >> shift) & (kDigits - 1);
}

void passOver(const std::vector<KeyedRow> &from, std::vector<KeyedRow> &to, int shift, const WorkContext &context)
{
    std::array<std::size_t, kDigits> next{};
    for (const KeyedRow &row : from)
        ++next[digitAt(row.key, shift)];
    std::size_t place = 0;
    for (std::size_t &count : next)
        place += std::exchange(count, place);
    forChunks(from.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            to[next[digitAt(from[i].key, shift)]++] = from[i];
    });
}

} // namespace

void orderByKey(std::vector<KeyedRow> &rows, bool descending, const WorkContext &context)
{
    const Range range = rangeOf(rows);
    if (rows.size() < 2 || (range.isAscending && !descending))
        return;
    for (KeyedRow &row : rows) // from 0 on, so that few bits are left
        row.key = descending ? range.largest - row.key : row.key - range.smallest;
    if (rows.size() < kSmall) {
        std::ranges::stable_sort(rows, {}, &KeyedRow::key);
        return;
    }
    const int bits = std::bit_width(range.largest - range.smallest);
    std::vector<KeyedRow> other(rows.size());
    for (int shift = 0; shift < bits; shift += kDigitBits) {
        passOver(rows, other, shift, context);
        rows.swap(other);
    }
}

} // namespace anomalyst::query
