#include "core/store/case_schema.h"

#include "core/base/error.h"
#include "core/store/file_front.h"
#include "core/store/sqlite_error.h"

#include <array>
#include <map>
#include <string_view>
#include <system_error>

namespace anomalyst::store
{

namespace
{

struct Table {
    std::string_view name;
    std::string_view sql;
};

constexpr std::array kTables = {
    Table{"case_info", "CREATE TABLE case_info(key TEXT PRIMARY KEY, value TEXT NOT NULL)"},
    Table{"log", "CREATE TABLE log(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "
                 "view TEXT NOT NULL, events INTEGER NOT NULL)"},
    Table{"log_column", "CREATE TABLE log_column(log_id INTEGER NOT NULL, position INTEGER NOT NULL, "
                        "name TEXT NOT NULL, type TEXT NOT NULL, role TEXT NOT NULL, "
                        "PRIMARY KEY(log_id, position)) WITHOUT ROWID"},
    Table{"file", "CREATE TABLE file(id INTEGER PRIMARY KEY AUTOINCREMENT, log_id INTEGER NOT NULL, "
                  "path TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL, options TEXT NOT NULL, "
                  "sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, modified INTEGER, first_row INTEGER NOT NULL, "
                  "events INTEGER NOT NULL, rejected INTEGER NOT NULL, blank INTEGER NOT NULL, "
                  "seconds REAL NOT NULL)"},
    Table{"warning", "CREATE TABLE warning(id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL, code TEXT NOT NULL, "
                     "message TEXT NOT NULL, count INTEGER NOT NULL, first_line INTEGER NOT NULL)"},
    Table{"rejected", "CREATE TABLE rejected(id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL, "
                      "line INTEGER NOT NULL, byte INTEGER NOT NULL, reason TEXT NOT NULL, text BLOB NOT NULL)"},
};

// Columns that a later version appends, as SQLite's ALTER TABLE does.
struct AddedColumn {
    std::int32_t version;
    std::string_view table;
    std::string_view sql;
};

constexpr std::array kAddedColumns = {
    AddedColumn{2, "file", "repaired INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "file", "event_bytes INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "file", "rejected_bytes INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "file", "blank_bytes INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "file", "header_bytes INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "file", "state TEXT NOT NULL DEFAULT 'done'"},
    AddedColumn{2, "file", "begun INTEGER"},
    AddedColumn{2, "file", "first_code INTEGER NOT NULL DEFAULT 0"},
    AddedColumn{2, "rejected", "bytes INTEGER NOT NULL DEFAULT 0"},
};

std::string tableSql(const Table &table, std::int32_t version)
{
    std::string sql(table.sql);
    for (const AddedColumn &column : kAddedColumns) {
        if (column.table == table.name && column.version <= version)
            sql.insert(sql.size() - 1, ", " + std::string(column.sql));
    }
    return sql;
}

constexpr std::string_view kAbout =
    "INSERT INTO case_info(key, value) VALUES"
    "('program', 'Anomalyst'),"
    "('views', 'Each log is a view under its own name: read that.'),"
    "('cells', 'In event_N an INTEGER in a text column is a code of dictionary_N; an INTEGER in a time column is "
    "microseconds since 1970 UTC.')";

constexpr std::size_t kHeaderBytes = 100; // see "The Database Header" of SQLite's file format

std::uint32_t bigEndian(const std::array<char, kHeaderBytes> &header, std::size_t offset)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(header[offset + i]);
    return value;
}

[[noreturn]] void refuse(std::string problem, const std::filesystem::path &path, std::string remedy)
{
    throw Error(std::move(problem), pathText(path), std::move(remedy));
}

void checkIsRegularFile(const std::filesystem::path &path)
{
    std::error_code failure;
    const std::filesystem::file_status status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        refuse("there is no such case", path, "check the name, or import a log to make a new case");
    if (status.type() == std::filesystem::file_type::directory)
        refuse("this is a folder, not a case", path, "choose a file ending in .anomalyst");
    if (failure)
        refuse("the case cannot be read: " + failure.message(), path, "check the permissions of its folder");
    if (status.type() != std::filesystem::file_type::regular)
        refuse("this is not a regular file", path, "choose a file ending in .anomalyst");
}

std::array<char, kHeaderBytes> readHeader(const std::filesystem::path &path)
{
    std::array<char, kHeaderBytes> header = {};
    const std::size_t count = readFront(path, header);
    const std::string_view magic("SQLite format 3\0", 16);
    if (count == 0)
        refuse("the file is empty (0 bytes), not a case", path, "choose another file, or delete it to make a new case");
    if (count < kHeaderBytes || !std::string_view(header.data(), 100).starts_with(magic))
        refuse("the file is not an Anomalyst case", path, "choose a file ending in .anomalyst, or import it as a log");
    return header;
}

// What sqlite_schema may hold: the SQL of every table by its name.
std::map<std::string, std::string, std::less<>> knownTables(Database &database, std::int32_t version)
{
    std::map<std::string, std::string, std::less<>> known;
    for (const Table &table : kTables)
        known.emplace(table.name, tableSql(table, version));
    Statement logs = database.prepare("SELECT log_id, count(*) FROM log_column GROUP BY log_id");
    while (logs.step()) {
        const LogId log{logs.integer(0)};
        known.emplace(eventTable(log), eventTableSql(log, static_cast<std::size_t>(logs.integer(1))));
        known.emplace(dictionaryTable(log), dictionaryTableSql(log));
    }
    return known;
}

[[noreturn]] void refuseForeign(const std::string &object, Database &database)
{
    refuse("the case holds \"" + object + "\", which no case has", database.path(),
           "do not use it if you do not know where it comes from; import the logs into a new case");
}

// log_column tells what event tables there are, so it must be the real thing before it is asked.
void checkFixedTables(Database &database, std::int32_t version)
{
    Statement statement = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    for (const Table &table : kTables) {
        statement.bind(1, table.name);
        if (!statement.step())
            refuse("the case is damaged: its table \"" + std::string(table.name) + "\" is missing", database.path(),
                   "open an intact copy or import the logs into a new case");
        if (statement.text(0) != tableSql(table, version))
            refuseForeign(std::string(table.name), database);
        statement.reset();
    }
}

} // namespace

std::string eventTable(LogId log)
{
    return "event_" + std::to_string(log.value);
}

std::string dictionaryTable(LogId log)
{
    return "dictionary_" + std::to_string(log.value);
}

std::string eventTableSql(LogId log, std::size_t columnCount)
{
    std::string sql = "CREATE TABLE " + eventTable(log) + "(id INTEGER PRIMARY KEY, line INTEGER";
    for (std::size_t i = 0; i < columnCount; ++i)
        sql += ", c" + std::to_string(i);
    return sql + ")";
}

std::int64_t dictionarySize(Database &database, LogId log)
{
    return database.integer("SELECT coalesce(max(code), 0) FROM " + dictionaryTable(log));
}

std::string dictionaryTableSql(LogId log)
{
    return "CREATE TABLE " + dictionaryTable(log) + "(code INTEGER PRIMARY KEY, value TEXT)";
}

void buildSchema(Database &database)
{
    // With auto_vacuum an import that is taken back gives its space back.
    database.execute("PRAGMA page_size = 16384; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = INCREMENTAL");
    Transaction transaction(database);
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    for (const Table &table : kTables)
        database.execute(tableSql(table, kSchemaVersion));
    database.execute(std::string(kAbout));
    transaction.commit();
}

void addColumnsSince(Database &database, std::int32_t version)
{
    for (const AddedColumn &column : kAddedColumns) {
        if (column.version > version)
            database.execute("ALTER TABLE " + std::string(column.table) + " ADD COLUMN " + std::string(column.sql));
    }
}

std::int32_t checkIsCase(const std::filesystem::path &path)
{
    checkIsRegularFile(path);
    const std::array<char, kHeaderBytes> header = readHeader(path);
    if (bigEndian(header, 68) != static_cast<std::uint32_t>(kApplicationId))
        refuse("this is a SQLite database of another program, not an Anomalyst case", path,
               "choose a file ending in .anomalyst");
    const std::uint32_t version = bigEndian(header, 60);
    if (version > static_cast<std::uint32_t>(kSchemaVersion))
        refuse("the case was made by a newer version of Anomalyst (format " + std::to_string(version) +
                   ", this version reads " + std::to_string(kSchemaVersion) + ")",
               path, "open it with that version");
    if (version == 0)
        refuse("the case was not made to its end (format 0)", path, "import the logs into a new case");
    return static_cast<std::int32_t>(version);
}

void refuseIfCutShort(const std::filesystem::path &path)
{
    // With a journal beside it the file may be half way through a write, and longer again in a moment.
    std::filesystem::path journal = path;
    if (std::filesystem::exists(journal += "-journal"))
        return;
    const std::array<char, kHeaderBytes> header = readHeader(path);
    const std::uint64_t pageBytes = bigEndian(header, 16) >> 16 == 1 ? 65536 : bigEndian(header, 16) >> 16;
    const std::uint64_t wanted = pageBytes * bigEndian(header, 28);
    const std::uint64_t present = std::filesystem::file_size(path);
    // The page count is only to be trusted when it was written together with the change counter.
    if (bigEndian(header, 24) == bigEndian(header, 92) && present < wanted)
        refuse("the case is cut short: " + std::to_string(present) + " of " + std::to_string(wanted) +
                   " bytes are there",
               path, "copy it again from where it came");
}

void checkSchema(Database &database, std::int32_t version)
{
    const ReadSnapshot snapshot(database); // a log may begin between the questions
    checkFixedTables(database, version);
    const auto known = knownTables(database, version);
    // Views are never run (the connection forbids it), so they may be what they are.
    Statement objects = database.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'view' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (objects.step()) {
        const auto table = known.find(objects.text(1));
        if (objects.text(0) != "table" || table == known.end() || objects.text(2) != table->second)
            refuseForeign(std::string(objects.text(1)), database);
    }
}

} // namespace anomalyst::store
