#include "core/store/row_coder.h"

#include "core/store/cell_text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace anomalyst::store
{

namespace
{

StoredCell integerCell(std::int64_t value)
{
    StoredCell cell;
    cell.kind = StoredCell::Kind::Integer;
    cell.integer = value;
    return cell;
}

StoredCell realCell(double value)
{
    StoredCell cell;
    cell.kind = StoredCell::Kind::Real;
    cell.real = value;
    return cell;
}

StoredCell inlineCell(std::string_view text, RowBlock &block)
{
    StoredCell cell;
    cell.kind = StoredCell::Kind::Text;
    cell.size = static_cast<std::uint32_t>(text.size());
    cell.begin = block.texts.size();
    block.texts.append(text);
    return cell;
}

// Cells of number and time columns: what an INTEGER means there depends on the column, so others become text.
StoredCell plainCell(const Cell &cell, ColumnType type, RowBlock &block)
{
    switch (cell.kind) {
    case CellKind::Missing:
        break;
    case CellKind::Text:
        return inlineCell(cell.text, block);
    case CellKind::Integer:
        return type != ColumnType::Time ? integerCell(cell.integer) : inlineCell(integerText(cell.integer), block);
    case CellKind::Real: // SQLite would make NULL of NaN, silently
        return std::isfinite(cell.real) ? realCell(cell.real) : inlineCell(realText(cell.real), block);
    case CellKind::Time:
        if (cell.integer == kMissingTime)
            break;
        return type == ColumnType::Time ? integerCell(cell.integer) : inlineCell(formatTime(cell.integer), block);
    }
    return {};
}

} // namespace

RowCoder::RowCoder(std::span<const ColumnSpec> columns, LogDictionary &dictionary)
    : m_dictionary(dictionary)
    , m_coders(columns.size())
{
    for (const ColumnSpec &column : columns)
        m_types.push_back(column.type);
}

void RowCoder::add(const EventBatch &batch, RowBlock &block)
{
    const std::size_t width = m_types.size();
    const std::size_t begin = block.cells.size();
    block.lines.insert(block.lines.end(), batch.lines.begin(), batch.lines.end());
    block.cells.resize(begin + batch.cells.size());
    m_texts.resize(batch.rowCount());
    m_codes.resize(batch.rowCount());
    if (m_order.empty())
        orderColumns(batch);
    for (const std::size_t column : m_order) {
        const Cell *cells = batch.cells.data() + column;
        StoredCell *stored = block.cells.data() + begin + column;
        if (m_types[column] == ColumnType::Text) {
            addTextColumn(cells, column, stored, block);
            continue;
        }
        for (std::size_t row = 0; row < batch.rowCount(); ++row)
            stored[row * width] = plainCell(cells[row * width], m_types[column], block);
    }
}

// Small codes take fewer bytes: those texts come first that will stand in the most rows.
void RowCoder::orderColumns(const EventBatch &batch)
{
    std::vector<std::size_t> distinct(m_types.size());
    for (std::size_t column = 0; column < m_types.size(); ++column) {
        std::set<std::string_view> texts;
        for (std::size_t row = 0; row < batch.rowCount(); ++row)
            texts.insert(batch.cells[row * batch.columnCount + column].text);
        distinct[column] = texts.size();
        m_order.push_back(column);
    }
    std::ranges::stable_sort(m_order, {}, [&distinct](std::size_t column) { return distinct[column]; });
}

void RowCoder::addTextColumn(const Cell *first, std::size_t column, StoredCell *stored, RowBlock &block)
{
    const std::size_t width = m_types.size();
    for (std::size_t row = 0; row < m_texts.size(); ++row)
        m_texts[row] = textOf(first[row * width]);
    m_coders[column].code(m_texts, m_dictionary, m_codes);
    for (std::size_t row = 0; row < m_texts.size(); ++row) {
        if (m_codes[row] != 0)
            stored[row * width] = integerCell(m_codes[row]);
        else if (first[row * width].kind != CellKind::Missing)
            stored[row * width] = inlineCell(m_texts[row], block);
    }
    m_made.clear();
}

// In a text column an INTEGER would be a code: everything that is no text becomes one.
std::string_view RowCoder::textOf(const Cell &cell)
{
    switch (cell.kind) {
    case CellKind::Missing:
    case CellKind::Text:
        break;
    case CellKind::Integer:
        return m_made.emplace_back(integerText(cell.integer));
    case CellKind::Real:
        return m_made.emplace_back(realText(cell.real));
    case CellKind::Time:
        return m_made.emplace_back(formatTime(cell.integer));
    }
    return cell.text;
}

} // namespace anomalyst::store
