// One mark of an axis and what stands beside it.
#pragma once

#include <QString>

#include <vector>

namespace anomalyst::ui
{

struct Tick {
    double value = 0;
    QString label;
    QString context; // second line: the day under a clock time, the year under a day; only where it changes
};

using Ticks = std::vector<Tick>;

} // namespace anomalyst::ui
