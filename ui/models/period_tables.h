// The anomaly periods of a series as a table, as facts for the details pane, and as things to step through. Knows no
// widget. Pure functions; GUI thread.
#pragma once

#include "core/explain/silences.h"
#include "core/result/time_series_result.h"
#include "ui/models/result_table_model.h"
#include "ui/state/selection.h"

#include <memory>
#include <optional>

namespace anomalyst::ui
{

// The rows of the table: the periods of the series, then the silences of the log.
struct PeriodRows {
    std::shared_ptr<const result::DecomposedSeries> series;
    store::LogInfo log;
    std::vector<explain::Silence> silences = {};

    std::size_t size() const { return series->periods.size() + silences.size(); }
    const explain::Silence *silence(std::size_t row) const; // null: the row is a period
};

std::vector<TableColumn> periodColumns(std::shared_ptr<const PeriodRows> rows);
QString silenceSource(const store::LogInfo &log, const explain::Silence &silence); // "Host FS-02"; text from the log
Details silenceDetails(const store::LogInfo &log, const explain::Silence &silence);

QString seriesName(const query::Series &series); // "sum of SentBytes", "count of events"; holds text from the log
QString periodTitle(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period);
// Why it is one, with the formula's numbers.
QString periodSentence(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period,
                       const analysis::AnomalyParams &params);
Details periodDetails(const result::DecomposedSeries &series, std::size_t period, const analysis::AnomalyParams &params,
                      LogId log);

// The period whose buckets hold this one.
std::optional<std::size_t> periodOfBucket(const result::DecomposedSeries &series, std::size_t bucket);
// The next (+1) or previous (-1) period after the selected one, or after the middle of what is seen; none at the end.
std::optional<std::size_t> neighbourPeriod(const result::DecomposedSeries &series, std::optional<std::size_t> selected,
                                           TimeUs middle, int direction);

// One series of the result, cut to the buckets that a window touches: what an export of the visible range writes.
result::TimeSeriesResult visiblePart(const result::TimeSeriesResult &result, std::size_t series,
                                     const TimeWindow &window);

} // namespace anomalyst::ui
