#include "core/import/zeek_reader.h"

#include "core/import/epoch_text.h"
#include "core/import/head_lines.h"
#include "core/import/number_text.h"
#include "core/import/split_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

// "\x09" and the like.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = text.substr(at).starts_with("\\x") ? hexByte(text.substr(at + 2)) : std::nullopt;
        out += byte ? static_cast<char>(*byte) : text[at];
        at += byte ? 4 : 1;
    }
    return out;
}

} // namespace

void ZeekReader::begin(const Reading &)
{
    m_separator = "\t";
    m_unset = "-";
    m_empty = "(empty)";
    m_fields.clear();
    m_hasDirections = false;
}

bool ZeekReader::takeLine(const Reading &reading, const LogLine &line)
{
    if (line.text.front() == '#') {
        markHeader();
        return takeDirective(reading, line);
    }
    if (m_fields.empty())
        return reject(reading, line, "NO_FIELDS: no #fields line stands before this one");
    const std::vector<std::string_view> values = splitText(line.text, m_separator);
    if (values.size() != m_fields.size())
        return reject(reading, line,
                      "FIELD_COUNT: " + std::to_string(values.size()) + " of " + std::to_string(m_fields.size()) +
                          " fields");
    m_row.start(line.number);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_row.put(m_fields[i].name, valueOf(values[i], m_fields[i].isTime));
    if (m_hasDirections)
        putBothDirections();
    return handOver(reading, line.number, line.bytes, line.text);
}

std::string_view ZeekReader::valueOf(std::string_view text, bool isTime)
{
    if (text == m_unset)
        return {};
    if (text == m_empty)
        return text.substr(0, 0);
    if (!isTime)
        return text;
    // The type says that it is a time, also where the number alone would not: 0.000000 is one.
    const ParsedTime time = parseEpoch(text, EpochUnit::Seconds);
    if (time.outcome != ParsedTime::Outcome::Read)
        return text;
    std::string &kept = m_row.newText();
    kept = formatTime(time.time);
    return kept;
}

void ZeekReader::putBothDirections()
{
    const auto sent = parseCanonicalInteger(m_row.text("orig_bytes"));
    const auto received = parseCanonicalInteger(m_row.text("resp_bytes"));
    std::int64_t sum = 0;
    if ((!sent && !received) || __builtin_add_overflow(sent.value_or(0), received.value_or(0), &sum))
        return m_row.put("bytes", {});
    std::string &text = m_row.newText();
    text = std::to_string(sum);
    m_row.put("bytes", text);
}

bool ZeekReader::takeDirective(const Reading &reading, const LogLine &line)
{
    if (line.text.starts_with("#separator ")) {
        const std::string separator = unescaped(line.text.substr(11));
        if (separator.empty())
            return reject(reading, line, "BAD_HEADER: the line names no separator");
        m_separator = separator;
        return true;
    }
    std::vector<std::string_view> parts = splitText(line.text, m_separator);
    const std::string_view name = parts.front();
    parts.erase(parts.begin());
    const auto has = [&](std::string_view field) {
        return std::ranges::find(m_fields, field, &Field::name) != m_fields.end();
    };
    if (name == "#fields") {
        m_fields.clear();
        for (const std::string_view part : parts)
            m_fields.push_back({has(part) ? std::string() : std::string(part), false});
        m_hasDirections = has("orig_bytes") && has("resp_bytes") && !has("bytes");
        if (m_fields.size() > kMaxHeaderColumns)
            refuseWidth(m_fields.size(), reading.buffer.source().name() + ":" + std::to_string(line.number));
    } else if (name == "#types") {
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            m_fields[i].isTime = i < parts.size() && parts[i] == "time";
    } else if (name == "#unset_field" || name == "#empty_field") {
        (name == "#unset_field" ? m_unset : m_empty) = parts.empty() ? std::string_view() : parts.front();
    }
    return true;
}

std::optional<std::string> recogniseZeek(const Head &head, const ImportOptions &)
{
    const LineVote fields = voteOfLines(head, [](std::string_view line) {
        return line.starts_with("#fields") && line.size() > 7 && line[7] != ' ' && line[7] != ':';
    });
    if (fields.votes > 0)
        return "It has a line \"#fields\" with the names of the fields, as Zeek writes it.";
    return std::nullopt;
}

std::unique_ptr<Reader> openZeek(const Head &, const ImportOptions &)
{
    return std::make_unique<ZeekReader>();
}

} // namespace anomalyst::importing
