// Features that suit a kind of events, found by the roles and names of the columns of a log. Pure, any thread.
#pragma once

#include "core/query/features.h"

#include <string>
#include <vector>

namespace anomalyst::query
{

struct FeaturePreset {
    std::string name; // "Windows process events"
    std::vector<FeatureSpec> features;
};

// Those of which the log has at least two columns; the one that suits it best first. May be empty.
std::vector<FeaturePreset> featurePresets(const store::LogInfo &log);

} // namespace anomalyst::query
