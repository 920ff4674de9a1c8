#include "core/query/session_columns.h"

#include "core/query/column_lookup.h"
#include "core/query/row_chunks.h"

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

bool isOrigin(Role role)
{
    return role == Role::Host || role == Role::Address;
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
    loadTimes(events, params.timeColumn, context);
    m_commands.emplace(events, columnIndex(events.log(), params.commandColumn, Role::Operation), context);
    loadUsers(events, params, context);
    if (!params.mergeUnnamed && !m_naming.empty())
        loadOrigins(events, context);
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

void SessionColumns::loadUsers(const store::EventColumns &events, const SessionParams &params,
                               const WorkContext &context)
{
    for (const std::size_t column : userColumns(events.log(), params)) {
        if (!isOrigin(events.log().columns[column].role))
            m_naming.push_back(m_users.size());
        m_userNames.push_back(events.log().columns[column].name);
        m_users.emplace_back(events, column, context);
    }
}

// Only where an event has no user at all: the columns need not be read otherwise.
void SessionColumns::loadOrigins(const store::EventColumns &events, const WorkContext &context)
{
    bool hasUnnamed = false;
    for (std::size_t row = 0; row < events.size() && !hasUnnamed; ++row)
        hasUnnamed = isUnnamed(static_cast<EventRow>(row));
    if (!hasUnnamed)
        return;
    const std::vector<ColumnSpec> &columns = events.log().columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!isOrigin(columns[column].role) || std::ranges::count(m_userNames, columns[column].name) > 0)
            continue;
        m_originNames.push_back(columns[column].name);
        m_origins.emplace_back(events, column, context);
    }
}

std::vector<EventRow> SessionColumns::usableRows(const RowSet &rows, const WorkContext &context) const
{
    const std::span<const std::uint32_t> commands = m_commands->codes();
    std::vector<EventRow> usable;
    usable.reserve(rows.size());
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const EventRow row = rows.at(i);
            if (m_times[row] != kMissingTime && commands[row] != ColumnCodes::kMissing)
                usable.push_back(row);
        }
    });
    return usable;
}

std::vector<EventRow> SessionColumns::orderedRows(const RowSet &rows, const WorkContext &context) const
{
    std::vector<EventRow> ordered = usableRows(rows, context);
    std::vector<RankedColumn> ranked;
    for (const ColumnCodes &column : m_users) {
        context.checkStopped();
        ranked.push_back({column.codes(), ranksOf(column)});
    }
    std::vector<std::vector<std::uint32_t>> origins; // of events without a user; one code for all others
    for (const ColumnCodes &column : m_origins) {
        context.checkStopped();
        std::vector<std::uint32_t> &codes = origins.emplace_back(column.codes().begin(), column.codes().end());
        for (EventRow row = 0; row < codes.size(); ++row)
            codes[row] = isUnnamed(row) ? codes[row] : ColumnCodes::kMissing;
        ranked.push_back({codes, ranksOf(column)});
    }
    sortByUserAndTime(ordered, m_times, ranked, context);
    return ordered;
}

bool SessionColumns::isSameUser(EventRow left, EventRow right) const
{
    const auto isEqual = [&](const ColumnCodes &column) { return column.codes()[left] == column.codes()[right]; };
    return std::ranges::all_of(m_users, isEqual) && (!isUnnamed(left) || std::ranges::all_of(m_origins, isEqual));
}

bool SessionColumns::isUnnamed(EventRow row) const
{
    return !m_naming.empty() && std::ranges::all_of(m_naming, [&](std::size_t column) {
        return m_users[column].codes()[row] == ColumnCodes::kMissing;
    });
}

SessionUser SessionColumns::user(EventRow row) const
{
    SessionUser user;
    for (const ColumnCodes &column : m_users)
        user.names.push_back(column.text(column.codes()[row]));
    if (isUnnamed(row))
        for (const ColumnCodes &column : m_origins)
            user.origin.push_back(column.text(column.codes()[row]));
    return user;
}

} // namespace anomalyst::query
