#include "core/query/row_order.h"

#include "core/query/key_order.h"
#include "core/query/row_chunks.h"
#include "core/query/text_ranks.h"

#include <bit>
#include <cmath>
#include <numeric>

namespace anomalyst::query
{

namespace
{

constexpr std::uint64_t kSign = std::uint64_t(1) << 63;

// Keys that order as the values do. A missing value has none.
std::uint64_t keyOf(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) ^ kSign;
}
std::uint64_t keyOf(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0); // -0 becomes 0
    return (bits & kSign) != 0 ? ~bits : bits | kSign;
}
bool isMissing(std::int64_t value)
{
    return value == store::kMissingInteger;
}
bool isMissing(double value)
{
    return std::isnan(value);
}
static_assert(store::kMissingInteger == kMissingTime);

// Rows with their keys; those without a value apart.
struct KeyedRows {
    std::vector<KeyedRow> present;
    std::vector<EventRow> missing;
};

template<class Value>
KeyedRows keyed(std::span<const Value> values, std::span<const EventRow> rows, const WorkContext &context)
{
    KeyedRows keyed;
    keyed.present.reserve(rows.size());
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (const EventRow row : rows.subspan(begin, end - begin)) {
            if (isMissing(values[row]))
                keyed.missing.push_back(row);
            else
                keyed.present.push_back({keyOf(values[row]), row});
        }
    });
    return keyed;
}

template<class Value>
std::vector<EventRow> byValue(std::span<const Value> values, std::span<const EventRow> rows, bool descending,
                              const WorkContext &context)
{
    KeyedRows keyedRows = keyed(values, rows, context);
    orderByKey(keyedRows.present, descending, context);
    std::vector<EventRow> ordered(rows.size());
    for (std::size_t i = 0; i < keyedRows.present.size(); ++i)
        ordered[i] = keyedRows.present[i].row;
    std::ranges::copy(keyedRows.missing, ordered.end() - static_cast<std::ptrdiff_t>(keyedRows.missing.size()));
    return ordered;
}

// Equal texts have equal ranks, so one counting pass puts the rows in order.
std::vector<EventRow> byText(const store::TextColumn &column, std::span<const EventRow> rows, bool descending,
                             const WorkContext &context)
{
    TextRanks ranks = ranksOfTexts(column, rows, context);
    const std::uint32_t missing = ranks.count; // after the last one
    std::vector<std::uint32_t> next(std::size_t(ranks.count) + 2);
    const auto rankOf = [&](EventRow row) {
        const std::uint32_t code = column.codes[row];
        if (code == 0)
            return missing;
        return descending ? ranks.count - 1 - ranks.byCode[code] : ranks.byCode[code];
    };
    std::vector<std::uint32_t> rankOfRow(rows.size());
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            rankOfRow[i] = rankOf(rows[i]);
            ++next[rankOfRow[i] + 1];
        }
    });
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<EventRow> ordered(rows.size());
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            ordered[next[rankOfRow[i]]++] = rows[i];
    });
    return ordered;
}

struct Orderer {
    std::span<const EventRow> rows;
    bool descending;
    const WorkContext &context;

    std::vector<EventRow> operator()(const store::TextColumn &column) const
    {
        return byText(column, rows, descending, context);
    }
    template<class NumberColumn>
    std::vector<EventRow> operator()(const NumberColumn &column) const
    {
        return byValue(std::span(column.values), rows, descending, context);
    }
};

} // namespace

std::vector<EventRow> allRows(std::size_t count)
{
    std::vector<EventRow> rows(count);
    std::iota(rows.begin(), rows.end(), EventRow(0));
    return rows;
}

std::vector<EventRow> orderRows(const store::EventColumns &events, std::vector<EventRow> rows,
                                std::span<const SortKey> keys, const WorkContext &context)
{
    std::vector<std::size_t> columns;
    for (const SortKey &key : keys)
        columns.push_back(key.column);
    events.load(columns, context);
    // Stable passes from the last key to the first leave them in the order of all keys.
    for (std::size_t i = keys.size(); i-- > 0;) {
        context.report(-1, "Sorting events");
        rows = std::visit(Orderer{rows, keys[i].descending, context}, *events.column(keys[i].column, context));
    }
    return rows;
}

} // namespace anomalyst::query
