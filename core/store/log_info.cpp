#include "core/store/log_info.h"

#include <algorithm>

namespace anomalyst::store
{

namespace
{

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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
    file.repaired = count(11);
    file.blank = count(12);
    file.ledger = {.events = count(13), .rejected = count(14), .blank = count(15), .header = count(16)};
    file.seconds = row.real(17);
    file.warnings = readWarnings(database, file.id);
    return file;
}

std::vector<FileInfo> readFiles(Database &database, LogId log)
{
    Statement statement = database.prepare("SELECT id, path, format, encoding, options, sha256, bytes, modified, "
                                           "first_row, events, rejected, repaired, blank, event_bytes, rejected_bytes, "
                                           "blank_bytes, header_bytes, seconds FROM file "
                                           "WHERE log_id = ? AND state = 'done' ORDER BY id");
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

} // namespace

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowerAscii, lowerAscii);
}

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

std::vector<LogInfo> readLogs(Database &database)
{
    Statement statement = database.prepare("SELECT id, name, events FROM log ORDER BY id");
    std::vector<LogInfo> logs;
    while (statement.step()) {
        LogInfo log = readLog(database, statement);
        if (!log.files.empty())
            logs.push_back(std::move(log));
    }
    return logs;
}

std::optional<LogInfo> readLog(Database &database, LogId id)
{
    Statement statement = database.prepare("SELECT id, name, events FROM log WHERE id = ?");
    statement.bind(1, id.value);
    return statement.step() ? std::optional(readLog(database, statement)) : std::nullopt;
}

} // namespace anomalyst::store
