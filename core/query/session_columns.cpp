#include "core/query/session_columns.h"

#include "core/query/column_lookup.h"

#include <algorithm>
#include <numeric>

namespace anomalyst::query
{

namespace
{

std::vector<std::size_t> userColumns(const store::LogInfo &log, const SessionParams &params)
{
    std::vector<std::size_t> columns;
    for (const std::string &name : params.userColumns)
        columns.push_back(columnIndex(log, name));
    if (columns.empty())
        columns = log.columnsWithRole(Role::User);
    if (const auto address = log.columnWithRole(Role::Address); params.userColumns.empty() && address)
        columns.push_back(*address);
    if (columns.empty())
        columns.push_back(columnIndex(log, {}, Role::User)); // there is none: throws what to do
    return columns;
}

std::vector<std::uint32_t> ranksOf(const ColumnCodes &column)
{
    std::vector<std::string> texts(column.distinct());
    for (std::uint32_t code = 0; code < texts.size(); ++code)
        texts[code] = column.text(code);
    std::vector<std::uint32_t> sorted(texts.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, [&](std::uint32_t a, std::uint32_t b) {
        const int order = texts[a].compare(texts[b]);
        return order != 0 ? order < 0 : a < b;
    });
    std::vector<std::uint32_t> ranks(texts.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank)
        ranks[sorted[rank]] = rank;
    return ranks;
}

} // namespace

SessionColumns::SessionColumns(const store::EventColumns &events, const SessionParams &params,
                               const WorkContext &context)
{
    const store::LogInfo &log = events.log();
    loadTimes(events, params.timeColumn, context);
    for (const std::size_t column : userColumns(log, params)) {
        m_userNames.push_back(log.columns[column].name);
        m_users.emplace_back(events, column, context);
    }
    m_commands.emplace(events, columnIndex(log, params.commandColumn, Role::Operation), context);
    if (!params.parametersColumn.empty() || log.columnWithRole(Role::Parameters))
        m_parameters.emplace(events, columnIndex(log, params.parametersColumn, Role::Parameters), context);
}

void SessionColumns::loadTimes(const store::EventColumns &events, const std::string &name, const WorkContext &context)
{
    const std::size_t index = columnIndex(events.log(), name, Role::Time);
    m_timeColumn = events.column(index, context);
    const auto *times = std::get_if<store::TimeColumn>(m_timeColumn.get());
    if (times == nullptr)
        throw Error("the column holds no times", "column " + events.log().columns[index].name,
                    "choose a column whose type is time, or import the log with this column as time");
    m_times = times->values;
}

std::vector<RankedColumn> SessionColumns::rankedUsers(const WorkContext &context) const
{
    std::vector<RankedColumn> ranked;
    for (const ColumnCodes &column : m_users) {
        context.checkStopped();
        ranked.push_back({column.codes(), ranksOf(column)});
    }
    return ranked;
}

} // namespace anomalyst::query
