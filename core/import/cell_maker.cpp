#include "core/import/cell_maker.h"

#include "core/import/number_text.h"

namespace anomalyst::importing
{

namespace
{

Cell timeCell(std::string_view text, const ColumnPlan &plan, std::uint64_t line, Warnings &warnings)
{
    if (plan.epoch != EpochUnit::None) {
        if (const auto time = parseEpoch(text, plan.epoch))
            return Cell::ofTime(*time);
    } else {
        const ParsedTime parsed = parseTime(text, plan.rules);
        if (parsed.digitsDropped)
            warnings.add("TIME_DIGITS_DROPPED", "Times are kept to the microsecond; finer digits were dropped.", line);
        if (parsed.outcome == ParsedTime::Outcome::Read)
            return Cell::ofTime(parsed.time);
    }
    if (text.size() >= 8) // shorter ones stand for "none"
        warnings.add("BAD_TIMESTAMP", "A value in a column of times is no time; it was kept as text.", line);
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
