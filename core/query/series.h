// Events → one number a bucket of time: the input of the time-series analysis. analyses.md §1. Any thread.
#pragma once

#include "core/query/selection.h"

#include <string>
#include <vector>

namespace anomalyst::query {

enum class Aggregate { Count, Sum, Mean, Min, Max, Distinct };

std::string_view aggregateName(Aggregate aggregate); // "count", "sum", ...
std::optional<Aggregate> aggregateFromName(std::string_view name);

struct SeriesParams
{
    std::optional<Aggregate> aggregate; // default: sum where there is a value column, else count
    std::string valueColumn;            // default: the column with role bytes (for every aggregate but count)
    DurationUs bucket = kHourUs;        // a second to a week
    std::string splitColumn;            // "": one series
    std::size_t topSplits = 0;          // keep the N largest series of a split; 0: all
    std::string timeColumn;             // default: role time
};

// Buckets [first, end).
struct BucketRange {
    std::size_t first = 0;
    std::size_t end = 0;

    friend bool operator==(const BucketRange &, const BucketRange &) = default;
};

struct Series
{
    std::string name; // value of the split column; "" when there is none
    Aggregate aggregate = Aggregate::Count;
    std::string valueColumn;
    TimeUs start = 0; // begin of bucket 0
    DurationUs bucket = kHourUs;
    std::vector<double> values;     // one a bucket, on a regular grid without gaps
    std::size_t filledBuckets = 0;  // mean, min, max: buckets without an event, filled by linear interpolation
    std::vector<BucketRange> gaps;  // where they are, ascending
    std::size_t events = 0;         // that took part
    std::size_t leftOut = 0;        // without a time, or without a finite number in the value column

    TimeUs timeOf(std::size_t bucketIndex) const { return start + static_cast<DurationUs>(bucketIndex) * bucket; }
    std::size_t size() const { return values.size(); }
};

// Ordered by split value (first appearance). Throws Error when there is no time column, no number column where one is
// needed, no event, or more than 10 million buckets would be needed (then it proposes a bucket).
std::vector<Series> buildSeries(const store::EventColumns &events, const RowSet &rows, const SeriesParams &params,
                                const WorkContext &context = {});

} // namespace anomalyst::query
