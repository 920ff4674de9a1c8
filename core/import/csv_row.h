// The columns that a CSV header names and the cells of a record under them: as many columns as there may be, what
// stands beyond them in one more, as JSON. Single thread; owned by one reader.
#pragma once

#include "core/import/csv_splitter.h"
#include "core/import/rest_cell.h"
#include "core/import/warnings.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

class CsvRow
{
public:
    // Forgets the columns it had. `line` is that of the header, 0 without one.
    void name(const std::vector<std::string> &wished, std::uint64_t line);
    std::size_t width() const { return m_columns.size() + m_restNames.size() - (m_restNames.empty() ? 0 : 1); }

    // The record's bytes are changed in place where quotes are doubled; it has width() fields.
    void fill(char *record, const std::vector<CsvField> &fields);
    std::span<const std::string_view> cells() const { return m_cells; } // data() == nullptr: empty
    void releaseText() { m_texts.release(); }

    const std::vector<std::string> &columns() const { return m_columns; }
    const Warnings &warnings() const { return m_warnings; }

private:
    std::vector<std::string> m_columns;
    Warnings m_warnings;
    std::vector<std::string_view> m_cells;
    std::vector<std::string> m_restNames; // of the fields without a column of their own
    RestCell m_rest;
    TextArena m_texts; // of the rest
};

} // namespace anomalyst::importing
