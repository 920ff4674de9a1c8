#include "core/analysis/timeseries/anomalies.h"

#include "core/analysis/timeseries/robustness.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace anomalyst::analysis
{

namespace
{

// Deviations that small beside the series are rounding, not residuals.
constexpr double kLeastDeviation = 1e-12;

double largestMagnitude(std::span<const double> values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

std::vector<double> takingPart(std::span<const double> residual, std::span<const std::uint8_t> leftOut)
{
    std::vector<double> values;
    values.reserve(residual.size());
    for (std::size_t i = 0; i < residual.size(); ++i) {
        if (leftOut.empty() || leftOut[i] == 0)
            values.push_back(residual[i]);
    }
    return values;
}

void meanAndDeviation(std::span<const double> values, Scores &scores)
{
    const double count = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += value;
    scores.centre = sum / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - scores.centre) * (value - scores.centre);
    scores.spread = std::sqrt(squares / count);
}

// Reorders the values.
void medianAndSpread(std::span<double> values, Scores &scores)
{
    constexpr double kOfMedianDistance = 1.4826; // both make the spread of a normal distribution its deviation
    constexpr double kOfMeanDistance = 1.2533;
    scores.centre = medianOf(values);
    double sum = 0;
    for (double &value : values) {
        value = std::abs(value - scores.centre);
        sum += value;
    }
    scores.spread = kOfMedianDistance * medianOf(values);
    if (scores.spread == 0)
        scores.spread = kOfMeanDistance * sum / static_cast<double>(values.size());
}

} // namespace

Scores scoreResiduals(std::span<const double> residual, std::span<const double> observed, ScoreKind kind,
                      std::span<const std::uint8_t> leftOut)
{
    Scores scores;
    scores.values.assign(residual.size(), 0.0);
    std::vector<double> values = takingPart(residual, leftOut);
    if (values.empty())
        return scores;
    if (kind == ScoreKind::Robust)
        medianAndSpread(values, scores);
    else
        meanAndDeviation(values, scores);
    if (!(scores.spread > 0) || scores.spread < kLeastDeviation * largestMagnitude(observed)) {
        scores.spread = 0;
        return scores;
    }
    for (std::size_t i = 0; i < residual.size(); ++i) {
        if (leftOut.empty() || leftOut[i] == 0)
            scores.values[i] = (residual[i] - scores.centre) / scores.spread;
    }
    return scores;
}

std::vector<std::int8_t> flagAnomalies(std::span<const double> scores, const AnomalyParams &params)
{
    const double low = -params.thresholdLow.value_or(params.threshold);
    std::vector<std::int8_t> flags(scores.size(), 0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (scores[i] > params.threshold)
            flags[i] = 1;
        else if (scores[i] < low)
            flags[i] = -1;
    }
    return flags;
}

std::vector<AnomalyPeriod> mergePeriods(std::span<const std::int8_t> anomalies, std::span<const double> scores,
                                        std::span<const double> observed, std::span<const double> baseline,
                                        const PeriodParams &params)
{
    std::vector<AnomalyPeriod> periods;
    for (std::size_t i = 0; i < anomalies.size(); ++i) {
        const bool wanted = (anomalies[i] > 0 && params.spikes) || (anomalies[i] < 0 && params.dips);
        if (!wanted)
            continue;
        if (periods.empty() || i - periods.back().lastBucket > params.joinWithin) {
            periods.emplace_back();
            periods.back().firstBucket = i;
        }
        AnomalyPeriod &period = periods.back();
        period.lastBucket = i;
        if (period.buckets == 0 || std::abs(scores[i]) > std::abs(period.peakScore)) {
            period.kind = anomalies[i];
            period.peakBucket = i;
            period.peakScore = scores[i];
        }
        ++period.buckets;
        period.excess += observed[i] - baseline[i];
    }
    return periods;
}

} // namespace anomalyst::analysis
