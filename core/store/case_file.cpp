#include "core/store/case_file.h"

#include "core/base/error.h"
#include "core/store/case_migration.h"
#include "core/store/case_schema.h"
#include "core/store/source_log.h"
#include "core/store/sqlite_error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace anomalyst::store
{

namespace
{

// Makes the file itself, so that nobody's file is taken over between looking and making.
void makeEmptyFile(const std::filesystem::path &path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(pathText(path).c_str(), "wbx"),
                                                                &std::fclose);
    if (file != nullptr)
        return;
    const int reason = errno;
    if (reason == EEXIST)
        throw Error("there is a file of that name already", pathText(path), "open it, or choose another name");
    throw Error("the case cannot be made: " + std::generic_category().message(reason), pathText(path),
                "choose a folder that exists and can be written");
}

std::string namesOf(const std::vector<LogInfo> &logs)
{
    std::string names;
    for (const LogInfo &log : logs)
        names += (names.empty() ? "\"" : ", \"") + log.name + "\"";
    return names;
}

} // namespace

CaseFile::CaseFile(CaseLock lock, Database database, std::filesystem::path path)
    : m_lock(std::move(lock))
    , m_database(std::move(database))
    , m_path(std::move(path))
{
}

CaseFile CaseFile::create(const std::filesystem::path &path)
{
    makeEmptyFile(path);
    try {
        CaseLock lock(path);
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        Database database(path, Database::Mode::Create);
        buildSchema(database);
        return {std::move(lock), std::move(database), path};
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        throw;
    }
}

CaseFile CaseFile::open(const std::filesystem::path &path, Mode mode)
{
    migrateCase(path);
    try {
        CaseLock lock = mode == Mode::ReadOnly ? CaseLock() : CaseLock(path);
        Database database(path, mode == Mode::ReadOnly ? Database::Mode::ReadOnly : Database::Mode::ReadWrite);
        checkSchema(database);
        return {std::move(lock), std::move(database), path};
    } catch (const Error &) {
        refuseIfCutShort(path);
        throw;
    }
}

CaseFile CaseFile::openOrCreate(const std::filesystem::path &path)
{
    return std::filesystem::exists(path) ? open(path, Mode::ReadWrite) : create(path);
}

std::vector<LogInfo> CaseFile::logs()
{
    const ReadSnapshot snapshot(m_database);
    return readLogs(m_database);
}

LogInfo CaseFile::log(LogId id)
{
    const ReadSnapshot snapshot(m_database);
    std::optional<LogInfo> found = readLog(m_database, id);
    if (!found || found->files.empty())
        throw Error("there is no log with the number " + std::to_string(id.value) + " any more", pathText(m_path),
                    "open the case again");
    return std::move(*found);
}

LogInfo CaseFile::logNamed(std::string_view name)
{
    std::vector<LogInfo> all = logs();
    if (all.empty())
        throw Error("the case holds no log", pathText(m_path), "import one first");
    if (name.empty()) {
        if (all.size() == 1)
            return std::move(all.front());
        throw Error("the case holds several logs", pathText(m_path), "name one of " + namesOf(all));
    }
    auto found = std::ranges::find(all, name, &LogInfo::name);
    if (found == all.end())
        found = std::ranges::find_if(all, [&](const LogInfo &log) { return equalIgnoringCase(log.name, name); });
    if (found == all.end())
        throw Error("there is no log \"" + std::string(name) + "\"", pathText(m_path), "name one of " + namesOf(all));
    return std::move(*found);
}

std::vector<RejectedInfo> CaseFile::rejected(std::uint64_t offset, std::uint64_t limit)
{
    Statement statement = m_database.prepare("SELECT file.path, line, byte, rejected.bytes, reason, text FROM rejected "
                                             "JOIN file ON file.id = file_id WHERE state = 'done' "
                                             "ORDER BY rejected.id LIMIT ? OFFSET ?");
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    statement.bind(1, static_cast<std::int64_t>(std::min(limit, largest)));
    statement.bind(2, static_cast<std::int64_t>(std::min(offset, largest)));
    std::vector<RejectedInfo> rows;
    while (statement.step())
        rows.push_back({.file = std::string(statement.text(0)),
                        .line = static_cast<std::uint64_t>(statement.integer(1)),
                        .byte = static_cast<std::uint64_t>(statement.integer(2)),
                        .bytes = static_cast<std::uint64_t>(statement.integer(3)),
                        .reason = std::string(statement.text(4)),
                        .text = std::string(statement.text(5))});
    return rows;
}

std::uint64_t CaseFile::rejectedCount()
{
    return static_cast<std::uint64_t>(
        m_database.integer("SELECT count(*) FROM rejected "
                           "WHERE file_id IN (SELECT id FROM file WHERE state = 'done')"));
}

std::vector<ImportWarning> CaseFile::rejectsByCode(FileId file)
{
    // Beside min() SQLite gives the other columns of the same row.
    Statement statement =
        m_database.prepare("SELECT min(id), substr(reason, 1, instr(reason || ':', ':') - 1) AS code, "
                           "ltrim(substr(reason, instr(reason || ':', ':')), ': '), count(*), line "
                           "FROM rejected WHERE file_id = ? GROUP BY code ORDER BY 1");
    statement.bind(1, file.value);
    std::vector<ImportWarning> rejects;
    while (statement.step())
        rejects.push_back({.code = std::string(statement.text(1)),
                           .message = std::string(statement.text(2)),
                           .count = static_cast<std::uint64_t>(statement.integer(3)),
                           .firstLine = static_cast<std::uint64_t>(statement.integer(4))});
    return rejects;
}

void CaseFile::setRole(LogId log, std::size_t column, Role role)
{
    checkIsIdle();
    Statement statement = m_database.prepare("UPDATE log_column SET role = ? WHERE log_id = ? AND position = ?");
    statement.bind(1, roleName(role));
    statement.bind(2, log.value);
    statement.bind(3, static_cast<std::int64_t>(column));
    statement.run();
}

void CaseFile::removeLog(LogId log)
{
    checkIsIdle();
    Transaction transaction(m_database);
    dropLog(m_database, log);
    transaction.commit();
}

void CaseFile::removeLastFile(FileId file)
{
    checkIsIdle();
    const std::vector<LogInfo> all = logs();
    const auto found = std::ranges::find_if(
        all, [&](const LogInfo &log) { return !log.files.empty() && log.files.back().id == file; });
    if (found == all.end())
        throw Error("only the newest file of a log can be taken back", pathText(m_path), "remove the whole log");
    if (found->files.size() == 1) {
        removeLog(found->id);
        return;
    }
    if (const auto unfinished = readUnfinished(m_database); unfinished && unfinished->log == found->id)
        store::removeUnfinished(m_database); // it lies behind
    const std::string firstRow = std::to_string(found->files.back().firstRow);
    Transaction transaction(m_database);
    const std::string ofFile = " WHERE file_id = " + std::to_string(file.value) + ";";
    m_database.execute("DELETE FROM " + eventTable(found->id) + " WHERE id > " + firstRow + "; " + // ids begin with 1
                       "DELETE FROM rejected" + ofFile + "DELETE FROM warning" + ofFile +
                       "DELETE FROM file WHERE id = " + std::to_string(file.value) +
                       "; UPDATE log SET events = " + firstRow + " WHERE id = " + std::to_string(found->id.value));
    transaction.commit();
}

std::optional<UnfinishedImport> CaseFile::unfinishedImport()
{
    return readUnfinished(m_database);
}

void CaseFile::removeUnfinishedImport()
{
    checkIsIdle();
    removeUnfinished(m_database);
}

void CaseFile::beginWriting()
{
    checkIsIdle();
    m_isBeingWritten = true;
}

void CaseFile::checkIsIdle() const
{
    if (m_isBeingWritten)
        throw Error("the case is being written by another import", pathText(m_path),
                    "wait until it has ended and try again");
}

bool CaseFile::isBeingWritten(const std::filesystem::path &path)
{
    return CaseLock::isHeld(path);
}

} // namespace anomalyst::store
