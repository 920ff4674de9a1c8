// Residuals → scores → anomalies → anomaly periods. analyses.md §1. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

// z-score with the population standard deviation; all 0 where that is 0 or below 1e-12 of the largest |observed|.
std::vector<double> zScores(std::span<const double> residual, std::span<const double> observed);

struct AnomalyParams {
    double threshold = 3;               // spike: score > threshold
    std::optional<double> thresholdLow; // dip: score < -thresholdLow; default: threshold
};

// +1 spike, -1 dip, 0 neither.
std::vector<std::int8_t> flagAnomalies(std::span<const double> scores, const AnomalyParams &params);

struct AnomalyPeriod {
    std::size_t firstBucket = 0; // of the anomalies in it
    std::size_t lastBucket = 0;
    // The period covers [firstBucket - 1, lastBucket + 1], in bucket times (it may begin before the series).
    int kind = +1;              // of its peak: +1 spike, -1 dip
    std::size_t buckets = 0;    // anomalous buckets
    std::size_t peakBucket = 0; // largest |score|, the first of equals
    double peakScore = 0;       // with its sign
    double excess = 0;          // sum over its anomalous buckets of observed - baseline
};

struct PeriodParams {
    bool spikes = true;
    bool dips = false;
    std::size_t joinWithin = 2; // an anomaly at most so many buckets after the previous one extends its period
};

std::vector<AnomalyPeriod> mergePeriods(std::span<const std::int8_t> anomalies, std::span<const double> scores,
                                        std::span<const double> observed, std::span<const double> baseline,
                                        const PeriodParams &params);

} // namespace anomalyst::analysis
