// A case: one SQLite database that holds logs, their events, where they came from and what could not be read.
// A CaseFile owns one connection and belongs to one thread at a time; every thread opens its own.
#pragma once

#include "core/base/column.h"
#include "core/base/event_sink.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/store/database.h"

#include <filesystem>
#include <optional>
#include <string>
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
    std::uint64_t blank = 0;
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

struct RejectedInfo {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t byte = 0;
    std::string reason;
    std::string text;
};

class CaseFile
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    // Throws Error naming the reason: not a case, made by a newer version, not writable, already there (create).
    static CaseFile create(const std::filesystem::path &path);
    static CaseFile open(const std::filesystem::path &path, Mode mode);
    static CaseFile openOrCreate(const std::filesystem::path &path);

    const std::filesystem::path &path() const { return m_path; }
    Database &database() { return m_database; }

    std::vector<LogInfo> logs();
    LogInfo log(LogId id);                   // throws Error when there is none
    LogInfo logNamed(std::string_view name); // throws Error naming the logs there are; "" means the only log
    std::vector<RejectedInfo> rejected(std::uint64_t offset, std::uint64_t limit); // of all files, in import order
    std::uint64_t rejectedCount();

    void setRole(LogId log, std::size_t column, Role role);
    void removeLog(LogId log);
    // Takes back the file that came last into its log, with its events and rejects; the log goes with its only file.
    // Throws Error for any other file.
    void removeLastFile(FileId file);

private:
    CaseFile(Database database, std::filesystem::path path);

    Database m_database;
    std::filesystem::path m_path;
};

} // namespace anomalyst::store
