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
    const std::vector<ColumnCodes> &users() const { return m_users; }
    std::span<const TimeUs> times() const { return m_times; }
    const ColumnCodes &commands() const { return *m_commands; }
    const std::optional<ColumnCodes> &parameters() const { return m_parameters; }

    // Missing first, then by the bytes of the text.
    std::vector<RankedColumn> rankedUsers(const WorkContext &context) const;

private:
    void loadTimes(const store::EventColumns &events, const std::string &name, const WorkContext &context);

    std::vector<std::string> m_userNames;
    std::vector<ColumnCodes> m_users;
    std::shared_ptr<const store::Column> m_timeColumn;
    std::span<const TimeUs> m_times;
    std::optional<ColumnCodes> m_commands;
    std::optional<ColumnCodes> m_parameters;
};

} // namespace anomalyst::query
