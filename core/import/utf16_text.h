// UTF-16 (little-endian) as the UTF-8 that the case file keeps: halves of surrogate pairs and NULs show as their
// escapes. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

struct Utf16Flaws {
    std::uint64_t halfPairs = 0; // surrogates without their other half
    std::uint64_t nuls = 0;      // within a text
};

// Bytes that the text needs at most, with those that are written behind it in passing.
inline constexpr std::size_t utf16TextRoom(std::size_t bytes)
{
    return bytes * 3 + 16;
}

// Writes the text and returns its end. NULs at the end are left out, as is half a unit.
char *writeUtf16(std::string_view bytes, char *out, Utf16Flaws &flaws);

} // namespace anomalyst::importing
