#include "core/store/case_file.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/log_view.h"
#include "core/store/sqlite_error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace anomalyst::store
{

namespace
{

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowerAscii, lowerAscii);
}

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

std::vector<ColumnSpec> readColumns(Database &database, LogId log)
{
    Statement statement =
        database.prepare("SELECT name, type, role FROM log_column WHERE log_id = ? ORDER BY position");
    statement.bind(1, log.value);
    std::vector<ColumnSpec> columns;
    while (statement.step())
        columns.push_back({.name = std::string(statement.text(0)),
                           .type = columnTypeFromName(statement.text(1)).value_or(ColumnType::Text),
                           .role = roleFromName(statement.text(2)).value_or(Role::None)});
    return columns;
}

std::vector<ImportWarning> readWarnings(Database &database, FileId file)
{
    Statement statement =
        database.prepare("SELECT code, message, count, first_line FROM warning WHERE file_id = ? ORDER BY id");
    statement.bind(1, file.value);
    std::vector<ImportWarning> warnings;
    while (statement.step())
        warnings.push_back({.code = std::string(statement.text(0)),
                            .message = std::string(statement.text(1)),
                            .count = static_cast<std::uint64_t>(statement.integer(2)),
                            .firstLine = static_cast<std::uint64_t>(statement.integer(3))});
    return warnings;
}

FileInfo readFile(Database &database, Statement &row, LogId log)
{
    const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    FileInfo file;
    file.id = {row.integer(0)};
    file.log = log;
    file.path = row.text(1);
    file.format = row.text(2);
    file.encoding = row.text(3);
    file.options = row.text(4);
    file.sha256 = row.text(5);
    file.bytes = count(6);
    file.modified = row.isNull(7) ? kMissingTime : row.integer(7);
    file.firstRow = count(8);
    file.events = count(9);
    file.rejected = count(10);
    file.blank = count(11);
    file.seconds = row.real(12);
    file.warnings = readWarnings(database, file.id);
    return file;
}

std::vector<FileInfo> readFiles(Database &database, LogId log)
{
    Statement statement = database.prepare("SELECT id, path, format, encoding, options, sha256, bytes, modified, "
                                           "first_row, events, rejected, blank, seconds FROM file "
                                           "WHERE log_id = ? ORDER BY id");
    statement.bind(1, log.value);
    std::vector<FileInfo> files;
    while (statement.step())
        files.push_back(readFile(database, statement, log));
    return files;
}

LogInfo readLog(Database &database, Statement &row)
{
    LogInfo info;
    info.id = {row.integer(0)};
    info.name = row.text(1);
    info.events = static_cast<std::uint64_t>(row.integer(2));
    info.columns = readColumns(database, info.id);
    info.files = readFiles(database, info.id);
    for (const FileInfo &file : info.files)
        info.rejected += file.rejected;
    return info;
}

std::string namesOf(const std::vector<LogInfo> &logs)
{
    std::string names;
    for (const LogInfo &log : logs)
        names += (names.empty() ? "\"" : ", \"") + log.name + "\"";
    return names;
}

} // namespace

std::optional<std::size_t> LogInfo::columnNamed(std::string_view wanted) const
{
    auto found = std::ranges::find(columns, wanted, &ColumnSpec::name);
    if (found == columns.end())
        found = std::ranges::find_if(columns,
                                     [&](const ColumnSpec &column) { return equalIgnoringCase(column.name, wanted); });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<std::size_t> LogInfo::columnWithRole(Role role) const
{
    const auto found = std::ranges::find(columns, role, &ColumnSpec::role);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::vector<std::size_t> LogInfo::columnsWithRole(Role role) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == role)
            found.push_back(i);
    }
    return found;
}

CaseFile::CaseFile(Database database, std::filesystem::path path)
    : m_database(std::move(database))
    , m_path(std::move(path))
{
}

CaseFile CaseFile::create(const std::filesystem::path &path)
{
    makeEmptyFile(path);
    try {
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        Database database(path, Database::Mode::Create);
        buildSchema(database);
        return {std::move(database), path};
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        throw;
    }
}

CaseFile CaseFile::open(const std::filesystem::path &path, Mode mode)
{
    checkIsCase(path);
    try {
        Database database(path, mode == Mode::ReadOnly ? Database::Mode::ReadOnly : Database::Mode::ReadWrite);
        checkSchema(database);
        return {std::move(database), path};
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
    Statement statement = m_database.prepare("SELECT id, name, events FROM log ORDER BY id");
    std::vector<LogInfo> logs;
    while (statement.step())
        logs.push_back(readLog(m_database, statement));
    return logs;
}

LogInfo CaseFile::log(LogId id)
{
    Statement statement = m_database.prepare("SELECT id, name, events FROM log WHERE id = ?");
    statement.bind(1, id.value);
    if (!statement.step())
        throw Error("there is no log with the number " + std::to_string(id.value) + " any more", pathText(m_path),
                    "open the case again");
    return readLog(m_database, statement);
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
    Statement statement = m_database.prepare("SELECT file.path, line, byte, reason, text FROM rejected "
                                             "JOIN file ON file.id = file_id ORDER BY rejected.id LIMIT ? OFFSET ?");
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    statement.bind(1, static_cast<std::int64_t>(std::min(limit, largest)));
    statement.bind(2, static_cast<std::int64_t>(std::min(offset, largest)));
    std::vector<RejectedInfo> rows;
    while (statement.step())
        rows.push_back({.file = std::string(statement.text(0)),
                        .line = static_cast<std::uint64_t>(statement.integer(1)),
                        .byte = static_cast<std::uint64_t>(statement.integer(2)),
                        .reason = std::string(statement.text(3)),
                        .text = std::string(statement.text(4))});
    return rows;
}

std::uint64_t CaseFile::rejectedCount()
{
    return static_cast<std::uint64_t>(m_database.integer("SELECT count(*) FROM rejected"));
}

void CaseFile::setRole(LogId log, std::size_t column, Role role)
{
    Statement statement = m_database.prepare("UPDATE log_column SET role = ? WHERE log_id = ? AND position = ?");
    statement.bind(1, roleName(role));
    statement.bind(2, log.value);
    statement.bind(3, static_cast<std::int64_t>(column));
    statement.run();
}

void CaseFile::removeLog(LogId log)
{
    const std::string id = std::to_string(log.value);
    const std::string files = " WHERE file_id IN (SELECT id FROM file WHERE log_id = " + id + ")";
    Transaction transaction(m_database);
    Statement statement = m_database.prepare("SELECT view FROM log WHERE id = ?");
    statement.bind(1, log.value);
    if (!statement.step())
        return;
    const std::string view(statement.text(0));
    statement.reset();
    m_database.execute("DROP VIEW IF EXISTS " + quoteIdentifier(view) +
                       ";" //
                       "DROP TABLE " +
                       eventTable(log) +
                       ";" //
                       "DROP TABLE " +
                       dictionaryTable(log) +
                       ";" //
                       "DELETE FROM rejected" +
                       files +
                       ";" //
                       "DELETE FROM warning" +
                       files +
                       ";" //
                       "DELETE FROM file WHERE log_id = " +
                       id +
                       ";" //
                       "DELETE FROM log_column WHERE log_id = " +
                       id +
                       ";" //
                       "DELETE FROM log WHERE id = " +
                       id);
    transaction.commit();
}

void CaseFile::removeLastFile(FileId file)
{
    const std::vector<LogInfo> all = logs();
    const auto found = std::ranges::find_if(
        all, [&](const LogInfo &log) { return !log.files.empty() && log.files.back().id == file; });
    if (found == all.end())
        throw Error("only the newest file of a log can be taken back", pathText(m_path), "remove the whole log");
    if (found->files.size() == 1) {
        removeLog(found->id);
        return;
    }
    const std::string id = std::to_string(file.value);
    const std::string firstRow = std::to_string(found->files.back().firstRow);
    Transaction transaction(m_database);
    m_database.execute("DELETE FROM " + eventTable(found->id) + " WHERE id > " + firstRow + // ids begin with 1
                       ";"                                                                  //
                       "DELETE FROM rejected WHERE file_id = " +
                       id +
                       ";" //
                       "DELETE FROM warning WHERE file_id = " +
                       id +
                       ";" //
                       "DELETE FROM file WHERE id = " +
                       id +
                       ";" //
                       "UPDATE log SET events = " +
                       firstRow + " WHERE id = " + std::to_string(found->id.value));
    transaction.commit();
}

} // namespace anomalyst::store
