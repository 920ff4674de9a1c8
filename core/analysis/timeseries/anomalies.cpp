#include "core/analysis/timeseries/anomalies.h"

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

} // namespace

std::vector<double> zScores(std::span<const double> residual, std::span<const double> observed)
{
    std::vector<double> scores(residual.size(), 0.0);
    const double count = static_cast<double>(residual.size());
    double sum = 0;
    for (const double value : residual)
        sum += value;
    const double mean = sum / count;
    double squares = 0;
    for (const double value : residual)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / count);
    if (!(deviation > 0) || deviation < kLeastDeviation * largestMagnitude(observed))
        return scores;
    for (std::size_t i = 0; i < residual.size(); ++i)
        scores[i] = (residual[i] - mean) / deviation;
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
