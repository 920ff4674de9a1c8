#include "core/export/table_writer.h"

#include "core/export/json_text.h"
#include "core/query/value_text.h"

#include <cmath>
#include <set>
#include <stdexcept>

namespace anomalyst::exporting
{

namespace
{

constexpr std::size_t kBufferBytes = 1 << 16;

// RFC 4180: quotes where the text has a comma, a quote or a line break; outer blanks too, since readers trim them.
void appendCsvField(std::string &out, std::string_view text)
{
    const bool quotes = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    if (!quotes) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

// A JSON object has each key once: the second "size" becomes "size_2".
std::vector<std::string> jsonKeys(const std::vector<std::string> &columns)
{
    std::set<std::string> taken;
    std::vector<std::string> keys;
    for (const std::string &column : columns) {
        std::string name = column;
        for (int copy = 2; !taken.insert(name).second; ++copy)
            name = column + "_" + std::to_string(copy);
        appendJsonString(keys.emplace_back(), name);
    }
    return keys;
}

} // namespace

TableWriter::TableWriter(const OutputTarget &target, std::vector<std::string> columns)
    : m_file(target)
    , m_columns(std::move(columns))
    , m_json(!target.isStandardOutput() && target.path.extension() == ".jsonl")
{
    if (m_json) {
        m_columns = jsonKeys(m_columns);
        return;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            m_buffer += ',';
        appendCsvField(m_buffer, m_columns[i]);
    }
    m_buffer += '\n';
}

void TableWriter::beginField()
{
    if (m_field == m_columns.size())
        throw std::logic_error("a row has more fields than the table has columns");
    if (m_json) {
        m_buffer += m_field == 0 ? '{' : ',';
        m_buffer += m_columns[m_field];
        m_buffer += ':';
    } else if (m_field > 0) {
        m_buffer += ',';
    }
    ++m_field;
}

void TableWriter::raw(std::string_view value)
{
    beginField();
    m_buffer += value;
}

TableWriter &TableWriter::text(std::string_view value)
{
    if (value.empty() && !m_json)
        return missing();
    beginField();
    if (m_json)
        appendJsonString(m_buffer, value);
    else
        appendCsvField(m_buffer, value);
    return *this;
}

TableWriter &TableWriter::number(double value)
{
    if (!std::isfinite(value))
        return missing();
    raw(query::realText(value));
    return *this;
}

TableWriter &TableWriter::integer(std::int64_t value)
{
    raw(std::to_string(value));
    return *this;
}

TableWriter &TableWriter::time(TimeUs value)
{
    return value == kMissingTime ? missing() : text(formatTime(value));
}

TableWriter &TableWriter::missing()
{
    const bool onlyField = m_columns.size() == 1; // an empty line would be no row
    raw(m_json ? "null" : onlyField ? "\"\"" : "");
    return *this;
}

TableWriter &TableWriter::cell(std::string_view value, ColumnType type)
{
    if (value.empty())
        return missing();
    const bool isNumber = type == ColumnType::Integer || type == ColumnType::Real;
    if (m_json && isNumber && isJsonNumber(value)) {
        raw(value);
        return *this;
    }
    return text(value);
}

void TableWriter::endRow()
{
    if (m_field != m_columns.size())
        throw std::logic_error("a row has fewer fields than the table has columns");
    m_buffer += m_json ? "}\n" : "\n";
    m_field = 0;
    ++m_rows;
    if (m_buffer.size() >= kBufferBytes)
        flush();
}

void TableWriter::flush()
{
    m_file.write(m_buffer);
    m_buffer.clear();
}

void TableWriter::commit()
{
    flush();
    m_file.commit();
}

} // namespace anomalyst::exporting
