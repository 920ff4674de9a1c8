#include "core/import/json_extent.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kNone = std::string_view::npos;

void skipBlanks(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kJsonBlanks), text.size()));
}

bool take(std::string_view &text, char c)
{
    skipBlanks(text);
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    skipBlanks(text);
    return true;
}

// The whole value at the front; nothing when it is cut.
std::optional<std::string_view> takeValue(std::string_view &text)
{
    skipBlanks(text);
    const JsonExtent extent = jsonExtent(text, false);
    if (extent.length == kNone || extent.isBroken)
        return std::nullopt;
    const std::string_view value = text.substr(0, extent.length);
    text.remove_prefix(extent.length);
    return value;
}

std::string_view trimmed(std::string_view text)
{
    skipBlanks(text);
    return text.substr(0, text.find_last_not_of(kJsonBlanks) + 1);
}

// Nothing of an event: "@odata.context", "$schema".
bool isFrameKey(std::string_view quoted)
{
    return quoted.size() > 2 && (quoted[1] == '@' || quoted[1] == '$');
}

bool isRecordsKey(std::string_view name)
{
    constexpr std::array<std::string_view, 12> kNames = {"Records", "records", "value",   "Value", "events", "Events",
                                                         "logs",    "results", "entries", "items", "data",   "tables"};
    return std::ranges::find(kNames, name) != kNames.end();
}

} // namespace

std::size_t jsonStringLength(std::string_view text)
{
    if (!text.starts_with('"'))
        return kNone;
    for (std::size_t at = 1; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return kNone;
}

bool JsonDepth::followString(char c)
{
    if (!m_inString) {
        m_inString = c == '"';
        return m_inString;
    }
    if (c == '\n') {
        m_inString = m_escaped = false;
        return false;
    }
    if (m_escaped)
        m_escaped = false;
    else if (c == '\\')
        m_escaped = true;
    else if (c == '"')
        m_inString = false;
    return true;
}

std::size_t JsonDepth::follow(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool begun = m_begun;
        m_begun = true;
        if (followString(c))
            continue;
        if (c == '{' || c == '[') {
            if (begun && m_closing.empty())
                return at;
            m_closing += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (m_closing.empty())
                return begun ? at : 1; // a stray one is a value of its own
            m_isBroken = m_closing.back() != c;
            if (m_isBroken)
                return c == ']' ? at : at + 1; // it is rather the array around that ends
            m_closing.pop_back();
            if (m_closing.empty())
                return at + 1;
        } else if (m_closing.empty() && (c == ',' || c == '\n')) {
            return at;
        }
    }
    return kNone;
}

JsonExtent jsonExtent(std::string_view text, bool isAll)
{
    JsonDepth depth;
    const std::size_t length = depth.follow(text);
    const bool endsHere = length == kNone && isAll && !depth.isInBrackets();
    return {endsHere ? text.size() : length, depth.isBroken()};
}

std::vector<std::string_view> jsonElements(std::string_view array)
{
    std::vector<std::string_view> elements;
    std::string_view rest = array;
    if (!take(rest, '[') || take(rest, ']'))
        return elements;
    while (const std::optional<std::string_view> value = takeValue(rest)) {
        elements.push_back(trimmed(*value));
        if (!take(rest, ','))
            break;
    }
    return elements;
}

std::optional<std::string_view> jsonMember(std::string_view object, std::string_view key)
{
    std::string_view rest = object;
    if (!take(rest, '{'))
        return std::nullopt;
    while (rest.starts_with('"')) {
        const std::size_t length = jsonStringLength(rest);
        const std::string_view name = rest.substr(0, length);
        if (length == kNone)
            break;
        rest.remove_prefix(length);
        if (!take(rest, ':'))
            break;
        const std::optional<std::string_view> value = takeValue(rest);
        if (!value)
            break;
        if (name.size() == key.size() + 2 && name.substr(1, key.size()) == key)
            return trimmed(*value);
        if (!take(rest, ','))
            break;
    }
    return std::nullopt;
}

std::optional<std::string> recordsKey(std::string_view text)
{
    if (!take(text, '{'))
        return std::nullopt;
    while (text.starts_with('"')) {
        const std::size_t length = jsonStringLength(text);
        if (length == kNone || length < 3)
            break;
        const std::string_view quoted = text.substr(0, length);
        text.remove_prefix(length);
        if (!take(text, ':'))
            break;
        if (isRecordsKey(quoted.substr(1, length - 2)) && take(text, '['))
            return text.starts_with('{') || text.starts_with(']')
                       ? std::optional(std::string(quoted.substr(1, length - 2)))
                       : std::nullopt;
        if (!isFrameKey(quoted) || text.starts_with('{') || text.starts_with('[') || !takeValue(text) ||
            !take(text, ','))
            break;
    }
    return std::nullopt;
}

} // namespace anomalyst::importing
