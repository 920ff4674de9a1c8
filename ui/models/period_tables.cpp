#include "ui/models/period_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

using SharedSeries = std::shared_ptr<const result::DecomposedSeries>;
using PeriodTime = std::function<TimeUs(const analysis::AnomalyPeriod &)>;

QString kindText(int kind)
{
    return kind > 0 ? QStringLiteral("▲ ") + QObject::tr("Spike") : QStringLiteral("▼ ") + QObject::tr("Dip");
}

// Parts of a whole say nothing in large numbers.
QString amountText(double value)
{
    return numberText(std::abs(value) >= 1000 ? std::round(value) : value, 5);
}

TableColumn timeColumn(const SharedSeries &series, const QString &title, const QString &explanation, PeriodTime time)
{
    return {.title = title + QLatin1String(" (UTC)"),
            .explanation = explanation,
            .value = [series, time = std::move(time)](
                         std::size_t row) { return QVariant(timeText(time(series->periods[row]))); },
            .fixedWidth = true};
}

double largestScore(const result::DecomposedSeries &series)
{
    double largest = 0;
    for (const analysis::AnomalyPeriod &period : series.periods)
        largest = std::max(largest, std::abs(period.peakScore));
    return largest > 0 ? largest : 1;
}

TableColumn scoreColumn(const SharedSeries &series)
{
    return {.title = QObject::tr("Peak score"),
            .explanation = QObject::tr("Largest z-score of the residual, with its sign"),
            .value = [series](std::size_t row) { return QVariant(series->periods[row].peakScore); },
            .text = [series](std::size_t row) { return numberText(series->periods[row].peakScore, 4); },
            .bar = [series, largest = largestScore(*series)](
                       std::size_t row) { return std::abs(series->periods[row].peakScore) / largest; }};
}

} // namespace

std::vector<TableColumn> periodColumns(std::shared_ptr<const result::DecomposedSeries> series)
{
    std::vector<TableColumn> columns;
    columns.push_back(timeColumn(series, QObject::tr("Start"), QObject::tr("One bucket before its first anomaly"),
                                 [series](const auto &period) { return periodWindow(*series, period).begin; }));
    columns.push_back(timeColumn(series, QObject::tr("End"), QObject::tr("One bucket after its last anomaly began"),
                                 [series](const auto &period) { return periodWindow(*series, period).end; }));
    columns.push_back({.title = QObject::tr("Kind"),
                       .explanation = QObject::tr("Of its peak: above or below what was expected"),
                       .value = [series](std::size_t row) { return QVariant(kindText(series->periods[row].kind)); }});
    columns.push_back(timeColumn(series, QObject::tr("Peak"), QObject::tr("Bucket of its largest score"),
                                 [series](const auto &period) { return series->observed.timeOf(period.peakBucket); }));
    columns.push_back(scoreColumn(series));
    columns.push_back(
        {.title = QObject::tr("Buckets"),
         .explanation = QObject::tr("Anomalous buckets in it"),
         .value = [series](std::size_t row) { return QVariant(static_cast<qlonglong>(series->periods[row].buckets)); },
         .text = [series](std::size_t row) { return countText(series->periods[row].buckets); }});
    columns.push_back({.title = QObject::tr("Excess"),
                       .explanation = QObject::tr("Sum over its anomalous buckets of observed − expected"),
                       .value = [series](std::size_t row) { return QVariant(series->periods[row].excess); },
                       .text = [series](std::size_t row) { return amountText(series->periods[row].excess); }});
    return columns;
}

QString seriesName(const query::Series &series)
{
    const std::string_view name = query::aggregateName(series.aggregate);
    const QString aggregate = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    const QString column =
        series.valueColumn.empty() ? QObject::tr("events") : QString::fromStdString(series.valueColumn);
    return QObject::tr("%1 of %2").arg(aggregate, column);
}

QString periodTitle(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period)
{
    return windowText(periodWindow(series, period));
}

QString periodSentence(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period,
                       const analysis::AnomalyParams &params)
{
    const double observed = series.observed.values[period.peakBucket];
    const double expected = series.baseline[period.peakBucket];
    const double threshold = period.kind > 0 ? params.threshold : params.thresholdLow.value_or(params.threshold);
    return QObject::tr("Unusual because the %1 at %2 UTC was %3, where trend and season let expect %4: %5 standard "
                       "deviations %6 it, with a threshold of %7.")
        .arg(seriesName(series.observed), timeText(series.observed.timeOf(period.peakBucket)), amountText(observed),
             amountText(expected), numberText(std::abs(period.peakScore), 3),
             period.kind > 0 ? QObject::tr("above") : QObject::tr("below"), numberText(threshold, 3));
}

Details periodDetails(const result::DecomposedSeries &series, std::size_t index, const analysis::AnomalyParams &params,
                      LogId log)
{
    const analysis::AnomalyPeriod &period = series.periods[index];
    const TimeWindow window = periodWindow(series, period);
    Details details;
    details.caption = QObject::tr("Anomaly period");
    details.title = periodTitle(series, period);
    details.badge = period.kind > 0 ? QObject::tr("Spike") : QObject::tr("Dip");
    details.sentence = periodSentence(series, period, params);
    details.facts = {
        {QObject::tr("Series"), seriesName(series.observed)},
        {QObject::tr("Start"), timeText(window.begin) + QLatin1String(" UTC")},
        {QObject::tr("End"), timeText(window.end) + QLatin1String(" UTC")},
        {QObject::tr("Length"), durationText(window.length())},
        {QObject::tr("Peak"), timeText(series.observed.timeOf(period.peakBucket)) + QLatin1String(" UTC")},
        {QObject::tr("Observed at the peak"), amountText(series.observed.values[period.peakBucket])},
        {QObject::tr("Expected at the peak"), amountText(series.baseline[period.peakBucket])},
        {QObject::tr("Peak score"), numberText(period.peakScore, 4)},
        {QObject::tr("Anomalous buckets"), countText(period.buckets)},
        {QObject::tr("Excess"), amountText(period.excess)},
        {QObject::tr("Score"), QObject::tr("(residual − mean) / standard deviation of the residual")},
    };
    if (!series.observed.name.empty())
        details.facts.insert(details.facts.begin(),
                             {QObject::tr("Split value"), QString::fromStdString(series.observed.name)});
    details.events = EventScope{
        .log = log, .title = QObject::tr("Anomaly period %1").arg(details.title), .rows = nullptr, .window = window};
    return details;
}

std::optional<std::size_t> periodOfBucket(const result::DecomposedSeries &series, std::size_t bucket)
{
    const auto after = std::ranges::upper_bound(series.periods, bucket, {}, &analysis::AnomalyPeriod::firstBucket);
    if (after == series.periods.begin() || std::prev(after)->lastBucket < bucket)
        return std::nullopt;
    return static_cast<std::size_t>(std::prev(after) - series.periods.begin());
}

std::optional<std::size_t> neighbourPeriod(const result::DecomposedSeries &series, std::optional<std::size_t> selected,
                                           TimeUs middle, int direction)
{
    const std::size_t count = series.periods.size();
    if (selected && *selected < count) {
        if (direction > 0)
            return *selected + 1 < count ? std::optional(*selected + 1) : std::nullopt;
        return *selected > 0 ? std::optional(*selected - 1) : std::nullopt;
    }
    const auto peak = [&](const analysis::AnomalyPeriod &period) { return series.observed.timeOf(period.peakBucket); };
    const auto after = std::ranges::upper_bound(series.periods, middle, {}, peak) - series.periods.begin();
    const auto wanted = direction > 0 ? after : after - 1;
    return wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(count) ? std::optional(static_cast<std::size_t>(wanted))
                                                                      : std::nullopt;
}

result::TimeSeriesResult visiblePart(const result::TimeSeriesResult &result, std::size_t index,
                                     const TimeWindow &window)
{
    const result::DecomposedSeries &whole = result.series[index];
    const query::Series &observed = whole.observed;
    const auto size = static_cast<std::int64_t>(observed.size());
    const auto first = std::clamp((window.begin - observed.start) / observed.bucket, std::int64_t{0}, size);
    const auto last = std::clamp((window.end - observed.start + observed.bucket - 1) / observed.bucket, first, size);
    const auto cut = [&](const auto &values) {
        return std::remove_cvref_t<decltype(values)>(values.begin() + first, values.begin() + last);
    };
    result::DecomposedSeries part;
    part.observed = {.name = observed.name,
                     .aggregate = observed.aggregate,
                     .valueColumn = observed.valueColumn,
                     .start = observed.timeOf(static_cast<std::size_t>(first)),
                     .bucket = observed.bucket,
                     .values = cut(observed.values),
                     .filledBuckets = observed.filledBuckets,
                     .gaps = {},
                     .events = observed.events,
                     .leftOut = observed.leftOut};
    part.seasons = whole.seasons;
    part.trend = cut(whole.trend);
    part.seasonal = cut(whole.seasonal);
    part.residual = cut(whole.residual);
    part.weight = cut(whole.weight);
    part.baseline = cut(whole.baseline);
    part.scores = cut(whole.scores);
    part.anomalies = cut(whole.anomalies);
    part.scoreCentre = whole.scoreCentre;
    part.scoreSpread = whole.scoreSpread;
    return {.params = result.params,
            .regularLog = result.regularLog,
            .series = {std::move(part)},
            .skipped = {},
            .eventsSelected = result.eventsSelected,
            .eventsTotal = result.eventsTotal};
}

} // namespace anomalyst::ui
