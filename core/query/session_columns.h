// Which columns of a log sessions are made of, and their contents. Immutable; keeps the columns alive. Any thread.
#pragma once

#include "core/query/column_codes.h"
#include "core/query/session_order.h"
#include "core/query/sessions.h"

#include <optional>

namespace anomalyst::query
{

class SessionColumns
{
public:
    // Throws Error for a column that is missing, or a time column without times.
    SessionColumns(const store::EventColumns &events, const SessionParams &params, const WorkContext &context);

    const std::vector<std::string> &userNames() const { return m_userNames; }
    const std::vector<std::string> &originNames() const { return m_originNames; }
    std::span<const TimeUs> times() const { return m_times; }
    const ColumnCodes &commands() const { return *m_commands; }

    // The given rows that have a time and a command, ordered by user, then time, then file order. Missing users come
    // first, the others by the bytes of their texts.
    std::vector<EventRow> orderedRows(const RowSet &rows, const WorkContext &context) const;
    bool isSameUser(EventRow left, EventRow right) const;
    bool isUnnamed(EventRow row) const;
    SessionUser user(EventRow row) const;

private:
    void loadTimes(const store::EventColumns &events, const std::string &name, const WorkContext &context);
    void loadUsers(const store::EventColumns &events, const SessionParams &params, const WorkContext &context);
    void loadOrigins(const store::EventColumns &events, const WorkContext &context);
    std::vector<EventRow> usableRows(const RowSet &rows, const WorkContext &context) const;

    std::vector<std::string> m_userNames;
    std::vector<ColumnCodes> m_users;
    std::vector<std::size_t> m_naming; // those of m_users that say who, not only from where
    std::vector<std::string> m_originNames;
    std::vector<ColumnCodes> m_origins; // keep apart what has no user; none where every event has one
    std::shared_ptr<const store::Column> m_timeColumn;
    std::span<const TimeUs> m_times;
    std::optional<ColumnCodes> m_commands;
};

} // namespace anomalyst::query
