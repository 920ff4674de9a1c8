// What each feature contributes to the distances: its part of the sum of squared distances over all pairs of rows. That
// sum is rows² times the variance of a column, so one pass over the columns tells it exactly. Pure, any thread.
#pragma once

#include "core/analysis/clustering/dbscan.h"

namespace anomalyst::analysis
{

// One a column, together 1; equal rows count as often as they occur. All are 0 where all rows are equal.
// Throws Error for no column or a value that is not finite.
std::vector<double> featureShares(const PointTable &points, const WorkContext &context = {});

} // namespace anomalyst::analysis
