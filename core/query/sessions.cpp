#include "core/query/sessions.h"

#include "core/query/row_chunks.h"
#include "core/query/session_columns.h"
#include "core/query/session_cut.h"
#include "core/query/session_parameters.h"

namespace anomalyst::query
{

namespace
{

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
        m_table.originColumns = columns.originNames();
    }

    SessionTable build(const RowSet &rows, SessionParameters &parameters)
    {
        m_context.report(0, "Ordering events");
        m_table.rows = m_columns.orderedRows(rows, m_context);
        m_table.leftOut = rows.size() - m_table.rows.size();
        m_context.report(0.4, "Cutting sessions");
        cut();
        codeCommands();
        m_context.report(0.6, "Reading parameters");
        readParameters(parameters);
        return std::move(m_table);
    }

private:
    void cut();
    bool isNewUser(std::size_t index) const;
    void codeCommands();
    void readParameters(SessionParameters &parameters);

    const SessionColumns &m_columns;
    const SessionParams &m_params;
    const WorkContext &m_context;
    SessionTable m_table;
};

bool SessionBuilder::isNewUser(std::size_t index) const
{
    return index == 0 || !m_columns.isSameUser(m_table.rows[index - 1], m_table.rows[index]);
}

void SessionBuilder::cut()
{
    const std::span<const TimeUs> times = m_columns.times();
    m_table.times.resize(m_table.rows.size());
    forChunks(m_table.rows.size(), m_context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const TimeUs time = times[m_table.rows[i]];
            m_table.times[i] = time;
            const bool isNew = isNewUser(i);
            if (isNew)
                m_table.users.push_back(m_columns.user(m_table.rows[i]));
            if (isNew || beginsSession(m_params, m_table.times[i - 1], m_table.sessions.back().begin, time))
                m_table.sessions.push_back({.begin = time,
                                            .end = time,
                                            .firstCommand = static_cast<std::uint32_t>(i),
                                            .commandCount = 0,
                                            .user = static_cast<std::uint32_t>(m_table.users.size() - 1)});
            Session &session = m_table.sessions.back();
            session.end = time;
            ++session.commandCount;
            m_table.unnamed += m_columns.isUnnamed(m_table.rows[i]) ? 1 : 0;
        }
    });
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

void SessionBuilder::readParameters(SessionParameters &parameters)
{
    m_table.values.assign(1, {});
    m_table.parameterOffsets.assign(m_table.rows.size() + 1, 0);
    m_table.hasParameters = !parameters.isEmpty();
    if (!m_table.hasParameters)
        return;
    constexpr std::size_t kCellsBetweenReports = 4096;
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        if (i % kCellsBetweenReports == 0)
            m_context.report(0.6 + 0.4 * static_cast<double>(i) / static_cast<double>(m_table.rows.size()),
                             "Reading parameters");
        parameters.append(m_table.rows[i], m_table);
        m_table.parameterOffsets[i + 1] = static_cast<std::uint32_t>(m_table.parameters.size());
    }
    parameters.moveNamesTo(m_table);
}

void checkLimits(const SessionParams &params)
{
    if (params.maxGap < 0 || params.maxSession < 0)
        throw Error("a session cannot have a negative length or gap", {}, "choose a maximum of 0 or more");
}

} // namespace

SessionTable buildSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                           const WorkContext &context)
{
    checkLimits(params);
    const SessionColumns columns(events, params, context);
    SessionParameters parameters(events, params.parameterColumns, context);
    SessionTable table = SessionBuilder(columns, params, context).build(rows, parameters);
    table.parameterColumns = parameters.columnNames();
    return table;
}

SessionOutline outlineSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                               const WorkContext &context)
{
    const SessionColumns columns(events, params, context);
    const std::vector<EventRow> ordered = columns.orderedRows(rows, context);
    SessionOutline outline;
    outline.leftOut = rows.size() - ordered.size();
    outline.times.reserve(ordered.size());
    forChunks(ordered.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (i == 0 || !columns.isSameUser(ordered[i - 1], ordered[i]))
                outline.userBegins.push_back(static_cast<std::uint32_t>(i));
            outline.times.push_back(columns.times()[ordered[i]]);
            outline.unnamed += columns.isUnnamed(ordered[i]) ? 1 : 0;
        }
    });
    return outline;
}

} // namespace anomalyst::query
