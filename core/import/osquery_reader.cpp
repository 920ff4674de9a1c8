#include "core/import/head_lines.h"
#include "core/import/json_extent.h"
#include "core/import/json_flattener.h"
#include "core/import/json_shapes.h"
#include "core/import/line_reader.h"
#include "core/import/split_text.h"
#include "core/import/table_head.h"

namespace anomalyst::importing
{

namespace
{

// A line of one query: what is said of it, and its rows.
struct QueryRows {
    std::string_view before; // the text of the line up to the key of the rows
    std::string_view behind;
    struct Row {
        std::string_view object;
        std::string_view action; // "": the line says it
    };
    std::vector<Row> rows;
};

void addRows(std::string_view array, std::string_view action, QueryRows &query)
{
    for (const std::string_view row : jsonElements(array))
        query.rows.push_back({row, action});
}

// Without rows when the line is a row itself.
QueryRows rowsOf(std::string_view line)
{
    for (const std::string_view key : {"snapshot", "diffResults"}) {
        const std::optional<std::string_view> value = jsonMember(line, key);
        if (!value)
            continue;
        const auto begin = static_cast<std::size_t>(value->data() - line.data());
        QueryRows query{line.substr(0, line.rfind(key, begin) - 1), line.substr(begin + value->size()), {}};
        if (key == "snapshot")
            addRows(*value, {}, query);
        for (const std::string_view action : {"added", "removed"})
            addRows(jsonMember(*value, action).value_or(""), action, query);
        return query;
    }
    return {};
}

class OsqueryReader final : public LineReader
{
public:
    const std::vector<std::string> &columns() const override { return m_flattener.columns(); }
    const Warnings &columnWarnings() const override { return m_flattener.columnWarnings(); }

private:
    bool takeLine(const Reading &reading, const LogLine &line) override;
    std::string_view recordOf(const QueryRows &query, const QueryRows::Row &row);
    void releaseText() override;

    JsonFlattener m_check; // of whole lines: its columns are nobody's
    JsonFlattener m_flattener;
    TextArena m_records;
};

bool OsqueryReader::takeLine(const Reading &reading, const LogLine &line)
{
    const std::string_view text = withoutBlanks(line.text);
    Warnings ofCheck;
    if (std::string problem = m_check.flattenRaw(text, line.number, ofCheck); !problem.empty())
        return reject(reading, {text, line.number, line.byte, line.bytes}, std::move(problem));
    const QueryRows query = rowsOf(text);
    std::uint64_t bytes = line.bytes; // a row has its own, and the first one what stands around the rows
    for (const QueryRows::Row &row : query.rows)
        bytes -= row.object.size();
    if (query.rows.empty()) {
        m_flattener.flattenRaw(text, line.number, reading.warnings);
        return reading.visitor.record({m_flattener.cells(), line.number, bytes, {}});
    }
    for (const QueryRows::Row &row : query.rows) {
        const std::string_view record = recordOf(query, row);
        m_flattener.flattenRaw(record, line.number, reading.warnings);
        if (!reading.visitor.record({m_flattener.cells(), line.number, bytes + row.object.size(), {}}))
            return false;
        bytes = 0;
    }
    return true;
}

// The row as it would be in a line of its own; lives until the text is released.
std::string_view OsqueryReader::recordOf(const QueryRows &query, const QueryRows::Row &row)
{
    std::string &record = m_records.next();
    record.append(query.before);
    if (!row.action.empty())
        record.append("\"action\":\"").append(row.action).append("\",");
    record.append("\"columns\":").append(row.object).append(query.behind);
    const std::size_t length = record.size();
    record.append(InputBuffer::kPadding, '\0');
    return std::string_view(record).substr(0, length);
}

void OsqueryReader::releaseText()
{
    m_check.releaseText();
    m_flattener.releaseText();
    m_records.release();
}

bool isResult(std::string_view line)
{
    const auto has = [&](std::string_view key) { return jsonMember(line, key).has_value(); };
    return line.starts_with('{') && has("name") && has("unixTime") &&
           (has("columns") || has("snapshot") || has("diffResults"));
}

} // namespace

std::optional<std::string> recogniseOsquery(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head) && namesColumns(head, options, {"name", "unixTime"}) &&
        voteOfLines(head, isResult).isMajority())
        return "Its lines are results of queries by osquery.";
    return std::nullopt;
}

std::unique_ptr<Reader> openOsquery(const Head &, const ImportOptions &)
{
    return std::make_unique<OsqueryReader>();
}

} // namespace anomalyst::importing
