#include "core/import/split_text.h"

#include <algorithm>

namespace anomalyst::importing
{

std::vector<std::string_view> splitText(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + separator.size());
    }
}

std::string_view takeUntil(std::string_view &rest, char end)
{
    const std::size_t at = std::min(rest.find(end), rest.size());
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(std::min(rest.size(), at + 1));
    return part;
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return text.substr(text.size());
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string_view withoutLeadingBlanks(std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::optional<std::uint8_t> hexByte(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(0, 2)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<unsigned>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<unsigned>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return static_cast<std::uint8_t>(value);
}

std::optional<std::string_view> takeQuoted(std::string_view &rest)
{
    if (!rest.starts_with('"'))
        return std::nullopt;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '\\') {
            ++at;
        } else if (rest[at] == '"') {
            const std::string_view inside = rest.substr(1, at - 1);
            rest.remove_prefix(at + 1);
            return inside;
        }
    }
    return std::nullopt;
}

std::string_view withoutPort(std::string_view address)
{
    if (address.starts_with('[') && address.find(']') != std::string_view::npos)
        return address.substr(1, address.find(']') - 1);
    const std::size_t colon = address.find(':');
    const bool single = colon != std::string_view::npos && colon == address.rfind(':');
    return single ? address.substr(0, colon) : address;
}

} // namespace anomalyst::importing
