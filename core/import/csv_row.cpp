#include "core/import/csv_row.h"

#include "core/import/clean_text.h"
#include "core/import/column_names.h"
#include "core/import/reader.h"

namespace anomalyst::importing
{

namespace
{

std::string_view cellOf(char *record, const CsvField &field)
{
    const std::size_t length =
        field.hasDoubledQuotes ? undoubleQuotes(record + field.begin, field.length) : field.length;
    return length == 0 ? std::string_view() : std::string_view(record + field.begin, length);
}

} // namespace

void CsvRow::name(const std::vector<std::string> &wished, std::uint64_t line)
{
    const std::size_t own = wished.size() > kMaxColumns + 1 ? kMaxColumns : wished.size();
    ColumnNames names;
    m_columns.clear();
    m_warnings = {};
    for (std::size_t i = 0; i < own; ++i) {
        const bool isIndex = i == 0 && wished[i].empty() && wished.size() > 1; // written by pandas
        const std::string cleaned = cleanText(wished[i]);
        const std::string name = isIndex ? "index" : cleaned.empty() ? "column_" + std::to_string(i + 1) : cleaned;
        m_columns.push_back(names.unique(name));
        if (!isIndex && m_columns.back() != wished[i])
            m_warnings.add("BAD_HEADER",
                           "A column name is empty, given twice, too long or no text; the column is called \"" +
                               m_columns.back() + "\".",
                           line);
    }
    m_restNames.assign(wished.begin() + static_cast<std::ptrdiff_t>(own), wished.end());
    if (!m_restNames.empty()) {
        m_columns.push_back(names.unique(kRestName));
        m_warnings.add("MANY_COLUMNS",
                       "Only the first columns stand for themselves; the others are in \"" + m_columns.back() +
                           "\", as JSON.",
                       line);
    }
    m_cells.assign(m_columns.size(), {});
}

void CsvRow::fill(char *record, const std::vector<CsvField> &fields)
{
    const std::size_t own = fields.size() - m_restNames.size();
    for (std::size_t i = 0; i < own; ++i)
        m_cells[i] = cellOf(record, fields[i]);
    if (m_restNames.empty())
        return;
    m_rest.start();
    for (std::size_t i = own; i < fields.size(); ++i) {
        if (const std::string_view cell = cellOf(record, fields[i]); !cell.empty())
            m_rest.addText(m_restNames[i - own], cell, m_texts);
    }
    m_cells[own] = m_rest.text();
}

} // namespace anomalyst::importing
