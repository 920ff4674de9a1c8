// Texts looked at as words of eight bytes, without a loop over the bytes and without a call: most texts of a log are
// short. Pure functions.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace anomalyst::store
{

template<class Number>
Number readNumber(const char *bytes)
{
    Number value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

inline std::uint64_t wordAt(const char *bytes)
{
    return readNumber<std::uint64_t>(bytes);
}

// All bytes of a text of less than 8; what is read overlaps. Two of the same length differ where the texts do.
inline std::uint64_t shortWord(std::string_view text)
{
    const char *bytes = text.data();
    const std::size_t size = text.size();
    if (size >= 4)
        return std::uint64_t(readNumber<std::uint32_t>(bytes)) << 32 | readNumber<std::uint32_t>(bytes + size - 4);
    if (size == 0)
        return 0;
    const auto byte = [bytes](std::size_t at) { return std::uint64_t(static_cast<unsigned char>(bytes[at])); };
    return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

// The last 8 bytes of a text, or all of a shorter one.
inline std::uint64_t lastWord(std::string_view text)
{
    return text.size() >= 8 ? wordAt(text.data() + text.size() - 8) : shortWord(text);
}

inline bool isSameText(std::string_view a, std::string_view b)
{
    constexpr std::size_t kLong = 32; // from here on a call of memcmp is worth it
    if (a.size() != b.size())
        return false;
    if (a.size() > kLong)
        return a == b;
    std::uint64_t different = lastWord(a) ^ lastWord(b);
    for (std::size_t at = 0; at + 8 < a.size(); at += 8)
        different |= wordAt(a.data() + at) ^ wordAt(b.data() + at);
    return different == 0;
}

} // namespace anomalyst::store
