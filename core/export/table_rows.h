// Small things that all result tables need. Internal to this folder.
#pragma once

#include "core/base/progress.h"
#include "core/base/time.h"

#include <cstddef>

namespace anomalyst::exporting
{

inline constexpr std::size_t kRowsBetweenReports = 1 << 12;

// Looks at the stop token and tells progress every few thousand rows.
inline void reportRow(const WorkContext &context, std::size_t row, std::size_t rows)
{
    if (row % kRowsBetweenReports == 0)
        context.report(static_cast<double>(row) / static_cast<double>(rows), "Writing rows");
}

inline double seconds(DurationUs duration)
{
    return static_cast<double>(duration) / static_cast<double>(kSecondUs);
}

} // namespace anomalyst::exporting
