#include "core/query/series_input.h"

#include "core/base/error.h"
#include "core/query/column_lookup.h"

namespace anomalyst::query
{

namespace
{

std::string numberColumns(const store::LogInfo &log)
{
    std::string names;
    for (const ColumnSpec &column : log.columns) {
        if (column.type == ColumnType::Integer || column.type == ColumnType::Real)
            names += (names.empty() ? "" : ", ") + column.name;
    }
    return names.empty() ? "the log has no column of numbers: use count or distinct" : "columns of numbers: " + names;
}

Aggregate chosenAggregate(const store::LogInfo &log, const SeriesParams &params)
{
    if (params.aggregate)
        return *params.aggregate;
    const bool hasValue = !params.valueColumn.empty() || log.columnWithRole(Role::Bytes);
    return hasValue ? Aggregate::Sum : Aggregate::Count;
}

} // namespace

SeriesInput::SeriesInput(const store::EventColumns &events, const SeriesParams &params, const WorkContext &context)
    : aggregate(chosenAggregate(events.log(), params))
{
    const store::LogInfo &log = events.log();
    const std::size_t timeIndex = columnIndex(log, params.timeColumn, Role::Time);
    m_timeColumn = events.column(timeIndex, context);
    const auto *timeColumn = std::get_if<store::TimeColumn>(m_timeColumn.get());
    if (timeColumn == nullptr)
        throw Error("column " + log.columns[timeIndex].name + " holds no times", "log " + log.name,
                    "name a column of times");
    times = timeColumn->values;
    if (aggregate != Aggregate::Count)
        takeValues(events, columnIndex(log, params.valueColumn, Role::Bytes), context);
    if (!params.splitColumn.empty()) {
        m_split.emplace(events, columnIndex(log, params.splitColumn), context);
        groups = m_split->codes();
        groupCount = m_split->distinct();
    }
}

void SeriesInput::takeValues(const store::EventColumns &events, std::size_t column, const WorkContext &context)
{
    valueColumn = events.log().columns[column].name;
    if (aggregate == Aggregate::Distinct) {
        m_distinct.emplace(events, column, context);
        values = CodedValues{m_distinct->codes()};
        return;
    }
    m_valueColumn = events.column(column, context);
    if (const auto *integers = std::get_if<store::IntegerColumn>(m_valueColumn.get()))
        values = IntegerValues{integers->values};
    else if (const auto *reals = std::get_if<store::RealColumn>(m_valueColumn.get()))
        values = RealValues{reals->values};
    else
        throw Error("column " + valueColumn + " holds no numbers to take the " + std::string(aggregateName(aggregate)) +
                        " of",
                    "log " + events.log().name, numberColumns(events.log()));
}

} // namespace anomalyst::query
