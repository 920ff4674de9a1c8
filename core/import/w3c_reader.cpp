#include "core/import/w3c_reader.h"

#include "core/import/clean_text.h"
#include "core/import/head_lines.h"
#include "core/import/number_text.h"
#include "core/import/split_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!(text = withoutBlanks(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

// Blanks stand between the values unless tabs do, and there may be one behind the last.
void splitValues(std::string_view line, std::vector<std::string_view> &values)
{
    const char separator = line.find('\t') != std::string_view::npos ? '\t' : ' ';
    while (line.ends_with(' '))
        line.remove_suffix(1);
    values.clear();
    while (!line.empty())
        values.push_back(takeUntil(line, separator));
}

} // namespace

void W3cReader::begin(const Reading &)
{
    m_fields.clear();
    m_date.clear();
    m_dateField.reset();
    m_timeField.reset();
}

bool W3cReader::takeLine(const Reading &reading, const LogLine &line)
{
    if (line.text.front() == '#') {
        markHeader();
        return takeDirective(reading, line);
    }
    if (m_fields.empty())
        return reject(reading, line, "NO_FIELDS: no #Fields line stands before this one");
    splitValues(line.text, m_values);
    if (m_values.size() != m_fields.size())
        return reject(reading, line,
                      "FIELD_COUNT: " + std::to_string(m_values.size()) + " of " + std::to_string(m_fields.size()) +
                          " fields");
    m_row.start(line.number);
    putTime(m_values);
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (i != m_timeField && i != m_dateField)
            putValue(i, m_values[i]);
    }
    putJoined();
    return handOver(reading, line.number, line.bytes, line.text);
}

bool W3cReader::takeDirective(const Reading &reading, const LogLine &line)
{
    std::string_view rest = line.text;
    const std::string name = lowerAscii(takeUntil(rest, ':'));
    rest = withoutBlanks(rest);
    if (name == "#fields") {
        if (rest.empty())
            return reject(reading, line, "BAD_HEADER: the line names no fields");
        takeFields(reading, rest, line.number);
    } else if (name == "#date") {
        m_date = cleanText(takeUntil(rest, ' ')); // comes into records that are looked at without it
    } else if (name == "#time format") {
        m_isLocal = m_isLocal || rest == "Local";
    }
    return true;
}

void W3cReader::takeFields(const Reading &reading, std::string_view names, std::uint64_t line)
{
    m_fields.clear();
    m_dateField.reset();
    m_timeField.reset();
    for (const std::string_view name : wordsOf(names)) {
        const bool again = std::ranges::find(m_fields, name) != m_fields.end();
        if (name == "date" && !again)
            m_dateField = m_fields.size();
        else if (name == "time" && !again)
            m_timeField = m_fields.size();
        m_fields.emplace_back(again ? std::string_view() : name);
    }
    if (m_fields.size() > kMaxHeaderColumns)
        refuseWidth(m_fields.size(), reading.buffer.source().name() + ":" + std::to_string(line));
}

void W3cReader::putTime(const std::vector<std::string_view> &values)
{
    if (!m_timeField && !m_dateField)
        return;
    const std::string_view date = m_dateField ? values[*m_dateField] : std::string_view(m_date);
    std::string &time = m_row.newText();
    time = date;
    if (m_timeField)
        time.append(time.empty() ? "" : " ").append(values[*m_timeField]);
    m_row.put("time", time);
}

void W3cReader::putValue(std::size_t field, std::string_view value)
{
    const std::string &name = m_fields[field];
    if (value == "-")
        return m_row.put(name, {});
    if (name != "cs(User-Agent)" || value.find('+') == std::string_view::npos)
        return m_row.put(name, value);
    std::string &agent = m_row.newText();
    agent = value;
    std::ranges::replace(agent, '+', ' ');
    m_row.put(name, agent);
}

void W3cReader::putJoined()
{
    if (m_row.has("cs-method") && m_row.has("cs-uri-stem")) {
        std::string &operation = m_row.newText();
        operation.append(m_row.text("cs-method")).append(" ").append(m_row.text("cs-uri-stem"));
        m_row.put("operation", operation);
    }
    if (m_row.has("bytes"))
        return;
    const auto sent = parseCanonicalInteger(m_row.text("sc-bytes"));
    const auto received = parseCanonicalInteger(m_row.text("cs-bytes"));
    std::int64_t sum = 0;
    if (sent && received && !__builtin_add_overflow(*sent, *received, &sum)) {
        std::string &bytes = m_row.newText();
        bytes = std::to_string(sum);
        m_row.put("bytes", bytes);
    }
}

std::optional<std::string> recogniseW3c(const Head &head, const ImportOptions &)
{
    const LineVote fields = voteOfLines(head, [](std::string_view line) {
        return line.starts_with("#Fields:") && line.find(',') == std::string_view::npos;
    });
    if (fields.votes > 0)
        return "It has a line \"#Fields:\" with the names of the fields, as W3C logs do.";
    return std::nullopt;
}

std::unique_ptr<Reader> openW3c(const Head &, const ImportOptions &)
{
    return std::make_unique<W3cReader>();
}

} // namespace anomalyst::importing
