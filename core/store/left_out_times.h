// Stretches of a log's time that analyses leave out (maintenance, a holiday), each with a label, kept in the case by
// log. One thread, as the case.
#pragma once

#include "core/base/time.h"
#include "core/store/case_file.h"

#include <string>
#include <vector>

namespace anomalyst::store
{

struct LeftOutTime {
    TimeWindow window; // not empty
    std::string label; // one line

    friend bool operator==(const LeftOutTime &, const LeftOutTime &) = default;
};

std::vector<TimeWindow> windowsOf(const std::vector<LeftOutTime> &times);

// Those of a log as they were kept; a line that cannot be read is passed over.
std::vector<LeftOutTime> leftOutTimes(CaseFile &file, LogId log);
// Replaces them. The case must be open for writing. Throws Error.
void keepLeftOutTimes(CaseFile &file, LogId log, const std::vector<LeftOutTime> &times);

} // namespace anomalyst::store
