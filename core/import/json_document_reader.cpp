#include "core/import/json_document_reader.h"

#include "core/import/json_reader.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kWrapperBytes = 64u << 10; // in which the key of the records must come

} // namespace

void JsonDocumentReader::read(const Reading &reading)
{
    m_records = 0;
    JsonSource source(reading, [&] {
        reading.visitor.release();
        m_flattener.releaseText();
        m_rows.release();
    });
    while (source.peek() != JsonSource::kEnd && takeTopLevel(reading, source)) {
    }
    reading.visitor.release();
}

bool JsonDocumentReader::takeTopLevel(const Reading &reading, JsonSource &source)
{
    if (source.take(','))
        return true;
    if (source.take('['))
        return takeElements(reading, source, &JsonDocumentReader::takeRecord);
    if (source.peek() == '{') {
        if (const std::optional<std::string> key = recordsKey(source.ahead(kWrapperBytes)))
            return takeWrapped(reading, source, *key);
    }
    return takeRecord(reading, source);
}

bool JsonDocumentReader::takeWrapped(const Reading &reading, JsonSource &source, const std::string &key)
{
    source.take('{');
    for (char next = source.peek(); next != JsonSource::kEnd && !source.take('}'); next = source.peek()) {
        if (source.take(','))
            continue;
        const JsonPiece name = source.takeKey();
        const bool isRecords = name.text.substr(1, key.size()) == key && name.text.size() == key.size() + 2;
        if (!source.take(':')) {
            if (!reject(reading, name, "JSON_SYNTAX: this is no key of the object around the records", Share::Header))
                return false;
        } else if (isRecords && source.take('[')) {
            if (!takeElements(reading, source,
                              key == "tables" ? &JsonDocumentReader::takeTable : &JsonDocumentReader::takeRecord))
                return false;
        } else {
            if (name.text.size() > 1 && name.text[1] != '@' && name.text[1] != '$')
                reading.warnings.add("JSON_FRAME", "Keys beside the array of records were left out.", name.line);
            source.skipValue();
        }
    }
    return true;
}

// The elements of an array whose bracket was taken.
bool JsonDocumentReader::takeElements(const Reading &reading, JsonSource &source, TakeElement take)
{
    while (!source.take(']')) {
        if (source.peek() == JsonSource::kEnd) {
            reading.warnings.add("JSON_UNFINISHED", "The source ends before its array does; it may have been cut.");
            return true;
        }
        if (!source.take(',') && !(this->*take)(reading, source))
            return false;
    }
    return true;
}

bool JsonDocumentReader::takeRecord(const Reading &reading, JsonSource &source)
{
    if (++m_records % kRecordsBetweenReports == 0)
        reading.report();
    const JsonPiece piece = source.takeValue();
    if (!piece.problem.empty())
        return reject(reading, piece, piece.problem);
    if (!piece.text.starts_with('{'))
        return reject(reading, piece, "JSON_SHAPE: this is no JSON object");
    std::string problem = m_flattener.flattenRaw(piece.text, piece.line, reading.warnings);
    if (!problem.empty())
        return reject(reading, piece, std::move(problem));
    source.learnIndent();
    return reading.visitor.record({m_flattener.cells(), piece.line, piece.bytes, {}});
}

// {"name":...,"columns":[{"name":"TimeGenerated","type":"datetime"},...],"rows":[[...],...]}
bool JsonDocumentReader::takeTable(const Reading &reading, JsonSource &source)
{
    const bool isTable = source.ahead(kWrapperBytes).find("\"columns\"") != std::string_view::npos;
    if (!isTable || !source.take('{'))
        return takeRecord(reading, source);
    m_tableColumns.clear();
    for (char next = source.peek(); next != JsonSource::kEnd && !source.take('}'); next = source.peek()) {
        if (source.take(','))
            continue;
        const JsonPiece name = source.takeKey();
        if (!source.take(':')) {
            if (!reject(reading, name, "JSON_SYNTAX: this is no key of a table", Share::Header))
                return false;
        } else if (name.text == "\"columns\"") {
            const JsonPiece columns = source.takeValue();
            reading.buffer.recount(columns.bytes, Share::Event, Share::Header);
            for (const std::string_view column : jsonElements(columns.text))
                m_tableColumns.emplace_back(jsonMember(column, "name").value_or("\"\""));
        } else if (name.text == "\"rows\"" && source.take('[')) {
            if (!takeElements(reading, source, &JsonDocumentReader::takeTableRow))
                return false;
        } else {
            source.skipValue();
        }
    }
    return true;
}

bool JsonDocumentReader::takeTableRow(const Reading &reading, JsonSource &source)
{
    if (++m_records % kRecordsBetweenReports == 0)
        reading.report();
    const JsonPiece piece = source.takeValue();
    if (!piece.problem.empty())
        return reject(reading, piece, piece.problem);
    const std::vector<std::string_view> values = jsonElements(piece.text);
    if (!piece.text.starts_with('[') || values.size() != m_tableColumns.size())
        return reject(reading, piece,
                      "FIELD_COUNT: " + std::to_string(values.size()) + " of " + std::to_string(m_tableColumns.size()) +
                          " values");
    std::string &object = m_rows.next();
    for (std::size_t i = 0; i < values.size(); ++i)
        object.append(i == 0 ? "{" : ",").append(m_tableColumns[i]).append(":").append(values[i]);
    object += "}";
    const std::size_t length = object.size();
    object.append(InputBuffer::kPadding, '\0');
    std::string problem =
        m_flattener.flattenRaw(std::string_view(object).substr(0, length), piece.line, reading.warnings);
    if (!problem.empty())
        return reject(reading, piece, std::move(problem));
    return reading.visitor.record({m_flattener.cells(), piece.line, piece.bytes, {}});
}

bool JsonDocumentReader::reject(const Reading &reading, const JsonPiece &piece, std::string reason, Share counted)
{
    reading.buffer.recount(piece.bytes, counted, Share::Reject);
    return reading.visitor.reject({piece.line, piece.byte, piece.bytes, std::move(reason),
                                   std::string(piece.text.substr(0, kMaxRejectTextBytes))});
}

namespace
{

// Whether this is one whole array with an object among other things.
bool holdsObjects(std::string_view text)
{
    const JsonExtent extent = jsonExtent(text, true);
    if (extent.isBroken || extent.length == std::string_view::npos ||
        text.find_first_not_of(kJsonBlanks, extent.length) != std::string_view::npos)
        return false;
    return std::ranges::any_of(jsonElements(text.substr(0, extent.length)),
                               [](std::string_view element) { return element.starts_with('{'); });
}

} // namespace

std::optional<std::string> recogniseJson(const Head &head, const ImportOptions &options)
{
    std::string_view text = head.text();
    text.remove_prefix(std::min(text.find_first_not_of(kJsonBlanks), text.size()));
    if (text.starts_with('[')) {
        const std::size_t next = text.find_first_not_of(kJsonBlanks, 1);
        if (next != std::string_view::npos && (text[next] == '{' || text[next] == ']'))
            return "It is a JSON array of objects.";
        return holdsObjects(text) ? std::optional("It is a JSON array with objects in it.") : std::nullopt;
    }
    if (!text.starts_with('{'))
        return std::nullopt;
    if (const std::optional<std::string> key = recordsKey(text.substr(0, kWrapperBytes)))
        return "It is a JSON object with its records in \"" + *key + "\".";
    const std::size_t length = jsonExtent(text, false).length;
    if (length == std::string_view::npos)
        return recogniseJsonLines(head, options)
                   ? std::nullopt
                   : std::optional("It begins with a JSON object that goes over several lines.");
    if (text.substr(0, length).find('\n') != std::string_view::npos)
        return "Its JSON objects go over several lines.";
    const std::size_t next = text.find_first_not_of(" \t\r,\x1e", length);
    if (next != std::string_view::npos && text[next] == '{')
        return "Several JSON objects stand in one line.";
    return std::nullopt;
}

std::unique_ptr<Reader> openJson(const Head &, const ImportOptions &)
{
    return std::make_unique<JsonDocumentReader>();
}

} // namespace anomalyst::importing
