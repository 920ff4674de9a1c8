// A table row by row into a file, whose ending chooses the form: ".jsonl" is JSON lines, all else CSV (RFC 4180 with
// line feeds). The file appears whole at commit or not at all. Numbers and times never depend on a locale.
// One thread at a time.
#pragma once

#include "core/base/column.h"
#include "core/base/time.h"
#include "core/export/output_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::exporting
{

class TableWriter
{
public:
    TableWriter(const OutputTarget &target, std::vector<std::string> columns);

    // One call a column, in order; a row of another width throws std::logic_error.
    TableWriter &text(std::string_view value);
    TableWriter &number(double value); // shortest text that reads back the same; not finite: missing
    TableWriter &integer(std::int64_t value);
    TableWriter &time(TimeUs value);                            // as formatTime; kMissingTime: missing
    TableWriter &missing();                                     // "" in CSV, null in JSON
    TableWriter &cell(std::string_view value, ColumnType type); // a value as printed; "": missing
    void endRow();

    void commit();
    std::size_t rows() const { return m_rows; }

private:
    void beginField();
    void raw(std::string_view value);
    void flush();

    OutputFile m_file;
    std::vector<std::string> m_columns; // as JSON keys in JSON lines
    std::string m_buffer;
    std::size_t m_field = 0;
    std::size_t m_rows = 0;
    bool m_json = false;
};

} // namespace anomalyst::exporting
