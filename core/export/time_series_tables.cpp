#include "core/explain/contributions.h"
#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

#include <algorithm>

namespace anomalyst::exporting
{

namespace
{

bool isSplit(const result::TimeSeriesResult &result)
{
    return !result.params.series.splitColumn.empty();
}

std::vector<std::string> withSeries(const result::TimeSeriesResult &result, std::vector<std::string> columns)
{
    if (isSplit(result))
        columns.insert(columns.begin(), "series");
    return columns;
}

} // namespace

void writeSeries(const OutputTarget &target, const result::TimeSeriesResult &result, const WorkContext &context)
{
    TableWriter table(target, withSeries(result, {"time", "observed", "trend", "seasonal", "residual", "weight",
                                                  "baseline", "score", "anomaly"}));
    std::size_t rows = 0;
    for (const result::DecomposedSeries &series : result.series)
        rows += series.observed.size();
    for (const result::DecomposedSeries &series : result.series) {
        for (std::size_t i = 0; i < series.observed.size(); ++i) {
            reportRow(context, table.rows(), rows);
            if (isSplit(result))
                table.text(series.observed.name);
            table.time(series.observed.timeOf(i)).number(series.observed.values[i]).number(series.trend[i]);
            table.number(series.seasonal[i]).number(series.residual[i]).number(series.weight[i]);
            table.number(series.baseline[i]).number(series.scores[i]).integer(series.anomalies[i]);
            table.endRow();
        }
    }
    table.commit();
}

void writePeriods(const OutputTarget &target, const result::TimeSeriesResult &result, const WorkContext &context)
{
    TableWriter table(target,
                      withSeries(result, {"start", "end", "kind", "buckets", "peak_time", "peak_score", "excess"}));
    for (const result::DecomposedSeries &series : result.series) {
        context.checkStopped();
        for (const analysis::AnomalyPeriod &period : series.periods) {
            const TimeWindow window = result::periodWindow(series, period);
            if (isSplit(result))
                table.text(series.observed.name);
            table.time(window.begin).time(window.end).text(period.kind > 0 ? "spike" : "dip");
            table.integer(static_cast<std::int64_t>(period.buckets)).time(series.observed.timeOf(period.peakBucket));
            table.number(period.peakScore).number(period.excess).endRow();
        }
    }
    table.commit();
}

void writeContributions(const OutputTarget &target, const store::EventColumns &events,
                        const result::TimeSeriesResult &result, std::size_t most, const WorkContext &context)
{
    TableWriter table(target, withSeries(result, {"start", "end", "column", "value", "share", "before", "now",
                                                  "surprise", "events", "new"}));
    for (const result::DecomposedSeries &series : result.series) {
        for (const analysis::AnomalyPeriod &period : series.periods) {
            const TimeWindow window = explain::anomalousWindow(series, period);
            const explain::Contributions found =
                explain::findContributions(events, explain::contributionParams(result, series, window), context);
            for (std::size_t i = 0; i < std::min(most, found.ranked.size()); ++i) {
                const explain::Contribution &each = found.ranked[i];
                if (isSplit(result))
                    table.text(series.observed.name);
                table.time(window.begin).time(window.end).text(events.log().columns[each.column].name);
                table.text(each.value).number(each.share).number(each.before).number(each.now);
                table.number(each.surprise).integer(static_cast<std::int64_t>(each.events)).integer(each.isNew ? 1 : 0);
                table.endRow();
            }
        }
    }
    table.commit();
}

void writeSilences(const OutputTarget &target, const store::LogInfo &log, const std::vector<explain::Silence> &silences,
                   const WorkContext &context)
{
    TableWriter table(target, {"column", "value", "start", "end", "buckets", "expected", "surprise_bits", "lasting"});
    for (const explain::Silence &silence : silences) {
        reportRow(context, table.rows(), silences.size());
        table.text(silence.column ? log.columns[*silence.column].name : std::string()).text(silence.value);
        table.time(silence.window.begin).time(silence.window.end);
        table.integer(static_cast<std::int64_t>(silence.buckets)).number(silence.expected);
        table.number(silence.surpriseBits).integer(silence.isLasting ? 1 : 0).endRow();
    }
    table.commit();
}

} // namespace anomalyst::exporting
