#include "ui/models/series_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

using SharedResult = std::shared_ptr<const result::TimeSeriesResult>;
using Shared = std::shared_ptr<const result::DecomposedSeries>;

// The period that ranks the series; null: it has none.
const analysis::AnomalyPeriod *strongestPeriod(const result::DecomposedSeries &series)
{
    const auto found = std::ranges::max_element(
        series.periods, {}, [](const analysis::AnomalyPeriod &period) { return std::abs(period.peakScore); });
    return found == series.periods.end() ? nullptr : &*found;
}

double largestScore(const result::TimeSeriesResult &result)
{
    double largest = 1;
    for (const result::DecomposedSeries &series : result.series)
        largest = std::max(largest, series.strongestScore());
    return largest;
}

TableColumn countsColumn(const SharedResult &result, const QString &title, const QString &explanation,
                         std::size_t (*count)(const result::DecomposedSeries &))
{
    return {.title = title,
            .explanation = explanation,
            .value = [result, count](std::size_t row) { return QVariant(qlonglong(count(result->series[row]))); },
            .text = [result, count](std::size_t row) { return countText(count(result->series[row])); }};
}

TableColumn numbersColumn(const QString &title, const QString &explanation, const Shared &series, std::size_t first,
                          const std::vector<double> &values)
{
    return {.title = title,
            .explanation = explanation,
            .value = [series, first, &values](std::size_t row) { return QVariant(values[first + row]); },
            .text = [series, first, &values](std::size_t row) {
                const double value = values[first + row];
                return numberText(std::abs(value) >= 1000 ? std::round(value) : value, 5);
            }};
}

QString flagText(const result::DecomposedSeries &series, std::size_t bucket)
{
    if (!series.leftOut.empty() && series.leftOut[bucket] != 0)
        return QObject::tr("left out");
    const int flag = series.anomalies[bucket];
    return flag > 0 ? QObject::tr("▲ spike") : flag < 0 ? QObject::tr("▼ dip") : QString();
}

} // namespace

std::vector<TableColumn> rankedSeriesColumns(SharedResult result)
{
    const double largest = largestScore(*result);
    const auto peakOf = [result](std::size_t row) { return strongestPeriod(result->series[row]); };
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("Series"), .explanation = {}, .value = [result](std::size_t row) {
                           const std::string &name = result->series[row].observed.name;
                           return QVariant(name.empty() ? QObject::tr("(missing)") : QString::fromStdString(name));
                       }});
    columns.push_back({.title = QObject::tr("Strongest anomaly"),
                       .explanation = QObject::tr("Score at the peak of its strongest anomaly period"),
                       .value =
                           [peakOf](std::size_t row) {
                               const auto *peak = peakOf(row);
                               return QVariant(peak != nullptr ? peak->peakScore : 0.0);
                           },
                       .text =
                           [peakOf](std::size_t row) {
                               const auto *peak = peakOf(row);
                               return peak != nullptr ? numberText(peak->peakScore, 3) : QObject::tr("none");
                           },
                       .bar = [result, largest](std::size_t row) {
                           return result->series[row].strongestScore() / largest;
                       }});
    columns.push_back({.title = QObject::tr("Peak"),
                       .explanation = {},
                       .value =
                           [result, peakOf](std::size_t row) {
                               const auto *peak = peakOf(row);
                               return QVariant(peak != nullptr
                                                   ? timeText(result->series[row].observed.timeOf(peak->peakBucket))
                                                   : QString());
                           },
                       .fixedWidth = true,
                       .isTime = true});
    columns.push_back(countsColumn(result, QObject::tr("Periods"), QObject::tr("Anomaly periods"),
                                   [](const result::DecomposedSeries &series) { return series.periods.size(); }));
    columns.push_back(countsColumn(result, QObject::tr("Events"), QObject::tr("Events that took part"),
                                   [](const result::DecomposedSeries &series) { return series.observed.events; }));
    columns.push_back({.title = QObject::tr("Excess"),
                       .explanation = QObject::tr("Observed beyond expected, summed over its anomaly periods"),
                       .value = [result](std::size_t row) {
                           double excess = 0;
                           for (const analysis::AnomalyPeriod &period : result->series[row].periods)
                               excess += period.excess;
                           return QVariant(excess);
                       }});
    columns.back().text = [value = columns.back().value](std::size_t row) {
        const double excess = value(row).toDouble();
        return numberText(std::abs(excess) >= 1000 ? std::round(excess) : excess, 5);
    };
    return columns;
}

std::vector<TableColumn> bucketColumns(Shared series, std::size_t first)
{
    std::vector<TableColumn> columns;
    columns.push_back(
        {.title = QObject::tr("Time"),
         .explanation = {},
         .value = [series, first](std::size_t row) { return QVariant(timeText(series->observed.timeOf(first + row))); },
         .fixedWidth = true,
         .isTime = true});
    columns.push_back(numbersColumn(QObject::tr("Observed"), {}, series, first, series->observed.values));
    columns.push_back(
        numbersColumn(QObject::tr("Expected"), QObject::tr("Trend and season"), series, first, series->baseline));
    columns.push_back(numbersColumn(QObject::tr("Trend"), {}, series, first, series->trend));
    columns.push_back(numbersColumn(QObject::tr("Seasonal"), {}, series, first, series->seasonal));
    columns.push_back(numbersColumn(QObject::tr("Residual"), QObject::tr("Observed less expected"), series, first,
                                    series->residual));
    columns.push_back(numbersColumn(QObject::tr("Score"), QObject::tr("How many deviations the residual is from the rest"),
                                    series, first, series->scores));
    columns.push_back({.title = QObject::tr("Anomaly"), .explanation = {}, .value = [series, first](std::size_t row) {
                           return QVariant(flagText(*series, first + row));
                       }});
    return columns;
}

query::BucketRange bucketsIn(const query::Series &series, const TimeWindow &window)
{
    const auto size = static_cast<std::int64_t>(series.size());
    const auto first = std::clamp((window.begin - series.start) / series.bucket, std::int64_t{0}, size);
    const auto end = std::clamp((window.end - series.start + series.bucket - 1) / series.bucket, first, size);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(end)};
}

} // namespace anomalyst::ui
