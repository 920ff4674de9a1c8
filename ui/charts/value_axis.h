// Round ticks of an axis of numbers and their texts: SI suffixes (1.5 k, 20 M), or IEC ones for bytes (512 MiB).
// Pure functions, no locale.
#pragma once

#include "ui/charts/plot_mapping.h"
#include "ui/charts/tick.h"

namespace anomalyst::ui
{

enum class ValueUnit { Number, Bytes };

// A range widened to multiples of half a round step, with at least two ticks; never empty.
struct ValueScale {
    ValueRange range;
    double step = 1;
};

// 1, 2 or 5 times a power of ten; bytes from 1024 on: the same times a power of 1024.
double roundStep(double atLeast, ValueUnit unit);
ValueScale niceScale(ValueRange range, int maxTicks, ValueUnit unit);
// The multiples of the step in the range.
Ticks valueTicks(const ValueScale &scale, ValueUnit unit);

// Short, for axes and cards: "1.25 M", "340 KiB", "0.004"; at most `digits` significant digits.
QString axisNumber(double value, ValueUnit unit, int digits = 4);
// In full, thousands parted by narrow blanks: "184 302", "0.25".
QString fullNumber(double value);

} // namespace anomalyst::ui
