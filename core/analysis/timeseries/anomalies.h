// Residuals → scores → anomalies → anomaly periods. analyses.md §1. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

enum class ScoreKind {
    ZScore, // (residual - mean) / population standard deviation
    Robust, // (residual - median) / (1.4826 median of |residual - median|): one huge spike cannot mask the others
};

struct Scores {
    std::vector<double> values; // residual = centre + value * spread, as long as spread is not 0
    double centre = 0;
    double spread = 0; // 0: too little of it to tell, all scores are 0
};

// `leftOut` is empty or marks by 1 the residuals that take no part: their score is 0. The spread is 0 where it is below
// 1e-12 of the largest |observed|. Where more than half of the residuals are equal, the robust spread is 1.2533 times
// their mean distance from the median (Iglewicz, Hoaglin: How to detect and handle outliers, 1993).
Scores scoreResiduals(std::span<const double> residual, std::span<const double> observed,
                      ScoreKind kind = ScoreKind::ZScore, std::span<const std::uint8_t> leftOut = {});

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
