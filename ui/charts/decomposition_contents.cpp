#include "ui/charts/decomposition_contents.h"

#include "ui/widgets/theme.h"

#include <algorithm>
#include <limits>

namespace anomalyst::ui
{

namespace
{

DenseValues atBuckets(const SharedSeries &series, const std::vector<double> &values)
{
    const auto bucket = static_cast<double>(series->observed.bucket);
    // The vector lives as long as its series.
    return DenseValues::regular(SharedValues(series, &values), static_cast<double>(series->observed.start) + bucket / 2,
                                bucket);
}

// The same, with NaN in the gaps: the line is not drawn over them.
DenseValues withGaps(const SharedSeries &series, const std::vector<double> &values)
{
    if (series->observed.gaps.empty())
        return atBuckets(series, values);
    auto broken = std::make_shared<std::vector<double>>(values);
    for (const query::BucketRange &gap : series->observed.gaps)
        std::fill(broken->begin() + static_cast<std::ptrdiff_t>(gap.first),
                  broken->begin() + static_cast<std::ptrdiff_t>(gap.end), std::numeric_limits<double>::quiet_NaN());
    const auto bucket = static_cast<double>(series->observed.bucket);
    return DenseValues::regular(std::move(broken), static_cast<double>(series->observed.start) + bucket / 2, bucket);
}

ValueRange united(const std::optional<ValueRange> &a, const std::optional<ValueRange> &b)
{
    if (!a || !b)
        return a ? *a : b.value_or(ValueRange{});
    return {std::min(a->low, b->low), std::max(a->high, b->high)};
}

} // namespace

DecompositionValues valuesOf(const SharedSeries &series)
{
    return {.observed = withGaps(series, series->observed.values),
            .baseline = atBuckets(series, series->baseline),
            .trend = atBuckets(series, series->trend),
            .seasonal = atBuckets(series, series->seasonal),
            .residual = withGaps(series, series->residual)};
}

ThresholdLevels thresholdLevels(const result::DecomposedSeries &series, const analysis::AnomalyParams &params)
{
    return {.upper = series.scoreCentre + params.threshold * series.scoreSpread,
            .lower = series.scoreCentre - params.thresholdLow.value_or(params.threshold) * series.scoreSpread};
}

std::vector<std::size_t> anomalousBuckets(const result::DecomposedSeries &series, const analysis::PeriodParams &params)
{
    std::vector<std::size_t> buckets;
    for (std::size_t i = 0; i < series.anomalies.size(); ++i) {
        if ((series.anomalies[i] > 0 && params.spikes) || (series.anomalies[i] < 0 && params.dips))
            buckets.push_back(i);
    }
    return buckets;
}

PlotContents observedContents(const DecompositionValues &values, const result::DecomposedSeries &series,
                              const analysis::AnomalyParams &params, const std::vector<std::size_t> &flagged,
                              const DecompositionParts &parts)
{
    const Theme &look = theme();
    const ThresholdLevels levels = thresholdLevels(series, params);
    PlotContents contents;
    contents.bands = {{.low = values.baseline,
                       .high = values.baseline,
                       .lowOffset = levels.lower,
                       .highOffset = levels.upper,
                       .fill = look.baselineBand,
                       .visible = parts.band}};
    contents.lines = {
        {.values = values.baseline, .color = look.baseline, .width = 1.2, .visible = parts.expected},
        {.values = values.observed, .color = look.accent, .width = 1.4, .visible = parts.observed},
    };
    auto marks = std::make_shared<std::vector<Mark>>();
    marks->reserve(flagged.size());
    for (const std::size_t bucket : flagged) {
        const bool isSpike = series.anomalies[bucket] > 0;
        marks->push_back({.x = values.observed.x(bucket),
                          .y = series.observed.values[bucket],
                          .length = 0,
                          .style = static_cast<std::uint8_t>(isSpike ? 1 : 0)});
    }
    contents.marks = {.marks = std::move(marks),
                      .styles = {{.shape = MarkShape::TriangleDown, .color = look.dip, .size = 10, .offset = -9},
                                 {.shape = MarkShape::TriangleUp, .color = look.spike, .size = 10, .offset = 9}},
                      .emphasised = {},
                      .ring = look.text,
                      .visible = parts.anomalies};
    return contents;
}

PlotContents lineContents(const DenseValues &values, const QColor &color)
{
    PlotContents contents;
    contents.lines = {{.values = values, .color = color, .width = 1.5, .visible = true}};
    return contents;
}

PlotContents residualContents(const DecompositionValues &values, const result::DecomposedSeries &series,
                              const analysis::AnomalyParams &params, const std::vector<std::size_t> &flagged)
{
    const Theme &look = theme();
    const ThresholdLevels levels = thresholdLevels(series, params);
    PlotContents contents;
    contents.bars = {{.values = values.residual,
                      .color = look.residual,
                      .highlighted = std::make_shared<const std::vector<std::size_t>>(flagged),
                      .highlightAbove = look.spike,
                      .highlightBelow = look.dip}};
    contents.thresholds = {{.y = levels.upper, .color = look.spike, .draggable = true},
                           {.y = levels.lower, .color = look.dip, .draggable = true}};
    return contents;
}

ValueRange observedRange(const DecompositionValues &values, const ThresholdLevels &levels, ValueRange x)
{
    const auto observed = values.observed.valuesWithin(x);
    auto band = values.baseline.valuesWithin(x);
    if (band)
        band = ValueRange{band->low + levels.lower, band->high + levels.upper};
    ValueRange range = united(observed, band);
    range.high += range.length() * 0.05; // room for the triangles
    // What cannot be negative (counts, bytes) gets no room below zero for the band.
    if (observed && observed->low >= 0)
        range.low = std::max(0.0, range.low);
    return range;
}

ValueRange residualRange(const DecompositionValues &values, const ThresholdLevels &levels, ValueRange x)
{
    return united(values.residual.valuesWithin(x),
                  ValueRange{std::min(0.0, levels.lower), std::max(0.0, levels.upper)});
}

} // namespace anomalyst::ui
