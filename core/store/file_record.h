// The record that a case keeps of a source: made when its import begins, completed when it is whole. Inside the
// transactions of the import.
#pragma once

#include "core/base/event_sink.h"
#include "core/base/ids.h"
#include "core/store/database.h"
#include "core/store/source_log.h"

#include <cstdint>

namespace anomalyst::store
{

// Unfinished from here on. `texts` is how many the log's dictionary holds.
FileId insertFile(Database &database, const SourceLog &log, const SourceInfo &source, std::int64_t texts);

// Its events are seen from here on, with their number and the warnings.
void finishFile(Database &database, FileId file, const SourceLog &log, std::uint64_t events,
                const SourceResult &result);

} // namespace anomalyst::store
