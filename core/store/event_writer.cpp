#include "core/store/event_writer.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/cell_text.h"
#include "core/store/source_log.h"
#include "core/store/sqlite_error.h"
#include "core/store/text_coder.h"

#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr std::uint64_t kMaxEvents = std::numeric_limits<EventRow>::max();
constexpr int kCellsBegin = 3; // parameters 1 and 2 of an event are its id and line

std::string insertEventSql(const SourceLog &log)
{
    std::string sql = "INSERT INTO " + eventTable(log.id) + " VALUES(?, ?";
    for (std::size_t i = 0; i < log.columns.size(); ++i)
        sql += ", ?";
    return sql + ")";
}

int bindText(sqlite3_stmt *statement, int index, std::string_view text)
{
    const char *data = text.data() != nullptr ? text.data() : ""; // a null pointer would bind NULL
    return sqlite3_bind_text64(statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

int bindOwnText(sqlite3_stmt *statement, int index, const std::string &text)
{
    return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

int bindReal(sqlite3_stmt *statement, int index, double value)
{
    // SQLite would make NULL of NaN, silently.
    return std::isfinite(value) ? sqlite3_bind_double(statement, index, value)
                                : bindOwnText(statement, index, realText(value));
}

// Cells of number and time columns: what an INTEGER means there depends on the column, so others become text.
int bindPlain(sqlite3_stmt *statement, int index, const Cell &cell, ColumnType type)
{
    switch (cell.kind) {
    case CellKind::Missing:
        break;
    case CellKind::Text:
        return bindText(statement, index, cell.text);
    case CellKind::Integer:
        return type != ColumnType::Time ? sqlite3_bind_int64(statement, index, cell.integer)
                                        : bindOwnText(statement, index, integerText(cell.integer));
    case CellKind::Real:
        return bindReal(statement, index, cell.real);
    case CellKind::Time:
        if (cell.integer == kMissingTime)
            break;
        return type == ColumnType::Time ? sqlite3_bind_int64(statement, index, cell.integer)
                                        : bindOwnText(statement, index, formatTime(cell.integer));
    }
    return sqlite3_bind_null(statement, index);
}

// In a text column an INTEGER would be a code: everything that is no text becomes one.
std::string textOf(const Cell &cell)
{
    switch (cell.kind) {
    case CellKind::Integer:
        return integerText(cell.integer);
    case CellKind::Real:
        return realText(cell.real);
    case CellKind::Time:
        return formatTime(cell.integer);
    case CellKind::Missing:
    case CellKind::Text:
        break;
    }
    return std::string(cell.text);
}

} // namespace

struct EventWriter::Impl {
    // Everything about the source that is being written; dropping it takes the source back.
    struct Source {
        Transaction transaction;
        SourceLog log;
        FileId file;
        std::uint64_t rows = 0;
        std::vector<ColumnCoder> coders;
        std::optional<Statement> insertEvent;
        std::optional<Statement> insertRejected;

        Source(CaseFile &caseFile, const SourceInfo &info)
            : transaction(caseFile.database())
            , log(logForSource(caseFile, info))
            , coders(log.columns.size())
        {
        }
    };

    explicit Impl(CaseFile &caseFile)
        : file(caseFile)
    {
    }

    CaseFile &file;
    LogId log;
    std::optional<LogDictionary> dictionary; // kept from source to source while it is what the case holds
    std::int64_t dictionaryVersion = 0;      // of the case when the dictionary was written
    std::optional<Source> source;

    void drop()
    {
        if (source)
            dictionary.reset();
        source.reset();
    }

    Source &current()
    {
        if (!source)
            throw Error("no source has been begun", pathText(file.path()), "import the file again");
        return *source;
    }

    void openDictionary(LogId id)
    {
        // The version changes when another connection has written.
        const bool isCurrent = dictionary && dictionary->log() == id &&
                               dictionaryVersion == file.database().integer("PRAGMA data_version");
        if (!isCurrent)
            dictionary.emplace(file.database(), id);
    }

    FileId insertFile(const SourceInfo &info)
    {
        Statement insert = file.database().prepare(
            "INSERT INTO file(log_id, path, format, encoding, options, sha256, bytes, modified, first_row, events, "
            "rejected, blank, seconds) VALUES(?, ?, ?, ?, ?, '', ?, ?, ?, 0, 0, 0, 0)");
        insert.bind(1, source->log.id.value);
        insert.bind(2, std::string_view(info.path));
        insert.bind(3, std::string_view(info.format));
        insert.bind(4, std::string_view(info.encoding));
        insert.bind(5, std::string_view(info.options));
        insert.bind(6, static_cast<std::int64_t>(info.bytes));
        if (info.modified == kMissingTime)
            insert.bindNull(7);
        else
            insert.bind(7, info.modified);
        insert.bind(8, static_cast<std::int64_t>(source->log.events));
        insert.run();
        return {file.database().lastInsertId()};
    }

    std::string begin(const SourceInfo &info)
    {
        Database &database = file.database();
        source.emplace(file, info);
        openDictionary(source->log.id);
        source->file = insertFile(info);
        source->insertEvent.emplace(database.prepare(insertEventSql(source->log)));
        source->insertRejected.emplace(
            database.prepare("INSERT INTO rejected(file_id, line, byte, reason, text) VALUES(?, ?, ?, ?, ?)"));
        log = source->log.id;
        return source->log.name;
    }

    int bindCell(sqlite3_stmt *statement, std::size_t column, const Cell &cell)
    {
        const int index = kCellsBegin + static_cast<int>(column);
        const ColumnType type = source->log.columns[column].type;
        if (type != ColumnType::Text || cell.kind == CellKind::Missing)
            return bindPlain(statement, index, cell, type);
        if (cell.kind != CellKind::Text) {
            const std::string text = textOf(cell);
            const std::uint32_t code = source->coders[column].codeFor(text, *dictionary);
            return code != 0 ? sqlite3_bind_int64(statement, index, code) : bindOwnText(statement, index, text);
        }
        const std::uint32_t code = source->coders[column].codeFor(cell.text, *dictionary);
        return code != 0 ? sqlite3_bind_int64(statement, index, code) : bindText(statement, index, cell.text);
    }

    void insertRow(const Cell *cells, std::uint64_t line)
    {
        sqlite3_stmt *statement = source->insertEvent->handle();
        const std::uint64_t id = source->log.events + source->rows + 1;
        int failure = sqlite3_bind_int64(statement, 1, static_cast<std::int64_t>(id));
        failure |= sqlite3_bind_int64(statement, 2, static_cast<std::int64_t>(line));
        for (std::size_t i = 0; i < source->coders.size(); ++i)
            failure |= bindCell(statement, i, cells[i]);
        if (failure != SQLITE_OK)
            throwSqliteError(file.database().handle(), sqlite3_errcode(file.database().handle()));
        source->insertEvent->step();
        source->insertEvent->reset();
        ++source->rows;
    }

    void updateFile(const SourceResult &result)
    {
        Statement update = file.database().prepare(
            "UPDATE file SET sha256 = ?, events = ?, rejected = ?, blank = ?, seconds = ? WHERE id = ?");
        update.bind(1, std::string_view(result.sha256));
        update.bind(2, static_cast<std::int64_t>(source->rows));
        update.bind(3, static_cast<std::int64_t>(result.rejected));
        update.bind(4, static_cast<std::int64_t>(result.blank));
        update.bind(5, result.seconds);
        update.bind(6, source->file.value);
        update.run();
        Statement updateLog = file.database().prepare("UPDATE log SET events = ? WHERE id = ?");
        updateLog.bind(1, static_cast<std::int64_t>(source->log.events + source->rows));
        updateLog.bind(2, source->log.id.value);
        updateLog.run();
    }

    void insertWarnings(const std::vector<ImportWarning> &warnings)
    {
        Statement insert = file.database().prepare(
            "INSERT INTO warning(file_id, code, message, count, first_line) VALUES(?, ?, ?, ?, ?)");
        for (const ImportWarning &warning : warnings) {
            insert.bind(1, source->file.value);
            insert.bind(2, std::string_view(warning.code));
            insert.bind(3, std::string_view(warning.message));
            insert.bind(4, static_cast<std::int64_t>(warning.count));
            insert.bind(5, static_cast<std::int64_t>(warning.firstLine));
            insert.run();
        }
    }
};

EventWriter::EventWriter(CaseFile &file)
    : m_impl(std::make_unique<Impl>(file))
{
}

EventWriter::~EventWriter() = default;

std::string EventWriter::begin(const SourceInfo &info)
{
    m_impl->drop();
    try {
        return m_impl->begin(info);
    } catch (...) {
        m_impl->drop();
        throw;
    }
}

void EventWriter::append(const EventBatch &batch)
{
    const Impl::Source &source = m_impl->current();
    if (batch.columnCount != source.log.columns.size())
        throw Error("rows of " + std::to_string(batch.columnCount) + " cells came for " +
                        std::to_string(source.log.columns.size()) + " columns",
                    "log \"" + source.log.name + "\"", "import the file again");
    if (source.log.events + source.rows + batch.rowCount() > kMaxEvents)
        throw Error("a log holds at most " + std::to_string(kMaxEvents) + " events", "log \"" + source.log.name + "\"",
                    "import the file in parts");
    for (std::size_t row = 0; row < batch.rowCount(); ++row)
        m_impl->insertRow(batch.cells.data() + row * batch.columnCount, batch.lines[row]);
}

void EventWriter::reject(const RejectedRow &row)
{
    Impl::Source &source = m_impl->current();
    Statement &insert = *source.insertRejected;
    insert.bind(1, source.file.value);
    insert.bind(2, static_cast<std::int64_t>(row.line));
    insert.bind(3, static_cast<std::int64_t>(row.byte));
    insert.bind(4, std::string_view(row.reason));
    insert.bindBytes(5, row.text);
    insert.run();
}

void EventWriter::finish(const SourceResult &result)
{
    Impl::Source &source = m_impl->current();
    Database &database = m_impl->file.database();
    m_impl->dictionary->write(database);
    m_impl->updateFile(result);
    m_impl->insertWarnings(result.warnings);
    if (source.log.needsView)
        makeView(database, source.log);
    source.transaction.commit();
    m_impl->dictionaryVersion = database.integer("PRAGMA data_version");
    m_impl->source.reset();
}

LogId EventWriter::log() const
{
    return m_impl->log;
}

} // namespace anomalyst::store
