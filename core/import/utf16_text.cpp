#include "core/import/utf16_text.h"

#include "core/import/evtx_cursor.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace anomalyst::importing
{

namespace
{

std::uint32_t unitAt(std::string_view bytes, std::size_t i)
{
    return evtxNumberAt<std::uint16_t>(bytes, i * 2);
}

char *writeTail(std::uint32_t point, int bits, char *out)
{
    for (; bits > 0; bits -= 6)
        *out++ = static_cast<char>(0x80 | (point >> (bits - 6) & 0x3f));
    return out;
}

char *writePoint(std::uint32_t point, char *out)
{
    if (point < 0x800) {
        *out++ = static_cast<char>(0xc0 | point >> 6);
        return writeTail(point, 6, out);
    }
    if (point < 0x10000) {
        *out++ = static_cast<char>(0xe0 | point >> 12);
        return writeTail(point, 12, out);
    }
    *out++ = static_cast<char>(0xf0 | point >> 18);
    return writeTail(point, 18, out);
}

char *writeEscape(std::string_view mark, std::uint32_t number, int digits, char *out)
{
    constexpr char kDigits[] = "0123456789abcdef";
    for (const char c : mark)
        *out++ = c;
    for (int shift = digits * 4 - 4; shift >= 0; shift -= 4)
        *out++ = kDigits[number >> shift & 15];
    return out;
}

// Copies units of ASCII but NUL, eight at a time; returns how many.
std::size_t writeAscii(std::string_view bytes, std::size_t units, char *out)
{
    std::size_t i = 0;
#if defined(__SSE2__)
    for (; units - i >= 8; i += 8) {
        const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes.data() + i * 2));
        // Saturated to bytes, units above 0x7f have their highest bit set or, from 0x8000 on, are 0 like NULs.
        const __m128i packed = _mm_packus_epi16(eight, eight);
        if (_mm_movemask_epi8(_mm_cmpgt_epi8(packed, _mm_setzero_si128())) != 0xffff)
            break;
        _mm_storel_epi64(reinterpret_cast<__m128i *>(out + i), packed);
    }
#endif
    for (; i < units; ++i) {
        const std::uint32_t unit = unitAt(bytes, i);
        if (unit == 0 || unit >= 0x80)
            break;
        out[i] = static_cast<char>(unit);
    }
    return i;
}

} // namespace

char *writeUtf16(std::string_view bytes, char *out, Utf16Flaws &flaws)
{
    std::size_t units = bytes.size() / 2;
    while (units > 0 && unitAt(bytes, units - 1) == 0)
        --units;
    for (std::size_t i = 0;;) {
        const std::size_t ascii = writeAscii(bytes.substr(i * 2), units - i, out);
        out += ascii;
        i += ascii;
        if (i == units)
            return out;
        const std::uint32_t unit = unitAt(bytes, i++);
        const std::uint32_t next = i < units ? unitAt(bytes, i) : 0;
        if (unit == 0) {
            ++flaws.nuls;
            out = writeEscape("\\x", 0, 2, out);
        } else if (unit < 0xd800 || unit >= 0xe000) {
            out = writePoint(unit, out);
        } else if (unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
            out = writePoint(0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00), out);
            ++i;
        } else {
            ++flaws.halfPairs;
            out = writeEscape("\\u", unit, 4, out);
        }
    }
}

} // namespace anomalyst::importing
