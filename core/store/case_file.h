// A case: one SQLite database that holds logs, their events, where they came from and what could not be read.
// A CaseFile owns one connection and belongs to one thread at a time; every thread opens its own.
#pragma once

#include "core/store/case_lock.h"
#include "core/store/database.h"
#include "core/store/log_info.h"
#include "core/store/unfinished_import.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace anomalyst::store
{

struct RejectedInfo {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t byte = 0;
    std::uint64_t bytes = 0; // of the source; 0 in cases of an early version
    std::string reason;
    std::string text;
};

class CaseFile
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    // Throws Error naming the reason: not a case, made by a newer version, not writable, open for writing elsewhere,
    // already there (create). One CaseFile at a time writes to a case; it holds the case's lock until it is destroyed.
    // A case of an earlier version is brought to this one first, reading only too.
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
    // The rejected rows of a file by the code of their reason (what stands before ":"), with what the first one says.
    std::vector<ImportWarning> rejectsByCode(FileId file);

    void setRole(LogId log, std::size_t column, Role role);
    void removeLog(LogId log);
    // Takes back the file that came last into its log, with its events and rejects; the log goes with its only file.
    // Throws Error for any other file.
    void removeLastFile(FileId file);

    // What was killed while it was imported and waits to go on, when it is imported again in the same way, or to be
    // removed. The next import of anything else removes it too. While another program imports it is what that one is
    // at.
    std::optional<UnfinishedImport> unfinishedImport();
    void removeUnfinishedImport(); // nothing when there is none
    static bool isBeingWritten(const std::filesystem::path &path);

    // Held by the EventWriter that has begun a source: its thread uses the connection, nobody else may. Throws Error
    // when it is held already.
    void beginWriting();
    void endWriting() { m_isBeingWritten = false; }

private:
    CaseFile(CaseLock lock, Database database, std::filesystem::path path);
    void checkIsIdle() const; // throws Error while a source is being written

    CaseLock m_lock; // let go after the connection is closed
    Database m_database;
    std::filesystem::path m_path;
    bool m_isBeingWritten = false;
};

} // namespace anomalyst::store
