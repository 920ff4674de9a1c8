// How much of an import is coded, handed on and committed at once. Plain values.
#pragma once

#include <cstdint>

namespace anomalyst::store
{

// A batch ends with the first of the two; the page cache must hold one.
struct BatchLimits {
    std::uint64_t rows = 64 << 10;
    std::uint64_t bytes = 24 << 20; // of coded rows
    std::uint64_t blockBytes =
        512 << 10; // of a part of it that goes from thread to thread, and stays in a core's cache
};

} // namespace anomalyst::store
