#include "core/import/json_reader.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

} // namespace

bool JsonLinesReader::takeLine(const Reading &reading, const LogLine &line)
{
    const std::string_view text = trimmed(line.text);
    std::string problem = m_flattener.flattenRaw(text, line.number, reading.warnings);
    if (problem.empty())
        return reading.visitor.record({m_flattener.cells(), line.number, line.bytes, {}});
    return reject(reading, {text, line.number, line.byte, line.bytes}, std::move(problem));
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

std::unique_ptr<Reader> openJsonLines(const Head &, const ImportOptions &)
{
    return std::make_unique<JsonLinesReader>();
}

} // namespace anomalyst::importing
