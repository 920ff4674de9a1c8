// Which log the events of a source go to: one that has the same columns, or a new one. Inside a transaction.
#pragma once

#include "core/base/event_sink.h"
#include "core/store/case_file.h"
#include "core/store/unfinished_import.h"

#include <optional>
#include <string>
#include <vector>

namespace anomalyst::store
{

struct SourceLog {
    LogId id;
    std::string name;
    std::uint64_t events = 0; // that it holds already
    std::vector<ColumnSpec> columns;
    bool needsView = true; // new, or a column will have another type once the source is whole
};

void checkColumns(const SourceInfo &source); // throws Error when no log can have them

// The log of the wished name when the source can join it, otherwise "name 2", "name 3", ... A source can join when its
// columns have the same names in the same order and no cell that is there already would change its meaning: integers
// and reals make a real column, integers go into a text column as digits. Makes the tables of a new log.
SourceLog logForSource(CaseFile &file, const SourceInfo &source);

// The log that an unfinished import of the same source goes on in; nothing when it does not fit any more.
std::optional<SourceLog> logToGoOnIn(CaseFile &file, const UnfinishedImport &unfinished, const SourceInfo &source);

// The source is whole: records the column types it brought and (re)makes the readable view of the log.
void settleColumns(Database &database, const SourceLog &log);

// The log, its view and all that its files left.
void dropLog(Database &database, LogId log);

} // namespace anomalyst::store
