// Reads columns of a log into memory in one pass over its event table. Runs on the calling thread, with a connection of
// its own.
#pragma once

#include "core/base/progress.h"
#include "core/store/event_columns.h"

#include <filesystem>
#include <span>
#include <vector>

namespace anomalyst::store
{

// One column for each index, of the log's first `log.events` events. Throws Error or Cancelled.
std::vector<Column> loadColumns(const std::filesystem::path &casePath, const LogInfo &log,
                                std::span<const std::size_t> indexes, const WorkContext &context);

} // namespace anomalyst::store
