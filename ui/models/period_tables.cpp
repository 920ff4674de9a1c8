#include "ui/models/period_tables.h"

#include "ui/models/series_tables.h"
#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

using Rows = std::shared_ptr<const PeriodRows>;

QString kindText(int kind)
{
    return kind > 0 ? QStringLiteral("▲ ") + QObject::tr("Spike") : QStringLiteral("▼ ") + QObject::tr("Dip");
}

// Parts of a whole say nothing in large numbers.
QString amountText(double value)
{
    return numberText(std::abs(value) >= 1000 ? std::round(value) : value, 5);
}

TimeWindow windowOf(const PeriodRows &rows, std::size_t row)
{
    const explain::Silence *silence = rows.silence(row);
    return silence ? silence->window : periodWindow(*rows.series, rows.series->periods[row]);
}

TableColumn timeColumn(const QString &title, const QString &explanation, std::function<TimeUs(std::size_t)> time)
{
    return {.title = title,
            .explanation = explanation,
            .value = [time = std::move(time)](std::size_t row) { return QVariant(timeText(time(row))); },
            .fixedWidth = true,
            .isTime = true};
}

// How unusual it is: a score, or bits of surprise.
double weight(const PeriodRows &rows, std::size_t row)
{
    const explain::Silence *silence = rows.silence(row);
    return silence ? silence->surpriseBits : rows.series->periods[row].peakScore;
}

TableColumn scoreColumn(const Rows &rows)
{
    double largestScore = 1e-12, mostBits = 1e-12;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        double &largest = rows->silence(row) ? mostBits : largestScore;
        largest = std::max(largest, std::abs(weight(*rows, row)));
    }
    return {.title = QObject::tr("Peak score"),
            .explanation = QObject::tr("Largest score of the residual, with its sign; of a silence, bits of surprise"),
            .value = [rows](std::size_t row) { return QVariant(weight(*rows, row)); },
            .text =
                [rows](std::size_t row) {
                    const QString text = numberText(weight(*rows, row), rows->silence(row) ? 3 : 4);
                    return rows->silence(row) ? QObject::tr("%1 bits").arg(text) : text;
                },
            .bar =
                [rows, largestScore, mostBits](std::size_t row) {
                    return std::abs(weight(*rows, row)) / (rows->silence(row) ? mostBits : largestScore);
                }};
}

TableColumn kindColumn(const Rows &rows)
{
    return {.title = QObject::tr("Kind"),
            .explanation = QObject::tr("Above or below what was expected, or nothing where something usually is"),
            .value = [rows](std::size_t row) {
                return QVariant(rows->silence(row) ? QStringLiteral("○ ") + QObject::tr("Silence")
                                                   : kindText(rows->series->periods[row].kind));
            }};
}

TableColumn bucketsColumn(const Rows &rows)
{
    const auto buckets = [rows](std::size_t row) {
        const explain::Silence *silence = rows->silence(row);
        return silence ? silence->buckets : rows->series->periods[row].buckets;
    };
    return {.title = QObject::tr("Buckets"),
            .explanation = QObject::tr("Anomalous buckets in it; of a silence, the empty ones"),
            .value = [buckets](std::size_t row) { return QVariant(static_cast<qlonglong>(buckets(row))); },
            .text = [buckets](std::size_t row) { return countText(buckets(row)); }};
}

TableColumn excessColumn(const Rows &rows)
{
    const auto excess = [rows](std::size_t row) {
        const explain::Silence *silence = rows->silence(row);
        return silence ? -silence->expected : rows->series->periods[row].excess;
    };
    return {.title = QObject::tr("Excess"),
            .explanation = QObject::tr("Sum over its anomalous buckets of observed − expected; of a silence, events"),
            .value = [excess](std::size_t row) { return QVariant(excess(row)); },
            .text = [excess](std::size_t row) { return amountText(excess(row)); }};
}

} // namespace

const explain::Silence *PeriodRows::silence(std::size_t row) const
{
    return row < series->periods.size() ? nullptr : &silences[row - series->periods.size()];
}

std::vector<TableColumn> periodColumns(std::shared_ptr<const PeriodRows> rows)
{
    std::vector<TableColumn> columns;
    columns.push_back(timeColumn(QObject::tr("Start"), QObject::tr("One bucket before its first anomaly"),
                                 [rows](std::size_t row) { return windowOf(*rows, row).begin; }));
    columns.push_back(timeColumn(QObject::tr("End"), QObject::tr("One bucket after its last anomaly began"),
                                 [rows](std::size_t row) { return windowOf(*rows, row).end; }));
    columns.push_back(kindColumn(rows));
    columns.push_back(
        timeColumn(QObject::tr("Peak"), QObject::tr("Bucket of its largest score"), [rows](std::size_t row) {
            return rows->silence(row) ? kMissingTime
                                      : rows->series->observed.timeOf(rows->series->periods[row].peakBucket);
        }));
    columns.push_back(scoreColumn(rows));
    columns.push_back(bucketsColumn(rows));
    columns.push_back(excessColumn(rows));
    columns.push_back(
        {.title = QObject::tr("Of"), .explanation = QObject::tr("What is silent"), .value = [rows](std::size_t row) {
             const explain::Silence *silence = rows->silence(row);
             return QVariant(silence ? silenceSource(rows->log, *silence) : QString());
         }});
    return columns;
}

QString silenceSource(const store::LogInfo &log, const explain::Silence &silence)
{
    if (!silence.column)
        return QObject::tr("the whole log");
    return QString::fromStdString(log.columns[*silence.column].name) + QLatin1Char(' ') +
           QString::fromStdString(silence.value);
}

Details silenceDetails(const store::LogInfo &log, const explain::Silence &silence)
{
    const QString source = silenceSource(log, silence);
    Details details;
    details.caption = QObject::tr("Silence");
    details.title = windowText(silence.window);
    details.badge = silence.isLasting ? QObject::tr("Still silent") : QObject::tr("Silence");
    details.sentence = QObject::tr("Unusual because %1 said nothing for %2, where %3 events were to be expected at "
                                   "these times: %4 bits of surprise.")
                           .arg(source, durationText(silence.window.length()), amountText(silence.expected),
                                numberText(silence.surpriseBits, 3));
    details.facts = {{QObject::tr("Source"), source},
                     {QObject::tr("Start"), momentText(silence.window.begin)},
                     {QObject::tr("End"), silence.isLasting ? QObject::tr("the end of the log")
                                                            : momentText(silence.window.end)},
                     {QObject::tr("Empty buckets"), countText(silence.buckets)},
                     {QObject::tr("Expected events"), amountText(silence.expected)},
                     {QObject::tr("Surprise"),
                      QObject::tr("%1 bits, as likely as 1 in 2^%1").arg(numberText(silence.surpriseBits, 3))}};
    // Nothing lies in it: what came before and after.
    const DurationUs around = std::max(silence.window.length(), kHourUs);
    details.events = EventScope{.log = log.id,
                                .title = QObject::tr("Around the silence of %1").arg(source),
                                .rows = nullptr,
                                .window = TimeWindow{silence.window.begin - around, silence.window.end + around}};
    return details;
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
    return QObject::tr("Unusual because the %1 at %2 was %3, where trend and season let expect %4: %5 standard "
                       "deviations %6 it, with a threshold of %7.")
        .arg(seriesName(series.observed), momentText(series.observed.timeOf(period.peakBucket)), amountText(observed),
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
        {QObject::tr("Start"), momentText(window.begin)},
        {QObject::tr("End"), momentText(window.end)},
        {QObject::tr("Length"), durationText(window.length())},
        {QObject::tr("Peak"), momentText(series.observed.timeOf(period.peakBucket))},
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
    const auto [first, end] = bucketsIn(observed, window);
    const auto cut = [from = static_cast<std::ptrdiff_t>(first), to = static_cast<std::ptrdiff_t>(end)](const auto &values) {
        return std::remove_cvref_t<decltype(values)>(values.begin() + from, values.begin() + to);
    };
    result::DecomposedSeries part;
    part.observed = {.name = observed.name,
                     .aggregate = observed.aggregate,
                     .valueColumn = observed.valueColumn,
                     .start = observed.timeOf(first),
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
