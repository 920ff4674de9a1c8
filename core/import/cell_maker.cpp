#include "core/import/cell_maker.h"

#include "core/import/number_text.h"

namespace anomalyst::importing
{

namespace
{

ParsedTime parseByPlan(std::string_view text, const ColumnPlan &plan)
{
    if (plan.epoch == EpochUnit::None)
        return parseTime(text, plan.rules);
    ParsedTime parsed = parseEpoch(text, plan.epoch);
    if (parsed.outcome == ParsedTime::Outcome::Read && !parsed.saysZone && plan.rules.zone) {
        const LocalZone::Instant instant = plan.rules.zone->toUtc(parsed.time);
        parsed.time = instant.time;
        parsed.fit = instant.fit;
    }
    return parsed;
}

void warnOfOddTime(const ParsedTime &parsed, std::uint64_t line, Warnings &warnings)
{
    if (parsed.digitsDropped)
        warnings.add("TIME_DIGITS_DROPPED", "Times are kept to the microsecond; finer digits were dropped.", line);
    if (parsed.isLeapSecond)
        warnings.add("LEAP_SECOND", "A leap second is kept as the first second of the next minute.", line);
    if (parsed.fit == ClockFit::Skipped)
        warnings.add("DST_GAP",
                     "The clock was put forward over a local time, so that it never was; it is kept moved forward by "
                     "as much.",
                     line);
    if (parsed.fit == ClockFit::Twice)
        warnings.add("DST_FOLD",
                     "The clock was put back over a local time, so that it was twice; the first of the two is kept.",
                     line);
}

void warnOfNoTime(const ParsedTime &parsed, std::uint64_t line, Warnings &warnings)
{
    if (parsed.outcome == ParsedTime::Outcome::OutOfRange)
        warnings.add("TIMESTAMP_RANGE", "A time lies outside the years 0 to 9999; it was kept as text.", line);
    else if (parsed.outcome == ParsedTime::Outcome::Impossible)
        warnings.add("BAD_TIMESTAMP", "There is no such date or clock time; it was kept as text.", line);
    else
        warnings.add("BAD_TIMESTAMP", "A value in a column of times is no time; it was kept as text.", line);
}

Cell timeCell(std::string_view text, const ColumnPlan &plan, std::uint64_t line, Warnings &warnings)
{
    if (plan.epoch != EpochUnit::None && isNought(text))
        return Cell::ofText(text);
    const ParsedTime parsed = parseByPlan(text, plan);
    if (parsed.outcome == ParsedTime::Outcome::Read) {
        if (parsed.digitsDropped || parsed.isLeapSecond || parsed.fit != ClockFit::Once)
            warnOfOddTime(parsed, line, warnings);
        return Cell::ofTime(parsed.time);
    }
    if (!isPlaceholder(text))
        warnOfNoTime(parsed, line, warnings);
    return Cell::ofText(text);
}

} // namespace

Cell makeCell(std::string_view text, const ColumnPlan &plan, std::uint64_t line, Warnings &warnings)
{
    if (text.data() == nullptr)
        return {};
    if (text.empty())
        return Cell::ofText(text);
    switch (plan.type) {
    case ColumnType::Text:
        break;
    case ColumnType::Integer:
        if (const auto integer = parseCanonicalInteger(text))
            return Cell::ofInteger(*integer);
        break;
    case ColumnType::Real:
        if (const auto real = parseReal(text); real && text != "-0" && isShortestText(*real, text))
            return Cell::ofReal(*real);
        break;
    case ColumnType::Time:
        return timeCell(text, plan, line, warnings);
    }
    return Cell::ofText(text);
}

} // namespace anomalyst::importing
