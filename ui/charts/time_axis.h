// Round ticks of an axis of time in the display zone, from microseconds to centuries, and the texts of times for people.
// Qt's date axis divides its range evenly and speaks local time, hence this. GUI thread.
#pragma once

#include "core/base/time.h"
#include "ui/charts/tick.h"

namespace anomalyst::ui
{

// The step between two ticks: a fixed length, or a number of calendar months (then `months` > 0).
struct TimeStep {
    DurationUs length = 0; // of months: their mean
    int months = 0;
};

// The shortest round step with at most `maxTicks` ticks in the window.
TimeStep timeStepFor(const TimeWindow &window, int maxTicks);

// Ascending, all inside the window, each on a multiple of the step on the clock of the zone; at most maxTicks (>= 1).
Ticks timeTicks(const TimeWindow &window, int maxTicks);

// "2024-03-20 15:00 UTC", with seconds and fractions only as far as the step needs them.
QString timeText(TimeUs time, DurationUs precision);
// "3 h 20 min", two units at most; "12 ms" below a second.
QString durationText(DurationUs duration);

} // namespace anomalyst::ui
