// What a case knows of its logs and of the files that fed them. Plain values; reading them takes a connection, on its
// thread.
#pragma once

#include "core/base/column.h"
#include "core/base/event_sink.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

struct FileInfo {
    FileId id;
    LogId log;
    std::string path;
    std::string format;
    std::string encoding;
    std::string options;
    std::string sha256;
    std::uint64_t bytes = 0;
    TimeUs modified = kMissingTime;
    std::uint64_t firstRow = 0; // its events are rows [firstRow, firstRow + events) of the log
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    std::uint64_t repaired = 0; // of the events
    std::uint64_t blank = 0;
    ByteLedger ledger; // all 0 for files of a case that an early version made
    double seconds = 0;
    std::vector<ImportWarning> warnings;
};

struct LogInfo {
    LogId id;
    std::string name;
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    std::vector<ColumnSpec> columns;
    std::vector<FileInfo> files;

    // Index of the column of that name (exact, then ignoring ASCII case), or of the first one with that role.
    std::optional<std::size_t> columnNamed(std::string_view name) const;
    std::optional<std::size_t> columnWithRole(Role role) const;
    std::vector<std::size_t> columnsWithRole(Role role) const;
};

bool equalIgnoringCase(std::string_view a, std::string_view b); // ASCII letters only

// Only files whose import came to its end are read; a log without one is not there yet, for everyone but the import
// that is writing it.
std::vector<LogInfo> readLogs(Database &database);
std::optional<LogInfo> readLog(Database &database, LogId id); // `files` is empty for a log that is not there yet

} // namespace anomalyst::store
