// Which log the events of a source go to: one that has the same columns, or a new one. Inside the source's transaction.
#pragma once

#include "core/base/event_sink.h"
#include "core/store/case_file.h"

#include <string>
#include <vector>

namespace anomalyst::store
{

struct SourceLog {
    LogId id;
    std::string name;
    std::uint64_t events = 0; // that it holds already
    std::vector<ColumnSpec> columns;
    bool needsView = true; // new, or a column has another type now
};

// The log of the wished name when the source can join it, otherwise "name 2", "name 3", ... A source can join when its
// columns have the same names in the same order and no cell that is there already would change its meaning: integers
// and reals make a real column, integers go into a text column as digits. Makes the tables of a new log.
SourceLog logForSource(CaseFile &file, const SourceInfo &source);

// (Re)makes the readable view of the log.
void makeView(Database &database, const SourceLog &log);

} // namespace anomalyst::store
