// Says so when one feature makes up nearly all distances and the others hardly count. Pure, any thread.
#pragma once

#include "core/query/features.h"

#include <optional>
#include <string>

namespace anomalyst::result
{

inline constexpr double kDrowningShare = 0.9; // from here on one feature drowns the rest

// A sentence that names the feature, its share and what to do; none where no feature drowns others.
// shares: what analysis::featureShares tells of the normalised rows, one a feature.
std::optional<std::string> dominanceSentence(const std::vector<query::FeatureSpec> &features,
                                             const std::vector<double> &shares, query::Normalization normalization);

} // namespace anomalyst::result
