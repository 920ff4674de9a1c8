// What each analysis needs of the columns of a log, so that it can be told before anything is imported. Pure, any
// thread.
#pragma once

#include "core/base/column.h"

#include <span>
#include <string>
#include <vector>

namespace anomalyst::query
{

enum class Analysis : std::uint8_t { TimeSeries, Clusters, Sequences };

struct AnalysisOutlook {
    Analysis analysis = Analysis::TimeSeries;
    bool possible = false;
    std::string reason; // what it would work on, or the roles that are missing
};

// One an analysis, in the order of the tabs, for columns with the roles they are to have.
std::vector<AnalysisOutlook> outlookOf(std::span<const ColumnSpec> columns);

} // namespace anomalyst::query
