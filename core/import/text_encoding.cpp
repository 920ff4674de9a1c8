#include "core/import/text_encoding.h"

#include "core/base/error.h"
#include "core/import/evtx_chunk.h"
#include "core/import/utf8_evidence.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

using namespace std::string_view_literals;
using enum TextEncoding;

constexpr std::size_t kLookBytes = 256u << 10;

struct KnownEncoding {
    TextEncoding encoding;
    std::string_view name;
    std::string_view mark; // of the byte order
};

// A longer mark before the one that it begins with.
constexpr std::array kEncodings = {
    KnownEncoding{Utf8, "UTF-8", "\xef\xbb\xbf"sv},       KnownEncoding{Utf32Le, "UTF-32LE", "\xff\xfe\0\0"sv},
    KnownEncoding{Utf32Be, "UTF-32BE", "\0\0\xfe\xff"sv}, KnownEncoding{Utf16Le, "UTF-16LE", "\xff\xfe"sv},
    KnownEncoding{Utf16Be, "UTF-16BE", "\xfe\xff"sv},     KnownEncoding{Windows1252, "Windows-1252", {}},
};

const KnownEncoding &known(TextEncoding encoding)
{
    return *std::ranges::find(kEncodings, encoding, &KnownEncoding::encoding);
}

// Without what makes no difference; "cp1252" is what many programs call it.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        if (c != '-' && c != '_')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return plain == "cp1252" ? "windows1252" : plain;
}

// Text of western languages is full of NULs where the high bytes of its characters stand.
std::optional<TextEncoding> wideEncoding(std::string_view bytes)
{
    std::array<std::size_t, 4> nuls = {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        nuls[i % 4] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t places = bytes.size() / 4; // of each of the four
    const auto isFull = [&](std::size_t count, std::size_t of) { return count * 10 >= of * 9; };
    const auto isFrequent = [&](std::size_t count, std::size_t of) { return count * 10 >= of * 3; };
    const auto isRare = [&](std::size_t count, std::size_t of) { return count * 50 <= of; };
    if (places < 2)
        return std::nullopt;
    if (isRare(nuls[0], places) && isFull(nuls[2], places) && isFull(nuls[3], places))
        return Utf32Le;
    if (isRare(nuls[3], places) && isFull(nuls[0], places) && isFull(nuls[1], places))
        return Utf32Be;
    if (isRare(nuls[0] + nuls[2], 2 * places) && isFrequent(nuls[1] + nuls[3], 2 * places))
        return Utf16Le;
    if (isRare(nuls[1] + nuls[3], 2 * places) && isFrequent(nuls[0] + nuls[2], 2 * places))
        return Utf16Be;
    return std::nullopt;
}

EncodingChoice wishedEncoding(const std::string &wished, std::string_view bytes, const std::string &file)
{
    const std::optional<TextEncoding> encoding = encodingFromName(wished);
    if (!encoding) {
        std::string list;
        for (const std::string &name : encodingNames())
            list += (list.empty() ? "" : ", ") + name;
        throw Error("the encoding \"" + wished + "\" is not known", file, "choose one of " + list);
    }
    const std::string_view mark = known(*encoding).mark;
    return {*encoding, bytes.starts_with(mark) ? mark.size() : 0, "It was asked for."};
}

EncodingChoice encodingOf(std::string_view bytes)
{
    if (isEvtx(bytes))
        return {Utf8, 0, "Event logs hold records; the texts in them are UTF-16LE."};
    for (const KnownEncoding &known : kEncodings) {
        if (!known.mark.empty() && bytes.starts_with(known.mark))
            return {known.encoding, known.mark.size(), "The file begins with its byte order mark."};
    }
    if (const std::optional<TextEncoding> wide = wideEncoding(bytes))
        return {*wide, 0, "There is no byte order mark, but NUL bytes stand where this encoding has them.", true};
    Utf8Evidence evidence;
    evidence.add(bytes);
    evidence.finish();
    return guessedEncoding(evidence.isWindows1252());
}

} // namespace

std::string_view encodingName(TextEncoding encoding)
{
    return known(encoding).name;
}

std::optional<TextEncoding> encodingFromName(std::string_view name)
{
    const std::string plain = plainName(name);
    for (const KnownEncoding &known : kEncodings) {
        if (plainName(known.name) == plain)
            return known.encoding;
    }
    return std::nullopt;
}

std::vector<std::string> encodingNames()
{
    return {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "windows-1252"};
}

std::string EncodingChoice::title() const
{
    return std::string(encodingName(encoding)) + (markBytes > 0 ? " with byte order mark" : "");
}

EncodingChoice chooseEncoding(const ByteSource &source, const std::optional<std::string> &wished)
{
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(kLookBytes, source.size())), '\0');
    source.readAt(0, bytes);
    return wished && !isEvtx(bytes) ? wishedEncoding(*wished, bytes, source.name()) : encodingOf(bytes);
}

EncodingChoice guessedEncoding(bool isWindows1252)
{
    if (isWindows1252)
        return {Windows1252, 0, "It is no UTF-8, and its letters are those of Windows-1252.", true, true};
    return {Utf8, 0, "Nothing in it speaks for another encoding.", false, true};
}

} // namespace anomalyst::importing
