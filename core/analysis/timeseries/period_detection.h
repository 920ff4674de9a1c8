// After how many buckets a series repeats, with the evidence: peaks of the periodogram that stand on a hill of the
// autocorrelation. After Vlachos, Yu, Castelli: On periodicity detection and structural periodic similarity, SDM 2005.
// Pure functions, any thread.
#pragma once

#include "core/base/progress.h"

#include <span>
#include <vector>

namespace anomalyst::analysis
{

struct PeriodCandidate {
    int period = 0;             // in buckets
    double autocorrelation = 0; // at that lag, -1..1
    double power = 0;           // of its peak in the periodogram, in means of all: noise has 1
    bool isSeason = false;      // chosen
};

struct PeriodEvidence {
    std::vector<double> autocorrelation;     // at lags 0, 1, ..., half the series
    std::vector<double> power;               // of the periodogram around that period; 0 at 0 and 1
    double significantPower = 0;             // noise alone passes it once in a hundred series
    double significantAutocorrelation = 0;   // twice its standard error in noise
    std::vector<PeriodCandidate> candidates; // strongest autocorrelation first, at most 8
    std::vector<int> seasons() const;        // those chosen, ascending; at most 2
};

// Values are taken without their straight line, and those far out are drawn in, so that no spike makes a period.
// A series of fewer than 8 values or without a period has no candidates. Throws Error for a value that is no number.
PeriodEvidence detectPeriods(std::span<const double> values, const WorkContext &context = {});

} // namespace anomalyst::analysis
