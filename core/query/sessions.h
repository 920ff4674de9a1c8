// Events → sessions of commands with their parameters, names interned: the input of the sequence analysis. analyses.md
// §3.
#pragma once

#include "core/base/parameter_use.h"
#include "core/query/selection.h"

#include <string>
#include <vector>

namespace anomalyst::query
{

struct SessionParams {
    std::vector<std::string> userColumns; // default: role user, then address
    std::string timeColumn;               // default: role time
    std::string commandColumn;            // default: role operation
    // One column holds parameters as text; of several each is a parameter of its own. Default: role parameters, if any.
    std::vector<std::string> parameterColumns;
    DurationUs maxSession = 20 * kMinuteUs;
    DurationUs maxGap = 2 * kMinuteUs;
    bool mergeUnnamed = false; // events without a user form sessions across hosts and addresses

    friend bool operator==(const SessionParams &, const SessionParams &) = default;
};

// Whose sessions: the texts of the user columns, "" where missing. Events of nobody are kept apart by where they came
// from, the host and the address; `origin` is empty for all others.
struct SessionUser {
    std::vector<std::string> names;  // one a user column
    std::vector<std::string> origin; // one an origin column, or none
};

struct Session {
    TimeUs begin = 0;
    TimeUs end = 0;
    std::uint32_t firstCommand = 0; // its commands are [firstCommand, firstCommand + commandCount)
    std::uint32_t commandCount = 0;
    std::uint32_t user = 0; // into users
};

// Flat arrays; sessions are in user, then time order.
struct SessionTable {
    std::vector<std::string> userColumns;
    std::vector<std::string> parameterColumns; // that were read; empty: no parameters
    std::vector<std::string> originColumns; // that keep events without a user apart; empty where nothing had to be
    std::vector<SessionUser> users;         // ascending; every one has a session
    std::vector<Session> sessions;
    std::vector<EventRow> rows;                  // one a command: the event it came from
    std::vector<TimeUs> times;                   // one a command
    std::vector<std::uint32_t> commands;         // one a command: index into commandNames
    std::vector<std::uint32_t> parameterOffsets; // commands + 1: its parameters are [offset[i], offset[i + 1])
    std::vector<ParameterUse> parameters;        // in the order of the log; a name at most once a command
    std::vector<std::string> commandNames;
    std::vector<std::string> parameterNames;
    std::vector<std::string> values;      // values[0] is "" and means empty
    std::size_t leftOut = 0;              // events without a time or a command
    std::size_t unnamed = 0;              // events without a user
    std::size_t unreadableParameters = 0; // cells that hold something but no parameters
    std::string firstUnreadable;          // what the first of them holds
    bool hasParameters = false;

    const std::vector<std::string> &userOf(const Session &session) const { return users[session.user].names; }
};

// Throws Error when there is no time, user or command column.
SessionTable buildSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                           const WorkContext &context = {});

} // namespace anomalyst::query
