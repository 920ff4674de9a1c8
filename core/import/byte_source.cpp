#include "core/import/byte_source.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace anomalyst::importing
{

void Fingerprint::add(std::span<const char> block)
{
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
    const auto word = [&](std::size_t at, std::size_t bytes = 8) {
        std::uint64_t value = 0;
        std::memcpy(&value, block.data() + at, bytes);
        return value;
    };
    const auto mix = [](std::uint64_t lane, std::uint64_t value) {
        return std::rotl((lane ^ value) * kMultiplier, 29);
    };
    std::uint64_t a = m_value;
    std::uint64_t b = ~m_value;
    std::uint64_t c = m_value * kMultiplier;
    std::uint64_t d = block.size();
    std::size_t at = 0;
    for (; at + 32 <= block.size(); at += 32) {
        a = mix(a, word(at));
        b = mix(b, word(at + 8));
        c = mix(c, word(at + 16));
        d = mix(d, word(at + 24));
    }
    for (; at < block.size(); at += 8)
        a = mix(a, word(at, std::min<std::size_t>(8, block.size() - at)));
    m_value = mix(mix(mix(mix(m_value, a), b), c), d);
}

} // namespace anomalyst::importing
