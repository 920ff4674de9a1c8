// Random numbers that are the same on every machine and library: SplitMix64 (Steele, Lea, Flood 2014) and our own
// distributions, built from additions and multiplications alone so that rounding cannot differ.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace anomalyst::samples
{

class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; } // [0, 1)
    // first..last, both included
    std::int64_t between(std::int64_t first, std::int64_t last)
    {
        return first + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(last - first + 1));
    }
    bool chance(double probability) { return uniform() < probability; }
    // About normal with mean 0 and deviation 1: the sum of twelve uniforms.
    double bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    template<class T>
    const T &pick(std::span<const T> choices)
    {
        return choices[static_cast<std::size_t>(next() % choices.size())];
    }
    // Early choices more often than late ones.
    template<class T>
    const T &pickEarly(std::span<const T> choices)
    {
        const double u = uniform();
        return choices[static_cast<std::size_t>(u * u * static_cast<double>(choices.size()))];
    }

private:
    std::uint64_t m_state;
};

} // namespace anomalyst::samples
