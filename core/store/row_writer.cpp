#include "core/store/row_writer.h"

#include "core/store/case_schema.h"
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr int kCellsBegin = 3; // parameters 1 and 2 of an event are its id and line

std::string insertEventSql(const RowTarget &target)
{
    std::string sql = "INSERT INTO " + eventTable(target.log) + " VALUES(?, ?";
    for (std::size_t i = 0; i < target.columnCount; ++i)
        sql += ", ?";
    return sql + ")";
}

} // namespace

RowWriter::RowWriter(Database &database, std::unique_ptr<Transaction> transaction, const RowTarget &target,
                     std::optional<KeptPart> kept)
    : m_database(database)
    , m_transaction(std::move(transaction))
    , m_target(target)
    , m_kept(std::move(kept))
    , m_insertEvent(database.prepare(insertEventSql(target)))
    , m_insertText(database.prepare("INSERT INTO " + dictionaryTable(target.log) + "(code, value) VALUES(?, ?)"))
    , m_insertRejected(
          database.prepare("INSERT INTO rejected(file_id, line, byte, bytes, reason, text) VALUES(?, ?, ?, ?, ?, ?)"))
    , m_texts(target.texts)
    , m_hasCommitted(m_kept.has_value())
{
}

void RowWriter::write(const RowBlock &block)
{
    for (const std::string_view text : block.newTexts)
        writeText(text);
    for (std::size_t row = 0; row < block.lines.size(); ++row)
        writeRow(block, row);
    for (const RejectedRow &row : block.rejects)
        writeReject(row);
    m_eventBytes += block.eventBytes;
    m_rejectedBytes += block.rejectedBytes;
    m_batchBytes += block.memory();
    if (m_kept && m_rows >= m_kept->events() && m_rejects >= m_kept->rejects() && m_texts >= m_kept->texts())
        m_kept.reset();
    if (m_kept || (m_batchRows < m_target.limits.rows && m_batchBytes < m_target.limits.bytes))
        return;
    mark();
    m_transaction->commit();
    m_hasCommitted = true;
    m_transaction.reset(); // before the next one begins
    m_transaction = std::make_unique<Transaction>(m_database);
    m_batchRows = 0;
    m_batchBytes = 0;
}

void RowWriter::endRows()
{
    if (m_kept && (m_kept->events() != m_rows || m_kept->rejects() != m_rejects || m_kept->texts() != m_texts))
        dropKept();
    m_kept.reset();
}

void RowWriter::commit()
{
    m_transaction->commit();
}

void RowWriter::writeText(std::string_view text)
{
    if (m_kept && m_texts < m_kept->texts()) {
        if (m_kept->isText(m_texts + 1, text)) {
            ++m_texts;
            return;
        }
        dropKept();
    }
    m_insertText.bind(1, ++m_texts);
    m_insertText.bind(2, text);
    m_insertText.run();
}

void RowWriter::writeRow(const RowBlock &block, std::size_t row)
{
    const StoredCell *cells = block.cells.data() + row * m_target.columnCount;
    if (m_kept && m_rows < m_kept->events()) {
        if (m_kept->isNextRow(block, row)) {
            ++m_rows;
            return;
        }
        dropKept();
    }
    sqlite3_stmt *statement = m_insertEvent.handle();
    m_insertEvent.bind(1, static_cast<std::int64_t>(m_target.firstRow + m_rows + 1));
    m_insertEvent.bind(2, static_cast<std::int64_t>(block.lines[row]));
    for (std::size_t i = 0; i < m_target.columnCount; ++i)
        bind(kCellsBegin + static_cast<int>(i), cells[i], block);
    if (sqlite3_step(statement) != SQLITE_DONE)
        throwSqliteError(m_database.handle(), sqlite3_extended_errcode(m_database.handle()));
    sqlite3_reset(statement);
    ++m_rows;
    ++m_batchRows;
}

void RowWriter::bind(int index, const StoredCell &cell, const RowBlock &block)
{
    switch (cell.kind) {
    case StoredCell::Kind::Null:
        return m_insertEvent.bindNull(index);
    case StoredCell::Kind::Integer:
        return m_insertEvent.bind(index, cell.integer);
    case StoredCell::Kind::Real:
        return m_insertEvent.bind(index, cell.real);
    case StoredCell::Kind::Text:
        return m_insertEvent.bind(index, block.text(cell));
    }
}

void RowWriter::writeReject(const RejectedRow &row)
{
    if (m_kept && m_rejects < m_kept->rejects()) {
        if (m_kept->isNextReject(row)) {
            ++m_rejects;
            return;
        }
        dropKept();
    }
    m_insertRejected.bind(1, m_target.file.value);
    m_insertRejected.bind(2, static_cast<std::int64_t>(row.line));
    m_insertRejected.bind(3, static_cast<std::int64_t>(row.byte));
    m_insertRejected.bind(4, static_cast<std::int64_t>(row.bytes));
    m_insertRejected.bind(5, std::string_view(row.reason));
    m_insertRejected.bindBytes(6, row.text);
    m_insertRejected.run();
    ++m_rejects;
}

// The source is not what it was, or is read in another way now: what is there goes from here on.
void RowWriter::dropKept()
{
    m_kept.reset(); // it is reading what goes
    const auto dropBeyond = [this](const std::string &sql, std::int64_t last) {
        Statement statement = m_database.prepare(sql);
        statement.bind(1, last);
        statement.run();
    };
    const std::string file = std::to_string(m_target.file.value);
    dropBeyond("DELETE FROM " + eventTable(m_target.log) + " WHERE id > ?",
               static_cast<std::int64_t>(m_target.firstRow + m_rows));
    dropBeyond("DELETE FROM " + dictionaryTable(m_target.log) + " WHERE code > ?", m_texts);
    dropBeyond("DELETE FROM rejected WHERE id IN (SELECT id FROM rejected WHERE file_id = " + file +
                   " ORDER BY id LIMIT -1 OFFSET ?)",
               static_cast<std::int64_t>(m_rejects));
}

void RowWriter::mark()
{
    Statement update = m_database.prepare(
        "UPDATE file SET events = ?, rejected = ?, event_bytes = ?, rejected_bytes = ? WHERE id = ?");
    update.bind(1, static_cast<std::int64_t>(m_rows));
    update.bind(2, static_cast<std::int64_t>(m_rejects));
    update.bind(3, static_cast<std::int64_t>(m_eventBytes));
    update.bind(4, static_cast<std::int64_t>(m_rejectedBytes));
    update.bind(5, m_target.file.value);
    update.run();
}

} // namespace anomalyst::store
