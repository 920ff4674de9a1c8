#include "core/query/sessions.h"

#include "core/query/row_chunks.h"
#include "core/query/session_columns.h"
#include "core/query/session_order.h"
#include "core/query/session_parameters.h"

#include <algorithm>

namespace anomalyst::query
{

namespace
{

// Negative where the next user's events begin earlier: that wraps to a huge span and cuts, as the new user does too.
std::uint64_t spanOf(TimeUs earlier, TimeUs later)
{
    return static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier);
}

// Builds the table step by step over the events in their final order.
class SessionBuilder
{
public:
    SessionBuilder(const SessionColumns &columns, const SessionParams &params, const WorkContext &context)
        : m_columns(columns)
        , m_params(params)
        , m_context(context)
    {
        m_table.userColumns = columns.userNames();
    }

    SessionTable build(const RowSet &rows)
    {
        m_context.report(0, "Ordering events");
        takeUsableRows(rows);
        const std::vector<RankedColumn> users = m_columns.rankedUsers(m_context);
        sortByUserAndTime(m_table.rows, m_columns.times(), users, m_context);
        m_context.report(0.4, "Cutting sessions");
        cut();
        codeCommands();
        m_context.report(0.6, "Reading parameters");
        readParameters();
        return std::move(m_table);
    }

private:
    void takeUsableRows(const RowSet &rows);
    void cut();
    bool isNewSession(std::size_t index) const;
    void beginSession(std::size_t index);
    void codeCommands();
    void readParameters();

    const SessionColumns &m_columns;
    const SessionParams &m_params;
    const WorkContext &m_context;
    SessionTable m_table;
};

void SessionBuilder::takeUsableRows(const RowSet &rows)
{
    const std::span<const TimeUs> times = m_columns.times();
    const std::span<const std::uint32_t> commands = m_columns.commands().codes();
    m_table.rows.reserve(rows.size());
    forChunks(rows.size(), m_context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const EventRow row = rows.at(i);
            if (times[row] != kMissingTime && commands[row] != ColumnCodes::kMissing)
                m_table.rows.push_back(row);
        }
    });
    m_table.leftOut = rows.size() - m_table.rows.size();
}

void SessionBuilder::cut()
{
    const std::span<const TimeUs> times = m_columns.times();
    m_table.times.resize(m_table.rows.size());
    forChunks(m_table.rows.size(), m_context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            m_table.times[i] = times[m_table.rows[i]];
            if (isNewSession(i))
                beginSession(i);
            Session &session = m_table.sessions.back();
            session.end = m_table.times[i];
            ++session.commandCount;
        }
    });
}

bool SessionBuilder::isNewSession(std::size_t index) const
{
    if (index == 0)
        return true;
    const TimeUs time = m_table.times[index];
    if (spanOf(m_table.times[index - 1], time) > static_cast<std::uint64_t>(m_params.maxGap) ||
        spanOf(m_table.sessions.back().begin, time) > static_cast<std::uint64_t>(m_params.maxSession))
        return true;
    const EventRow row = m_table.rows[index];
    const EventRow previous = m_table.rows[index - 1];
    return std::ranges::any_of(m_columns.users(),
                               [&](const ColumnCodes &user) { return user.codes()[row] != user.codes()[previous]; });
}

void SessionBuilder::beginSession(std::size_t index)
{
    Session &session = m_table.sessions.emplace_back();
    session.begin = m_table.times[index];
    session.firstCommand = static_cast<std::uint32_t>(index);
    session.user.reserve(m_columns.users().size());
    for (const ColumnCodes &user : m_columns.users())
        session.user.push_back(user.text(user.codes()[m_table.rows[index]]));
}

void SessionBuilder::codeCommands()
{
    const ColumnCodes &column = m_columns.commands();
    constexpr std::uint32_t kNoCode = 0xffffffff;
    std::vector<std::uint32_t> codeOf(column.distinct(), kNoCode); // one a code of the column
    m_table.commands.resize(m_table.rows.size());
    forChunks(m_table.rows.size(), m_context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t inColumn = column.codes()[m_table.rows[i]];
            std::uint32_t &code = codeOf[inColumn];
            if (code == kNoCode) {
                code = static_cast<std::uint32_t>(m_table.commandNames.size());
                m_table.commandNames.push_back(column.text(inColumn));
            }
            m_table.commands[i] = code;
        }
    });
}

void SessionBuilder::readParameters()
{
    m_table.values.assign(1, {});
    m_table.parameterOffsets.assign(m_table.rows.size() + 1, 0);
    m_table.hasParameters = m_columns.parameters().has_value();
    if (!m_table.hasParameters)
        return;
    constexpr std::size_t kCellsBetweenReports = 4096;
    SessionParameters parameters(*m_columns.parameters());
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        if (i % kCellsBetweenReports == 0)
            m_context.report(0.6 + 0.4 * static_cast<double>(i) / static_cast<double>(m_table.rows.size()),
                             "Reading parameters");
        parameters.append(m_table.rows[i], m_table);
        m_table.parameterOffsets[i + 1] = static_cast<std::uint32_t>(m_table.parameters.size());
    }
    parameters.moveNamesTo(m_table);
}

} // namespace

SessionTable buildSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                           const WorkContext &context)
{
    if (params.maxGap < 0 || params.maxSession < 0)
        throw Error("a session cannot have a negative length or gap", {}, "choose a maximum of 0 or more");
    const SessionColumns columns(events, params, context);
    return SessionBuilder(columns, params, context).build(rows);
}

} // namespace anomalyst::query
