#include "core/import/json_reader.h"

#include "core/import/clean_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kEscapedMark = "\\\\x"; // for bytes inside a JSON string

std::string_view trimmed(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

} // namespace

JsonLinesReader::JsonLinesReader(std::string file)
    : m_flattener(std::move(file))
{
}

void JsonLinesReader::read(const Reading &reading)
{
    InputBuffer &buffer = reading.buffer;
    while (buffer.unread().size() < kUtf8Mark.size() && buffer.grow()) {
    }
    if (buffer.unread().starts_with(kUtf8Mark))
        buffer.consume(kUtf8Mark.size());
    for (std::uint64_t number = 1;;) {
        const std::string_view data = buffer.unread();
        const std::size_t end = data.find('\n');
        const bool open = end == std::string_view::npos;
        bool goOn = true;
        if (std::min(end, data.size()) > kMaxRecordBytes) {
            goOn = skipLongLine(reading, number);
        } else if (open && !buffer.atEnd()) {
            reading.report();
            reading.visitor.release();
            m_flattener.releaseText();
            m_cleaned.clear();
            buffer.grow();
            continue;
        } else if (data.empty()) {
            break;
        } else {
            goOn = takeLine(reading, data.substr(0, end), number);
            buffer.consume(open ? data.size() : end + 1);
        }
        if (++number % kRecordsBetweenReports == 0)
            reading.report();
        if (!goOn)
            break;
    }
    reading.visitor.release();
}

bool JsonLinesReader::takeLine(const Reading &reading, std::string_view line, std::uint64_t number)
{
    std::string_view text = trimmed(line);
    if (text.empty()) {
        reading.visitor.blank();
        return true;
    }
    if (!isClean(text)) {
        Uncleanness found;
        std::string &cleaned = m_cleaned.emplace_back(cleanText(text, &found, kEscapedMark));
        const std::size_t length = cleaned.size();
        cleaned.append(InputBuffer::kPadding, '\0');
        text = std::string_view(cleaned).substr(0, length);
        warnOfUncleanness(found, number, reading.warnings);
    }
    std::string problem = m_flattener.flatten(text, number, reading.warnings);
    if (problem.empty())
        return reading.visitor.record({m_flattener.cells(), number, {}});
    const std::string_view raw = trimmed(line).substr(0, kMaxRejectTextBytes);
    return reading.visitor.reject({number, reading.buffer.offset(), std::move(problem), std::string(raw)});
}

bool JsonLinesReader::skipLongLine(const Reading &reading, std::uint64_t number)
{
    InputBuffer &buffer = reading.buffer;
    RejectedRow row{number, buffer.offset(), {}, std::string(buffer.unread().substr(0, kMaxRejectTextBytes))};
    std::uint64_t bytes = 0;
    for (;;) {
        const std::string_view data = buffer.unread();
        const std::size_t end = std::min(data.find('\n'), data.size());
        bytes += end;
        const bool found = end < data.size();
        buffer.consume(end + (found ? 1 : 0));
        if (found || buffer.atEnd())
            break;
        reading.report();
        reading.visitor.release();
        buffer.grow();
    }
    row.reason = "LINE_TOO_LONG: " + std::to_string(bytes) + " bytes of at most " + std::to_string(kMaxRecordBytes);
    return reading.visitor.reject(row);
}

// A text whose first lines hold at least one whole object on a line of its own.
std::optional<std::string> recogniseJsonLines(const Head &head, const ImportOptions &)
{
    std::string_view text = head.text();
    bool first = true;
    for (int lines = 0; lines < 50 && !text.empty();) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
        if (line.empty())
            continue;
        ++lines;
        if (first && line.front() != '{')
            return std::nullopt;
        first = false;
        const bool cut = text.empty() && !head.isWhole();
        if (line.front() == '{' && (line.back() == '}' || cut))
            return "Its first lines are JSON objects, one a line.";
    }
    return std::nullopt;
}

std::unique_ptr<Reader> openJsonLines(const Head &head, const ImportOptions &)
{
    return std::make_unique<JsonLinesReader>(head.file());
}

} // namespace anomalyst::importing
