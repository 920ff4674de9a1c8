// The measures of one text. The delimiter class is that of MSTICPy's eventcluster: white space is what Python's \s
// takes for it in a text, so that counts and hashes agree with notebooks.

#include "core/query/features.h"
#include "core/query/value_text.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>

namespace anomalyst::query
{

namespace
{

// visit(code point, its bytes) for each character. A byte that begins no character counts as one.
template<class Visit>
void forCharacters(std::string_view utf8, const Visit &visit)
{
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        length = std::min(length, utf8.size() - i);
        std::uint32_t codePoint = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k)
            codePoint = codePoint << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        visit(codePoint, utf8.substr(i, length));
        i += length;
    }
}

bool isWhiteSpace(std::uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isDelimiter(std::uint32_t c)
{
    constexpr std::string_view kSigns = "-\\/.,\"'|&:;%$()";
    return isWhiteSpace(c) || (c < 0x80 && kSigns.find(static_cast<char>(c)) != std::string_view::npos);
}

// visit(the bytes of the delimiter) for each one of the class, or of those listed.
template<class Visit>
void forDelimiters(std::string_view utf8, std::string_view listed, const Visit &visit)
{
    forCharacters(utf8, [&](std::uint32_t c, std::string_view bytes) {
        if (listed.empty() ? isDelimiter(c) : listed.find(bytes) != std::string_view::npos)
            visit(bytes);
    });
}

double countDelimiters(std::string_view utf8, std::string_view listed)
{
    std::size_t count = 0;
    forDelimiters(utf8, listed, [&](std::string_view) { ++count; });
    return static_cast<double>(count);
}

double checksum(std::string_view bytes)
{
    return static_cast<double>(crc32_z(0, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size()));
}

double delimiterHash(std::string_view utf8, std::string_view listed)
{
    std::string delimiters;
    forDelimiters(utf8, listed, [&](std::string_view bytes) { delimiters += bytes; });
    return checksum(delimiters);
}

double sumCodePoints(std::string_view utf8)
{
    std::uint64_t sum = 0;
    forCharacters(utf8, [&](std::uint32_t c, std::string_view) { sum += c; });
    return static_cast<double>(sum);
}

double countCharacters(std::string_view utf8)
{
    std::size_t count = 0;
    forCharacters(utf8, [&](std::uint32_t, std::string_view) { ++count; });
    return static_cast<double>(count);
}

} // namespace

double measureText(Measure measure, std::string_view utf8, std::string_view delimiters)
{
    switch (measure) {
    case Measure::Value:
        return realFromText(utf8).value_or(0);
    case Measure::DelimCount:
        return countDelimiters(utf8, delimiters);
    case Measure::DelimHash:
        return delimiterHash(utf8, delimiters);
    case Measure::CharOrdScore:
        return sumCodePoints(utf8);
    case Measure::TokenCount:
        return static_cast<double>(std::ranges::count(utf8, ' ') + 1);
    case Measure::Length:
        return countCharacters(utf8);
    case Measure::LogLength:
        return utf8.empty() ? 0 : std::log10(countCharacters(utf8));
    case Measure::Crc32:
        return checksum(utf8);
    case Measure::IsSystemSession:
        return utf8 == "0x3e7" || utf8 == "-1" ? 1 : 0;
    }
    return 0;
}

} // namespace anomalyst::query
