// The source whose import was cut off, of which a case holds a part that nobody sees: what it is, and taking it away.
// There is at most one in a case. On the thread of the connection.
#pragma once

#include "core/base/event_sink.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace anomalyst::store
{

struct UnfinishedImport {
    FileId id;
    LogId log;
    std::string logName;
    std::string path;
    std::string format;
    std::string encoding;
    std::string options; // JSON
    std::uint64_t bytes = 0;
    TimeUs modified = kMissingTime;
    TimeUs begun = kMissingTime;
    std::uint64_t firstRow = 0;
    std::uint64_t events = 0; // kept so far
    std::uint64_t rejected = 0;
    ByteLedger ledger;          // of the source's bytes behind them; blanks and header are not counted yet
    std::uint64_t lastLine = 0; // of the source that is kept; 0: none
    std::int64_t texts = 0;     // of the log's dictionary before it began
    bool isHalfRemoved = false; // it cannot be resumed
};

std::optional<UnfinishedImport> readUnfinished(Database &database);

// Whether it looks like the same source, read in the same way for the same log. That its rows are the same is seen when
// they come.
bool isSameSource(const UnfinishedImport &unfinished, const SourceInfo &source);

// Takes it away, if there is one: in steps of bounded size, each a transaction; cut off between two of them it goes on
// at the next call.
void removeUnfinished(Database &database);

} // namespace anomalyst::store
