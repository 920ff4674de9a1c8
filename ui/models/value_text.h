// Numbers, times and durations of results as an analyst reads them: times in the display zone, "." as decimal sign. GUI
// thread.
#pragma once

#include "core/base/time.h"

#include <QString>

#include <string>
#include <vector>

namespace anomalyst::ui
{

QString secondText(TimeUs time);           // "2024-03-19 02:14:07", cut to the second: for narrow tables
QString timeText(TimeUs time);             // "2024-03-19 02:14:07", with ".120" where there are milliseconds
QString momentText(TimeUs time);           // "2024-03-19 02:14:07 UTC": where no column title names the zone
QString windowText(const TimeWindow &window); // "2024-03-19 02:00:00 → 05:00:00 UTC"
QString durationText(DurationUs duration); // "11 min 42 s", "3 h 5 min", "2 d 4 h", "0 s"
QString sessionName(const std::vector<std::string> &key); // "ian / 0x5d5af2", a missing part as a dash
QString countText(std::uint64_t count);                   // "4 962 117" with thin spaces
QString numberText(double value, int significant = 4);    // "0.0175", "2.54e-06"
QString percentText(double share);                        // "4.7 %", "22 %": of 1
QString bytesText(double bytes);                          // "4.2 GiB", the units of the charts

} // namespace anomalyst::ui
