// Events → sessions of commands with their parameters, names interned: the input of the sequence analysis. analyses.md
// §3.
#pragma once

#include "core/query/selection.h"

#include <string>
#include <vector>

namespace anomalyst::query
{

struct SessionParams {
    std::vector<std::string> userColumns; // default: role user, then address
    std::string timeColumn;               // default: role time
    std::string commandColumn;            // default: role operation
    std::string parametersColumn;         // default: role parameters; may be absent
    DurationUs maxSession = 20 * kMinuteUs;
    DurationUs maxGap = 2 * kMinuteUs;
};

// One parameter of one command, as codes into SessionTable::parameterNames and ::values.
struct ParameterUse {
    std::uint32_t name = 0;
    std::uint32_t value = 0;
};

struct Session {
    std::vector<std::string> user; // one a user column; "" where missing
    TimeUs begin = 0;
    TimeUs end = 0;
    std::uint32_t firstCommand = 0; // its commands are [firstCommand, firstCommand + commandCount)
    std::uint32_t commandCount = 0;
};

// Flat arrays; sessions are in user, then time order.
struct SessionTable {
    std::vector<std::string> userColumns;
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
    std::size_t unreadableParameters = 0; // cells that hold something but no parameters
    bool hasParameters = false;
};

// Throws Error when there is no time, user or command column.
SessionTable buildSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                           const WorkContext &context = {});

} // namespace anomalyst::query
