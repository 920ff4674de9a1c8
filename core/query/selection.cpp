#include "core/query/selection.h"

#include "core/base/error.h"
#include "core/query/column_lookup.h"
#include "core/query/condition_match.h"
#include "core/query/row_chunks.h"

#include <algorithm>

namespace anomalyst::query
{

namespace
{

void applyTimes(const store::EventColumns &events, const Selection &selection, std::span<std::uint8_t> keep,
                const WorkContext &context)
{
    const std::size_t index = columnIndex(events.log(), {}, Role::Time);
    const std::shared_ptr<const store::Column> column = events.column(index, context);
    const auto *times = std::get_if<store::TimeColumn>(column.get());
    if (times == nullptr)
        throw Error("column " + events.log().columns[index].name + " has the role time but holds no times",
                    "log " + events.log().name, "give the role to a column of times");
    const TimeUs from = std::max(selection.from.value_or(kMissingTime + 1), kMissingTime + 1);
    const TimeUs to = selection.to.value_or(std::numeric_limits<TimeUs>::max());
    forChunks(keep.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row)
            keep[row] &= static_cast<std::uint8_t>(times->values[row] >= from && times->values[row] < to);
    });
}

void applyChoice(const ChosenRows &choice, std::span<std::uint8_t> keep)
{
    std::vector<std::uint8_t> isNamed(keep.size(), 0);
    for (const EventRow row : choice.rows) {
        if (row < isNamed.size())
            isNamed[row] = 1;
    }
    for (std::size_t row = 0; row < keep.size(); ++row)
        keep[row] &= static_cast<std::uint8_t>(isNamed[row] ^ static_cast<std::uint8_t>(choice.isExcluded));
}

std::vector<EventRow> keptRows(std::span<const std::uint8_t> keep)
{
    // One more than needed: every row is written, and only a kept one moves on, which needs no branch.
    std::vector<EventRow> rows(static_cast<std::size_t>(std::ranges::count(keep, 1)) + 1);
    EventRow *out = rows.data();
    for (std::size_t row = 0; row < keep.size(); ++row) {
        *out = static_cast<EventRow>(row);
        out += keep[row];
    }
    rows.pop_back();
    return rows;
}

} // namespace

RowSet selectRows(const store::EventColumns &events, const Selection &selection, const WorkContext &context)
{
    RowSet result;
    result.total = events.size();
    result.everything = selection.isEverything();
    if (result.everything)
        return result;
    std::vector<std::uint8_t> keep(events.size(), 1);
    if (selection.from || selection.to)
        applyTimes(events, selection, keep, context);
    for (const Condition &condition : selection.conditions) {
        const std::size_t index = columnIndex(events.log(), condition.column);
        applyCondition(*events.column(index, context), condition, keep, context);
    }
    for (const auto &choice : selection.chosen) {
        context.checkStopped();
        applyChoice(*choice, keep);
    }
    result.rows = keptRows(keep);
    return result;
}

} // namespace anomalyst::query
