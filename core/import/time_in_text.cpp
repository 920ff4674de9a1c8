#include "core/import/time_in_text.h"

#include "core/import/split_text.h"
#include "core/import/time_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kLongestTime = 48;
constexpr std::size_t kShortestTime = 13; // "1/2/2024 3:04"
constexpr std::size_t kSearched = 160;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordPart(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return isDigit(c) || (lower >= 'a' && lower <= 'z');
}

// A few looks that rule most text out.
bool mayBegin(std::string_view text)
{
    if (text.size() < kShortestTime)
        return false;
    const auto parts = [](char c) { return c == '-' || c == '/' || c == '.' || c == ' '; };
    if (isDigit(text[0])) // the year first, or a day or month
        return (isDigit(text[1]) && isDigit(text[2]) && isDigit(text[3]) && parts(text[4])) || parts(text[1]) ||
               (isDigit(text[1]) && parts(text[2]));
    constexpr std::string_view kNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun";
    return text[0] >= 'A' && text[0] <= 'Z' && kNames.find(text.substr(0, 3)) != std::string_view::npos;
}

// "... -10" is rather a number than a zone.
bool endsInShortOffset(std::string_view text)
{
    const std::size_t blank = text.rfind(' ');
    return blank != std::string_view::npos && text.size() - blank == 4 &&
           (text[blank + 1] == '+' || text[blank + 1] == '-');
}

} // namespace

std::size_t timeAtFront(std::string_view text)
{
    if (!mayBegin(text))
        return 0;
    const std::size_t colon = text.substr(0, kLongestTime).find(':');
    if (colon == std::string_view::npos)
        return 0;
    for (std::size_t end = std::min(text.size(), kLongestTime); end >= kShortestTime && end > colon + 2; --end) {
        const bool wordEnds = isWordPart(text[end - 1]) && (end == text.size() || !isWordPart(text[end]));
        if (!wordEnds || endsInShortOffset(text.substr(0, end)))
            continue;
        if (parseTime(text.substr(0, end), {}).outcome != ParsedTime::Outcome::NotATime)
            return end;
    }
    return 0;
}

std::optional<TimeInText> leadingTime(std::string_view line)
{
    const std::size_t text = std::min(line.find_first_not_of(" \t"), line.size());
    if (text != 0) // indented lines continue others
        return std::nullopt;
    constexpr std::string_view kOpening = "[(<";
    constexpr std::string_view kClosing = "])>";
    const std::size_t bracket = line.empty() ? std::string_view::npos : kOpening.find(line.front());
    if (bracket != std::string_view::npos)
        line.remove_prefix(1);
    const std::size_t length = timeAtFront(line);
    if (length == 0)
        return std::nullopt;
    std::string_view behind = line.substr(length);
    if (bracket != std::string_view::npos && behind.starts_with(kClosing[bracket]))
        behind.remove_prefix(1);
    return TimeInText{line.substr(0, length), withoutLeadingBlanks(behind)};
}

std::optional<TimeInText> innerTime(std::string_view line)
{
    for (std::size_t at = 0; at < std::min(line.size(), kSearched); ++at) {
        if (at > 0 && isWordPart(line[at - 1]))
            continue;
        if (const std::size_t length = timeAtFront(line.substr(at)); length > 0)
            return TimeInText{line.substr(at, length), withoutLeadingBlanks(line.substr(at + length))};
    }
    return std::nullopt;
}

} // namespace anomalyst::importing
