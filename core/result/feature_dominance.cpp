#include "core/result/feature_dominance.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::result
{

namespace
{

// Rounded down, so that it never claims all while others still count.
std::string percentText(double share)
{
    return share >= 1 ? "100 %" : std::to_string(static_cast<int>(std::floor(share * 100))) + " %";
}

} // namespace

std::optional<std::string> dominanceSentence(const std::vector<query::FeatureSpec> &features,
                                             const std::vector<double> &shares, query::Normalization normalization)
{
    if (features.size() < 2 || shares.size() != features.size())
        return std::nullopt;
    const auto largest = std::ranges::max_element(shares);
    if (*largest < kDrowningShare)
        return std::nullopt;
    const auto feature = static_cast<std::size_t>(largest - shares.begin());
    const std::string remedy = normalization == query::Normalization::Standard
                                   ? "lower its weight"
                                   : "lower its weight or choose standard normalisation";
    const std::string others = *largest >= 1 ? "the others do not count" : "the others hardly count";
    return formatFeature(features[feature]) + " makes up " + percentText(*largest) + " of all distances; " + others +
           ": " + remedy;
}

} // namespace anomalyst::result
