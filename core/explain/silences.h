// Silence is an anomaly: stretches in which a log, host or source that usually speaks says nothing. Any thread.
//
// Events are counted in buckets from a source's first event to the end of the log. How likely a bucket is empty is the
// share of empty buckets among those at the same place in the season, outside the stretch (Laplace: one more of each).
// A stretch of empty buckets weighs the sum of -log2 of that over those of its buckets in which the source usually
// speaks (empty at most every second time): so many bits of surprise.
#pragma once

#include "core/query/selection.h"
#include "core/result/time_series_result.h"

#include <optional>
#include <string>
#include <vector>

namespace anomalyst::explain
{

struct SilenceParams {
    query::Selection selection;
    DurationUs bucket = kHourUs;
    int season = 24;                  // buckets; 1: none
    std::vector<std::string> columns; // each value is a source; the log as a whole is always one
    double leastBits = 12;            // as surprising as 1 in 4,096
    std::size_t most = 200;           // silences kept
    std::vector<TimeWindow> leftOut;  // maintenance: buckets in it are neither silent nor evidence
};

struct Silence {
    std::optional<std::size_t> column; // of the log; none: the log as a whole
    std::string value;
    TimeWindow window;
    std::size_t buckets = 0; // empty ones
    double expected = 0;     // events that the season lets expect in it
    double surpriseBits = 0;
    bool isLasting = false; // to the end of the log
};

// Most surprising first. Throws Error when the log has no time or there is no such column.
std::vector<Silence> findSilences(const store::EventColumns &events, const SilenceParams &params,
                                  const WorkContext &context = {});

// The columns with role host, else those with role user, else none.
std::vector<std::string> sourceColumns(const store::LogInfo &log);

// What to ask about the events of a series: its bucket, season and maintenance; its split column, else sourceColumns.
SilenceParams silenceParams(const result::TimeSeriesResult &result, const store::LogInfo &log);

} // namespace anomalyst::explain
