#include "core/import/open_row.h"

#include "core/import/reader.h"

namespace anomalyst::importing
{

void OpenRow::start(std::uint64_t line)
{
    m_cells.assign(m_columns.size(), {});
    m_guess = 0;
    m_line = line;
    m_rest.start();
}

void OpenRow::put(std::string_view name, std::string_view text)
{
    const std::size_t column = columnOf(name);
    if (column == kRest && text.data())
        putInRest(name, text);
    else if (column != kRest)
        fill(column, text);
}

void OpenRow::putInRest(std::string_view name, std::string_view text)
{
    m_rest.addText(name, text, m_texts);
    if (m_restColumn == kRest) {
        m_restColumn = m_columns.size();
        m_columns.push_back(m_unique.unique(kRestName));
    }
    fill(m_restColumn, m_rest.text());
}

void OpenRow::fill(std::size_t column, std::string_view text)
{
    if (column >= m_cells.size())
        m_cells.resize(column + 1);
    m_cells[column] = text;
}

std::string_view OpenRow::text(std::string_view name) const
{
    const auto found = m_indexes.find(name);
    return found == m_indexes.end() || found->second >= m_cells.size() ? std::string_view() : m_cells[found->second];
}

bool OpenRow::has(std::string_view name) const
{
    return text(name).data() != nullptr;
}

std::size_t OpenRow::columnOf(std::string_view name)
{
    if (m_guess < m_names.size() && m_names[m_guess] == name)
        return m_guess++;
    if (const auto found = m_indexes.find(name); found != m_indexes.end()) {
        m_guess = found->second + 1;
        return found->second;
    }
    const std::size_t column = m_columns.size();
    if (column >= kMaxColumns)
        return kRest;
    const std::string cleaned = cleanText(name);
    const std::string unique = m_unique.unique(cleaned.empty() ? "column_" + std::to_string(column + 1) : cleaned);
    if (unique != name)
        m_warnings.add("BAD_HEADER",
                       "A field name is empty, given twice, too long or no text; the column is called \"" + unique +
                           "\".",
                       m_line);
    m_indexes.emplace(name, column);
    m_names.emplace_back(name);
    m_columns.push_back(unique);
    m_guess = column + 1;
    return column;
}

} // namespace anomalyst::importing
