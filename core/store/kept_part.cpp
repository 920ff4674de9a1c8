#include "core/store/kept_part.h"

#include "core/store/case_schema.h"

#include <sqlite3.h>

namespace anomalyst::store
{

namespace
{

constexpr int kCellsBegin = 2; // after the id and the line

} // namespace

KeptPart::KeptPart(Database &database, const UnfinishedImport &unfinished)
    : m_events(unfinished.events)
    , m_rejects(unfinished.rejected)
    , m_texts(dictionarySize(database, unfinished.log))
    , m_rows(database.prepare("SELECT * FROM " + eventTable(unfinished.log) + " WHERE id > ? ORDER BY id"))
    , m_rejected(database.prepare("SELECT line, byte, bytes, reason, text FROM rejected WHERE file_id = ? ORDER BY id"))
    , m_text(database.prepare("SELECT value FROM " + dictionaryTable(unfinished.log) + " WHERE code = ?"))
{
    m_rows.bind(1, static_cast<std::int64_t>(unfinished.firstRow));
    m_rejected.bind(1, unfinished.id.value);
}

bool KeptPart::isText(std::int64_t code, std::string_view text)
{
    m_text.bind(1, code);
    const bool isSame = m_text.step() && m_text.text(0) == text;
    m_text.reset();
    return isSame;
}

bool KeptPart::isNextRow(const RowBlock &block, std::size_t row)
{
    if (!m_rows.step() || m_rows.integer(1) != static_cast<std::int64_t>(block.lines[row]))
        return false;
    const int columns = m_rows.columnCount() - kCellsBegin;
    const StoredCell *cells = block.cells.data() + row * static_cast<std::size_t>(columns);
    for (int i = 0; i < columns; ++i) {
        if (!isCell(kCellsBegin + i, cells[i], block))
            return false;
    }
    return true;
}

bool KeptPart::isCell(int column, const StoredCell &cell, const RowBlock &block) const
{
    switch (m_rows.type(column)) {
    case SQLITE_NULL:
        return cell.kind == StoredCell::Kind::Null;
    case SQLITE_INTEGER:
        return cell.kind == StoredCell::Kind::Integer && m_rows.integer(column) == cell.integer;
    case SQLITE_FLOAT:
        return cell.kind == StoredCell::Kind::Real && m_rows.real(column) == cell.real;
    default:
        return cell.kind == StoredCell::Kind::Text && m_rows.text(column) == block.text(cell);
    }
}

bool KeptPart::isNextReject(const RejectedRow &row)
{
    return m_rejected.step() && m_rejected.integer(0) == static_cast<std::int64_t>(row.line) &&
           m_rejected.integer(1) == static_cast<std::int64_t>(row.byte) &&
           m_rejected.integer(2) == static_cast<std::int64_t>(row.bytes) && m_rejected.text(3) == row.reason &&
           m_rejected.text(4) == row.text;
}

} // namespace anomalyst::store
