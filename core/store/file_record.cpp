#include "core/store/file_record.h"

#include "core/base/time.h"

#include <chrono>

namespace anomalyst::store
{

namespace
{

std::int64_t asInteger(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

TimeUs now()
{
    const auto since1970 = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since1970).count();
}

void updateFile(Database &database, FileId file, std::uint64_t events, const SourceResult &result)
{
    Statement update = database.prepare(
        "UPDATE file SET state = 'done', sha256 = ?, events = ?, rejected = ?, repaired = ?, blank = ?, "
        "event_bytes = ?, rejected_bytes = ?, blank_bytes = ?, header_bytes = ?, seconds = ? WHERE id = ?");
    int index = 0;
    update.bind(++index, std::string_view(result.sha256));
    for (const std::uint64_t count : {events, result.rejected, result.repaired, result.blank, result.ledger.events,
                                      result.ledger.rejected, result.ledger.blank, result.ledger.header})
        update.bind(++index, asInteger(count));
    update.bind(++index, result.seconds);
    update.bind(++index, file.value);
    update.run();
}

void insertWarnings(Database &database, FileId file, const std::vector<ImportWarning> &warnings)
{
    Statement insert =
        database.prepare("INSERT INTO warning(file_id, code, message, count, first_line) VALUES(?, ?, ?, ?, ?)");
    for (const ImportWarning &warning : warnings) {
        insert.bind(1, file.value);
        insert.bind(2, std::string_view(warning.code));
        insert.bind(3, std::string_view(warning.message));
        insert.bind(4, asInteger(warning.count));
        insert.bind(5, asInteger(warning.firstLine));
        insert.run();
    }
}

} // namespace

FileId insertFile(Database &database, const SourceLog &log, const SourceInfo &source, std::int64_t texts)
{
    Statement insert = database.prepare(
        "INSERT INTO file(log_id, path, format, encoding, options, sha256, bytes, modified, first_row, first_code, "
        "begun, state, events, rejected, blank, seconds) VALUES(?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, 'importing', 0, 0, "
        "0, 0)");
    insert.bind(1, log.id.value);
    insert.bind(2, std::string_view(source.path));
    insert.bind(3, std::string_view(source.format));
    insert.bind(4, std::string_view(source.encoding));
    insert.bind(5, std::string_view(source.options));
    insert.bind(6, asInteger(source.bytes));
    if (source.modified == kMissingTime)
        insert.bindNull(7);
    else
        insert.bind(7, source.modified);
    insert.bind(8, asInteger(log.events));
    insert.bind(9, texts);
    insert.bind(10, now());
    insert.run();
    return {database.lastInsertId()};
}

void finishFile(Database &database, FileId file, const SourceLog &log, std::uint64_t events, const SourceResult &result)
{
    updateFile(database, file, events, result);
    insertWarnings(database, file, result.warnings);
    Statement update = database.prepare("UPDATE log SET events = ? WHERE id = ?");
    update.bind(1, asInteger(log.events + events));
    update.bind(2, log.id.value);
    update.run();
}

} // namespace anomalyst::store
