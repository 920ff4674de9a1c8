#include "core/query/encoded_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace anomalyst::query
{

namespace
{

constexpr int kLevels = 3;
constexpr std::size_t kShortestRun = 16; // signs of base64 or digits; fewer are words and numbers
constexpr std::size_t kShortestText = 4; // bytes that come out

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The URL-safe signs too.
int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

bool isReadable(std::uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0x10FFFF);
}

// Valid UTF-8 of readable characters.
bool isReadableUtf8(std::string_view bytes)
{
    constexpr std::array<std::uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 0 || lead > 0xF4 || i + length > bytes.size())
            return false;
        std::uint32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0) != 0x80)
                return false;
            c = c << 6 | (next & 0x3F);
        }
        if (c < kSmallest[length] || (c >= 0xD800 && c < 0xE000) || !isReadable(c))
            return false;
        i += length;
    }
    return true;
}

void appendUtf8(std::string &text, std::uint32_t c)
{
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// UTF-16, low byte first, that is mostly Latin: any bytes are some Chinese text.
std::optional<std::string> readUtf16(std::string_view bytes)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    std::string text;
    std::size_t latin = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        const std::uint32_t c = static_cast<unsigned char>(bytes[i]) |
                                static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + 1])) << 8;
        if (!isReadable(c) || (c >= 0xD800 && c < 0xE000))
            return std::nullopt;
        latin += c < 0x100;
        appendUtf8(text, c);
    }
    return latin * 4 >= bytes.size() / 2 * 3 ? std::optional(text) : std::nullopt;
}

std::string fromBase64(std::string_view digits)
{
    std::string bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : digits) {
        bits = bits << 6 | static_cast<std::uint32_t>(base64Digit(c));
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 0xFF);
        }
    }
    return bytes;
}

std::string fromHex(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(hexDigit(digits[i]) << 4 | hexDigit(digits[i + 1]));
    return bytes;
}

bool isEscape(std::string_view text, std::size_t at, std::string_view sign)
{
    return text.substr(at).starts_with(sign) && at + sign.size() + 1 < text.size() &&
           hexDigit(text[at + sign.size()]) >= 0 && hexDigit(text[at + sign.size() + 1]) >= 0;
}

std::optional<EncodedPart> readable(EncodedPart part, const std::string &bytes)
{
    if (bytes.size() < kShortestText)
        return std::nullopt;
    if (isReadableUtf8(bytes)) {
        part.decoded = bytes;
        return part;
    }
    const auto wide = readUtf16(bytes);
    if (!wide || wide->size() < kShortestText)
        return std::nullopt;
    part.isUtf16 = true;
    part.decoded = *wide;
    return part;
}

std::size_t runOf(std::string_view text, std::size_t begin, int (*digit)(char))
{
    std::size_t end = begin;
    while (end < text.size() && digit(text[end]) >= 0)
        ++end;
    return end - begin;
}

// "\x41\x42...", or digits alone, with or without 0x.
std::optional<EncodedPart> hexAt(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    std::string digits;
    for (; isEscape(text, end, "\\x"); end += 4)
        digits += text.substr(end + 2, 2);
    if (digits.empty()) {
        const std::size_t skipped = text.substr(begin).starts_with("0x") ? 2 : 0;
        const std::size_t length = runOf(text, begin + skipped, hexDigit);
        if (length < kShortestRun || length % 2 != 0)
            return std::nullopt;
        digits = text.substr(begin + skipped, length);
        end = begin + skipped + length;
    }
    return readable({begin, end - begin, Encoding::Hex, false, {}, {}}, fromHex(digits));
}

std::optional<EncodedPart> base64At(std::string_view text, std::size_t begin)
{
    const std::size_t length = runOf(text, begin, base64Digit);
    std::size_t padding = 0;
    while (padding < 2 && begin + length + padding < text.size() && text[begin + length + padding] == '=')
        ++padding;
    if (length < kShortestRun || length % 4 == 1 || (padding > 0 && (length + padding) % 4 != 0))
        return std::nullopt;
    return readable({begin, length + padding, Encoding::Base64, false, {}, {}}, fromBase64(text.substr(begin, length)));
}

// The word around an escape, as a whole.
std::optional<EncodedPart> urlAt(std::string_view text, std::size_t begin)
{
    constexpr std::string_view kEnds = " \t\r\n\"'<>`";
    const std::size_t end = std::min(text.find_first_of(kEnds, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    std::string bytes;
    bool any = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!isEscape(word, i, "%")) {
            bytes += word[i];
            continue;
        }
        bytes += static_cast<char>(hexDigit(word[i + 1]) << 4 | hexDigit(word[i + 2]));
        i += 2;
        any = true;
    }
    if (!any || !isReadableUtf8(bytes))
        return std::nullopt;
    return EncodedPart{begin, word.size(), Encoding::Url, false, bytes, {}};
}

bool isWordStart(std::string_view text, std::size_t at)
{
    return at == 0 || std::string_view(" \t\r\n\"'<>`").find(text[at - 1]) != std::string_view::npos;
}

// Goes through a text once: digits that were looked at from their first one on and cannot be read are not looked at
// again from the second one on.
class PartFinder
{
public:
    explicit PartFinder(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<EncodedPart> find(int levels)
    {
        std::vector<EncodedPart> parts;
        for (std::size_t at = 0; at < m_text.size() && levels > 0;) {
            auto part = partAt(at);
            if (!part) {
                ++at;
                continue;
            }
            at += part->length;
            part->within = PartFinder(part->decoded).find(levels - 1);
            parts.push_back(std::move(*part));
        }
        return parts;
    }

private:
    std::optional<EncodedPart> partAt(std::size_t at)
    {
        if (isWordStart(m_text, at)) {
            if (auto part = urlAt(m_text, at))
                return part;
        }
        const bool isLead = m_text[at] == '/' || m_text[at] == '-'; // of a path or an option, more likely than a digit
        if (at < m_triedUntil || isLead)
            return std::nullopt;
        m_triedUntil = std::max({at, at + runOf(m_text, at, base64Digit), endOfEscapes(at)});
        if (auto part = hexAt(m_text, at))
            return part;
        return base64At(m_text, at);
    }

    std::size_t endOfEscapes(std::size_t at) const
    {
        while (isEscape(m_text, at, "\\x"))
            at += 4;
        return at;
    }

    std::string_view m_text;
    std::size_t m_triedUntil = 0;
};

} // namespace

std::string_view encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Base64:
        return "base64";
    case Encoding::Hex:
        return "hex";
    case Encoding::Url:
        return "URL";
    }
    return {};
}

std::vector<EncodedPart> findEncodedParts(std::string_view text)
{
    return PartFinder(text).find(kLevels);
}

} // namespace anomalyst::query
