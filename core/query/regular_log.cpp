#include "core/query/regular_log.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kLeastEvents = 8;

bool isNumber(const ColumnSpec &column)
{
    return column.type == ColumnType::Integer || column.type == ColumnType::Real;
}

std::string valueColumnOf(const store::LogInfo &log)
{
    if (const auto bytes = log.columnWithRole(Role::Bytes); bytes && isNumber(log.columns[*bytes]))
        return log.columns[*bytes].name;
    const auto first = std::ranges::find_if(log.columns, isNumber);
    return first != log.columns.end() ? first->name : std::string();
}

// The length of which all steps are multiples; 0 where a time is missing or does not rise.
DurationUs commonStep(std::span<const TimeUs> times, const WorkContext &context)
{
    DurationUs step = 0;
    forChunks(times.size() - 1, context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end && step != 1; ++row) {
            const bool rises = times[row] != kMissingTime && times[row + 1] > times[row];
            step = rises ? std::gcd(step, times[row + 1] - times[row]) : 1;
        }
    });
    return step == 1 ? 0 : step;
}

bool hasOneTextPerColumn(const store::EventColumns &events, const WorkContext &context)
{
    for (std::size_t i = 0; i < events.log().columns.size(); ++i) {
        if (events.log().columns[i].type != ColumnType::Text)
            continue;
        const std::shared_ptr<const store::Column> column = events.column(i, context);
        const auto &codes = std::get<store::TextColumn>(*column).codes;
        if (std::ranges::adjacent_find(codes, std::not_equal_to<>()) != codes.end())
            return false;
    }
    return true;
}

} // namespace

std::optional<RegularLog> recogniseRegularLog(const store::EventColumns &events, const WorkContext &context)
{
    const auto timeIndex = events.log().columnWithRole(Role::Time);
    RegularLog log{.bucket = 0, .valueColumn = valueColumnOf(events.log())};
    if (!timeIndex || log.valueColumn.empty() || events.size() < kLeastEvents)
        return std::nullopt;
    const std::shared_ptr<const store::Column> column = events.column(*timeIndex, context);
    const auto *times = std::get_if<store::TimeColumn>(column.get());
    if (times == nullptr)
        return std::nullopt;
    log.bucket = commonStep(times->values, context);
    if (log.bucket < kSecondUs || log.bucket > kWeekUs)
        return std::nullopt;
    const DurationUs reach = times->values.back() - times->values.front();
    if (reach / log.bucket >= 2 * static_cast<std::int64_t>(events.size()))
        return std::nullopt;
    if (!hasOneTextPerColumn(events, context))
        return std::nullopt;
    return log;
}

} // namespace anomalyst::query
