// Loops over many rows that look at the stop token now and then, so that the loop itself stays tight. Any thread.
#pragma once

#include "core/base/progress.h"

#include <algorithm>
#include <cstddef>

namespace anomalyst::query
{

inline constexpr std::size_t kRowsBetweenChecks = 1 << 16; // well under a millisecond of plain scanning

// body(begin, end) for consecutive stretches of [0, count).
template<class Body>
void forChunks(std::size_t count, const WorkContext &context, const Body &body)
{
    for (std::size_t begin = 0; begin < count; begin += kRowsBetweenChecks) {
        context.checkStopped();
        body(begin, std::min(count, begin + kRowsBetweenChecks));
    }
}

} // namespace anomalyst::query
