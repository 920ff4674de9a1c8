#include "core/query/find_rows.h"

#include "core/query/condition_match.h"
#include "core/query/row_chunks.h"

namespace anomalyst::query
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// As formatTime writes it.
std::string timeNeedle(std::string text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == ' ' && isDigit(text[i - 1]) && (i + 1 == text.size() || isDigit(text[i + 1])))
            text[i] = 'T';
    }
    return text;
}

std::shared_ptr<const store::Column> byTheClockOf(const ZoneOffsets &zone, std::shared_ptr<const store::Column> column)
{
    const auto *times = std::get_if<store::TimeColumn>(column.get());
    if (!times || zone.isUtc())
        return column;
    store::TimeColumn shown;
    shown.values.reserve(times->values.size());
    for (const TimeUs time : times->values)
        shown.values.push_back(zone.toLocal(time));
    return std::make_shared<const store::Column>(std::move(shown));
}

} // namespace

std::vector<std::uint32_t> findRows(const store::EventColumns &events, std::optional<std::span<const EventRow>> rows,
                                    const FindParams &params, const WorkContext &context)
{
    events.load(params.columns, context);
    std::vector<std::uint8_t> found(events.size());
    std::vector<std::uint8_t> inColumn(events.size());
    for (std::size_t i = 0; i < params.columns.size(); ++i) {
        context.report(static_cast<double>(i) / static_cast<double>(params.columns.size()), "Finding");
        const std::shared_ptr<const store::Column> column =
            byTheClockOf(params.zone, events.column(params.columns[i], context));
        const bool isTime = std::holds_alternative<store::TimeColumn>(*column);
        const Condition condition{.column = events.log().columns[params.columns[i]].name,
                                  .op = Operator::Contains,
                                  .value = isTime ? timeNeedle(params.text) : params.text};
        std::ranges::fill(inColumn, std::uint8_t{1});
        applyCondition(*column, condition, inColumn, context);
        for (std::size_t row = 0; row < found.size(); ++row)
            found[row] |= inColumn[row];
    }
    std::vector<std::uint32_t> places;
    const std::size_t listed = rows ? rows->size() : events.size();
    forChunks(listed, context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (found[rows ? (*rows)[i] : i] != 0)
                places.push_back(static_cast<std::uint32_t>(i));
        }
    });
    return places;
}

} // namespace anomalyst::query
