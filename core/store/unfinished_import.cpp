#include "core/store/unfinished_import.h"

#include "core/store/case_schema.h"
#include "core/store/source_log.h"

#include <algorithm>

namespace anomalyst::store
{

namespace
{

constexpr std::int64_t kRowsPerStep = 50'000;

bool hasFinishedFile(Database &database, LogId log)
{
    Statement statement = database.prepare("SELECT 1 FROM file WHERE log_id = ? AND state = 'done'");
    statement.bind(1, log.value);
    return statement.step();
}

void runWith(Database &database, const std::string &sql, std::int64_t value)
{
    Statement statement = database.prepare(sql);
    statement.bind(1, value);
    statement.run();
}

// From the end, so that what is left is always the beginning.
void removeEvents(Database &database, const UnfinishedImport &unfinished)
{
    const std::string table = eventTable(unfinished.log);
    const auto first = static_cast<std::int64_t>(unfinished.firstRow);
    while (true) {
        const std::int64_t last = database.integer("SELECT max(id) FROM " + table);
        if (last <= first)
            return;
        Transaction transaction(database);
        runWith(database, "DELETE FROM " + table + " WHERE id > ?", std::max(first, last - kRowsPerStep));
        transaction.commit();
    }
}

void removeRest(Database &database, const UnfinishedImport &unfinished)
{
    Transaction transaction(database);
    runWith(database, "DELETE FROM " + dictionaryTable(unfinished.log) + " WHERE code > ?", unfinished.texts);
    for (const char *table : {"rejected", "warning"})
        runWith(database, std::string("DELETE FROM ") + table + " WHERE file_id = ?", unfinished.id.value);
    runWith(database, "DELETE FROM file WHERE id = ?", unfinished.id.value);
    transaction.commit();
}

std::uint64_t lastLine(Database &database, const UnfinishedImport &unfinished)
{
    const std::string beyond = " WHERE id > " + std::to_string(unfinished.firstRow);
    const std::int64_t event =
        database.integer("SELECT line FROM " + eventTable(unfinished.log) + beyond + " ORDER BY id DESC LIMIT 1");
    const std::int64_t reject =
        database.integer("SELECT max(line) FROM rejected WHERE file_id = " + std::to_string(unfinished.id.value));
    return static_cast<std::uint64_t>(std::max(event, reject));
}

} // namespace

std::optional<UnfinishedImport> readUnfinished(Database &database)
{
    Statement row = database.prepare(
        "SELECT file.id, log_id, log.name, path, format, encoding, options, bytes, modified, begun, first_row, "
        "file.events, rejected, event_bytes, rejected_bytes, first_code, state "
        "FROM file JOIN log ON log.id = log_id WHERE state <> 'done'");
    if (!row.step())
        return {};
    const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    UnfinishedImport found;
    found.id = {row.integer(0)};
    found.log = {row.integer(1)};
    found.logName = text(2);
    found.path = text(3);
    found.format = text(4);
    found.encoding = text(5);
    found.options = text(6);
    found.bytes = count(7);
    found.modified = row.isNull(8) ? kMissingTime : row.integer(8);
    found.begun = row.isNull(9) ? kMissingTime : row.integer(9);
    found.firstRow = count(10);
    found.events = count(11);
    found.rejected = count(12);
    found.ledger = {.events = count(13), .rejected = count(14)};
    found.texts = row.integer(15);
    found.isHalfRemoved = row.text(16) != "importing";
    row.reset();
    found.lastLine = lastLine(database, found);
    return found;
}

bool isSameSource(const UnfinishedImport &unfinished, const SourceInfo &source)
{
    const std::string wished = source.logName.empty() ? "events" : source.logName;
    const bool isSameLog = unfinished.logName == wished || unfinished.logName.starts_with(wished + " ");
    return !unfinished.isHalfRemoved && isSameLog && unfinished.path == source.path &&
           unfinished.bytes == source.bytes && unfinished.modified == source.modified &&
           unfinished.format == source.format && unfinished.encoding == source.encoding &&
           unfinished.options == source.options;
}

void removeUnfinished(Database &database)
{
    const std::optional<UnfinishedImport> unfinished = readUnfinished(database);
    if (!unfinished)
        return;
    runWith(database, "UPDATE file SET state = 'removing' WHERE id = ?", unfinished->id.value);
    if (hasFinishedFile(database, unfinished->log)) {
        removeEvents(database, *unfinished);
        removeRest(database, *unfinished);
    } else {
        Transaction transaction(database);
        dropLog(database, unfinished->log);
        transaction.commit();
    }
    database.execute("PRAGMA incremental_vacuum"); // its pages are the last ones
}

} // namespace anomalyst::store
