#include "core/import/evtx_value.h"

#include "core/import/clean_text.h"
#include "core/import/evtx_cursor.h"
#include "core/import/file_time.h"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>

namespace anomalyst::importing
{

namespace
{

constexpr char kHighDigits[] = "0123456789ABCDEF";
constexpr std::size_t kMaxNumberChars = 32;

template<typename Number>
Number read(std::string_view bytes)
{
    return evtxNumberAt<Number>(bytes, 0);
}

char *writeText(std::string_view text, char *out)
{
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

template<typename Number>
char *writeDecimal(Number number, char *out)
{
    return std::to_chars(out, out + kMaxNumberChars, number).ptr;
}

char *writeHex(std::uint64_t number, char *out)
{
    out = writeText("0x", out);
    return std::to_chars(out, out + kMaxNumberChars, number, 16).ptr;
}

char *writeBytes(std::string_view bytes, char *out)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        *out++ = kHighDigits[byte >> 4];
        *out++ = kHighDigits[byte & 15];
    }
    return out;
}

char *writeGuid(std::string_view bytes, char *out)
{
    constexpr std::array<std::uint8_t, 16> kOrder = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    *out++ = '{';
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        out = writeBytes(bytes.substr(kOrder[i], 1), out);
    }
    *out++ = '}';
    return out;
}

// Nothing when it is cut or too long to be one.
std::optional<char *> writeSid(std::string_view bytes, char *out)
{
    constexpr std::uint8_t kMaxParts = 15;
    if (bytes.size() < 8)
        return std::nullopt;
    const auto parts = read<std::uint8_t>(bytes.substr(1));
    if (parts > kMaxParts || bytes.size() != 8u + 4u * parts)
        return std::nullopt;
    std::uint64_t authority = 0;
    for (const char c : bytes.substr(2, 6))
        authority = authority << 8 | static_cast<unsigned char>(c);
    out = writeText("S-", out);
    out = writeDecimal(static_cast<unsigned>(read<std::uint8_t>(bytes)), out);
    *out++ = '-';
    out = authority >> 32 == 0 ? writeDecimal(authority, out) : writeHex(authority, out);
    for (std::size_t i = 0; i < parts; ++i) {
        *out++ = '-';
        out = writeDecimal(read<std::uint32_t>(bytes.substr(8 + i * 4)), out);
    }
    return out;
}

// What is no ASCII is of a code page that the log does not name.
char *writeAnsi(std::string_view bytes, char *out, EvtxFlaws &flaws)
{
    while (bytes.ends_with('\0'))
        bytes.remove_suffix(1);
    if (isClean(bytes))
        return writeText(bytes, out);
    Uncleanness found;
    out = writeText(cleanText(bytes, &found), out);
    flaws.badBytes += found.badBytes;
    flaws.texts.nuls += found.nulBytes;
    return out;
}

std::size_t widthOf(EvtxType type)
{
    switch (type) {
    case EvtxType::Int8:
    case EvtxType::UInt8:
        return 1;
    case EvtxType::Int16:
    case EvtxType::UInt16:
        return 2;
    case EvtxType::Int32:
    case EvtxType::UInt32:
    case EvtxType::Real32:
    case EvtxType::Bool:
    case EvtxType::HexInt32:
        return 4;
    case EvtxType::Int64:
    case EvtxType::UInt64:
    case EvtxType::Real64:
    case EvtxType::HexInt64:
    case EvtxType::FileTime:
        return 8;
    case EvtxType::Guid:
    case EvtxType::SystemTime:
        return 16;
    default:
        return 0; // of any size
    }
}

template<typename Number>
char *writeReal(std::string_view bytes, char *out)
{
    return std::to_chars(out, out + kMaxNumberChars, read<Number>(bytes)).ptr;
}

char *writeInteger(EvtxType type, std::string_view bytes, char *out)
{
    switch (type) {
    case EvtxType::Int8:
        return writeDecimal(int{read<std::int8_t>(bytes)}, out);
    case EvtxType::UInt8:
        return writeDecimal(unsigned{read<std::uint8_t>(bytes)}, out);
    case EvtxType::Int16:
        return writeDecimal(int{read<std::int16_t>(bytes)}, out);
    case EvtxType::UInt16:
        return writeDecimal(unsigned{read<std::uint16_t>(bytes)}, out);
    case EvtxType::Int32:
        return writeDecimal(read<std::int32_t>(bytes), out);
    case EvtxType::UInt32:
        return writeDecimal(read<std::uint32_t>(bytes), out);
    case EvtxType::Int64:
        return writeDecimal(read<std::int64_t>(bytes), out);
    default:
        return writeDecimal(read<std::uint64_t>(bytes), out);
    }
}

// The size of the value is that of its type.
char *writeFixed(EvtxType type, std::string_view bytes, char *out)
{
    switch (type) {
    case EvtxType::Real32:
        return writeReal<float>(bytes, out);
    case EvtxType::Real64:
        return writeReal<double>(bytes, out);
    case EvtxType::Bool:
        return writeText(read<std::uint32_t>(bytes) != 0 ? "true" : "false", out);
    case EvtxType::HexInt32:
        return writeHex(read<std::uint32_t>(bytes), out);
    case EvtxType::HexInt64:
        return writeHex(read<std::uint64_t>(bytes), out);
    case EvtxType::FileTime:
        return writeFileTime(read<std::uint64_t>(bytes), out);
    case EvtxType::SystemTime:
        return writeSystemTime(bytes, out);
    case EvtxType::Guid:
        return writeGuid(bytes, out);
    default:
        return writeInteger(type, bytes, out);
    }
}

} // namespace

char *writeEvtxValue(EvtxType type, std::string_view bytes, char *out, EvtxFlaws &flaws)
{
    switch (type) {
    case EvtxType::Null:
        return out;
    case EvtxType::String:
    case EvtxType::Xml:
        return writeUtf16(bytes, out, flaws.texts);
    case EvtxType::AnsiString:
        return writeAnsi(bytes, out, flaws);
    case EvtxType::Sid:
        if (const auto end = writeSid(bytes, out))
            return *end;
        break;
    case EvtxType::Size:
    case EvtxType::Handle:
        if (bytes.size() == 8)
            return writeHex(read<std::uint64_t>(bytes), out);
        if (bytes.size() == 4)
            return writeHex(read<std::uint32_t>(bytes), out);
        break;
    default:
        if (const std::size_t width = widthOf(type); width != 0 && width == bytes.size())
            return writeFixed(type, bytes, out);
        break;
    }
    flaws.oddSizes += type != EvtxType::Binary && !bytes.empty() ? 1 : 0;
    return writeBytes(bytes, out);
}

std::string_view takeEvtxItem(EvtxType type, std::string_view &bytes)
{
    std::size_t item = bytes.size();
    std::size_t gone = item;
    if (type == EvtxType::String) {
        for (std::size_t i = 0; i + 2 <= bytes.size(); i += 2) {
            if (evtxNumberAt<std::uint16_t>(bytes, i) == 0) {
                item = i;
                gone = i + 2;
                break;
            }
        }
    } else if (type == EvtxType::AnsiString) {
        item = std::min(bytes.find('\0'), bytes.size());
        gone = std::min(item + 1, bytes.size());
    } else if (const std::size_t width = widthOf(type); width != 0) {
        item = gone = std::min(width, bytes.size());
    }
    const std::string_view taken = bytes.substr(0, item);
    bytes.remove_prefix(gone);
    return taken;
}

} // namespace anomalyst::importing
