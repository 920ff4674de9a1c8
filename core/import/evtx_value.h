// The values of Windows' Binary XML as the text that Windows shows for them (MS-EVEN6, 2.2.12 and 2.2.17): numbers,
// 0x numbers, GUIDs, SIDs, UTC times with seven digits. Pure functions, any thread.
#pragma once

#include "core/import/utf16_text.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

enum class EvtxType : std::uint8_t {
    Null = 0x00,
    String = 0x01, // UTF-16
    AnsiString = 0x02,
    Int8 = 0x03,
    UInt8 = 0x04,
    Int16 = 0x05,
    UInt16 = 0x06,
    Int32 = 0x07,
    UInt32 = 0x08,
    Int64 = 0x09,
    UInt64 = 0x0a,
    Real32 = 0x0b,
    Real64 = 0x0c,
    Bool = 0x0d,
    Binary = 0x0e,
    Guid = 0x0f,
    Size = 0x10,
    FileTime = 0x11,
    SystemTime = 0x12,
    Sid = 0x13,
    HexInt32 = 0x14,
    HexInt64 = 0x15,
    Handle = 0x20,
    BinaryXml = 0x21,
    Xml = 0x23,
};
inline constexpr std::uint8_t kEvtxArrayFlag = 0x80;

// What was odd about the values written.
struct EvtxFlaws {
    Utf16Flaws texts;
    std::uint64_t badBytes = 0; // of texts of 8-bit characters that are no UTF-8
    std::uint64_t oddSizes = 0; // values whose size is not that of their type, shown as their bytes
    std::uint64_t lostTemplates = 0;

    bool any() const { return texts.halfPairs + texts.nuls + badBytes + oddSizes + lostTemplates > 0; }
};

// Bytes that the text of a value of this many bytes needs at most.
inline constexpr std::size_t evtxTextRoom(std::size_t valueBytes)
{
    return valueBytes * 4 + 256;
}

// Writes the text of one value and returns its end. NULs at the end of a string are left out.
char *writeEvtxValue(EvtxType type, std::string_view bytes, char *out, EvtxFlaws &flaws);

// The first item of an array of such values, taken from the front of its bytes.
std::string_view takeEvtxItem(EvtxType type, std::string_view &bytes);

} // namespace anomalyst::importing
