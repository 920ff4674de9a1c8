// What made a window of time different: the values of all columns that contributed most to the excess over what was
// expected of them, ranked. Exact: every event of the window and of the reference is counted. Any thread.
//
// Reference: the same stretch one season earlier and later, two seasons, ... as long as the log reaches to its middle,
// without those that touch a window that is left out; where there is none, all other time, scaled to the window's
// length. `before` of a value is its mean over the reference, so that the contributions (now - before) of a column add
// up to the excess. Surprise is the value's part of the Jensen-Shannon divergence between the column's shares before
// and now (Bhagwan et al.: Adtributor, NSDI 2014), scaled to 0..1; rank is share of the excess times surprise.
#pragma once

#include "core/query/selection.h"
#include "core/result/time_series_result.h"

#include <string>
#include <vector>

namespace anomalyst::explain
{

struct ContributionParams {
    query::Selection selection;      // of the events that count at all
    TimeWindow window;               // what is asked about
    DurationUs season = kDayUs;      // 0: none, all other time is the reference
    std::vector<TimeWindow> leftOut; // no part of the reference: other anomalies, maintenance
    std::string valueColumn;         // "": events are counted; else this column is added up, and not searched
    std::size_t perColumn = 10;      // values kept of each column
};

struct Contribution {
    std::size_t column = 0; // of the log
    std::string value;      // "": missing
    double before = 0;      // expected in the window
    double now = 0;
    double share = 0;       // (now - before) / excess; 0 where there is no excess
    double surprise = 0;    // 0..1
    std::size_t events = 0; // of the window that have it
    bool isNew = false;     // no event before the window has it
    bool isGone = false;    // expected, and no event of the window has it
};

struct Contributions {
    double observed = 0;
    double expected = 0;
    std::size_t events = 0;     // in the window
    std::size_t references = 0; // windows that the expectation is the mean of; 0: all other time
    std::vector<Contribution> ranked;

    double excess() const { return observed - expected; }
};

// Throws Error when the log has no time, or the window holds all of the log.
Contributions findContributions(const store::EventColumns &events, const ContributionParams &params,
                                const WorkContext &context = {});

// What to ask for a window of a decomposed series: its events, its season, its other anomalies left out. Series of
// other aggregates than the sum are explained by the number of events.
ContributionParams contributionParams(const result::TimeSeriesResult &result, const result::DecomposedSeries &series,
                                      const TimeWindow &window);
// The anomalous buckets of a period, without the one before and the one after.
TimeWindow anomalousWindow(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period);
// As a condition that keeps its events.
query::Condition contributionCondition(const store::LogInfo &log, const Contribution &contribution);

} // namespace anomalyst::explain
