#include "core/import/csv_dialect.h"

#include "core/import/csv_splitter.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kSampleRecords = 100;

// Number of fields of each record, blank lines left out; 0 for one that cannot be split.
std::vector<std::size_t> fieldCounts(std::string_view text, bool whole, char delimiter)
{
    CsvSplitter splitter(delimiter);
    std::vector<std::size_t> counts;
    while (!text.empty() && counts.size() < kSampleRecords) {
        const CsvSplit split = splitter.split(text, whole);
        if (split.end == CsvEnd::NeedsMore)
            break;
        const bool good = split.end == CsvEnd::Record;
        const std::size_t lineEnd = text.find_first_of("\n\r");
        const std::size_t length = good ? split.bytes : (lineEnd == std::string_view::npos ? text.size() : lineEnd + 1);
        if (text.substr(0, length).find_first_not_of(" \t\r\n") != std::string_view::npos)
            counts.push_back(good ? splitter.fields().size() : 0);
        text.remove_prefix(length);
    }
    return counts;
}

CsvDialect vote(std::string_view text, bool whole, char delimiter)
{
    const std::vector<std::size_t> counts = fieldCounts(text, whole, delimiter);
    std::map<std::size_t, std::size_t> recordsOf;
    for (const std::size_t count : counts)
        ++recordsOf[count];
    CsvDialect dialect;
    dialect.delimiter = delimiter;
    dialect.records = counts.size();
    // Lines of one field among wider ones are remarks, unless they are nearly all.
    const bool wide = std::ranges::any_of(
        recordsOf, [&](const auto &entry) { return entry.first > 1 && entry.second * 4 >= counts.size(); });
    std::size_t most = 0;
    for (const auto &[columns, records] : recordsOf) {
        if (columns > (wide ? 1u : 0u) && records >= most) {
            dialect.columns = columns;
            most = records;
        }
    }
    if (!counts.empty())
        dialect.share = static_cast<double>(most) / static_cast<double>(counts.size());
    return dialect;
}

bool isBetter(const CsvDialect &a, const CsvDialect &b)
{
    if ((a.columns > 1) != (b.columns > 1))
        return a.columns > 1;
    if (std::abs(a.share - b.share) > 0.1)
        return a.share > b.share;
    return a.columns > b.columns;
}

std::size_t hintLength(std::string_view text, std::optional<char> &delimiter)
{
    if (text.size() < 6 || !text.starts_with("sep=") || (text[5] != '\n' && text[5] != '\r'))
        return 0;
    delimiter = delimiter.value_or(text[4]);
    return text[5] == '\r' && text.size() > 6 && text[6] == '\n' ? 7 : 6;
}

} // namespace

std::string delimiterName(char delimiter)
{
    return delimiter == '\t' ? "tabs" : std::string("'") + delimiter + "'";
}

CsvDialect detectDialect(const Head &head, std::optional<char> wished)
{
    std::string_view text = head.text();
    const bool asked = wished.has_value();
    const std::size_t hintBytes = hintLength(text, wished);
    text.remove_prefix(hintBytes);
    CsvDialect best;
    if (wished) {
        best = vote(text, head.isWhole(), *wished);
    } else {
        best = vote(text, head.isWhole(), ',');
        for (const char candidate : {'\t', ';', '|'}) {
            if (CsvDialect other = vote(text, head.isWhole(), candidate); isBetter(other, best))
                best = std::move(other);
        }
    }
    best.hintBytes = hintBytes;
    const char *why = asked ? " was asked for" : hintBytes > 0 ? " is named by the first line" : nullptr;
    if (why)
        best.reason = "The delimiter " + delimiterName(best.delimiter) + why + ".";
    else
        best.reason = std::to_string(static_cast<int>(best.share * 100)) + " % of the first " +
                      std::to_string(best.records) + " records have " + std::to_string(best.columns) +
                      " fields parted by " + delimiterName(best.delimiter) + ".";
    return best;
}

} // namespace anomalyst::importing
