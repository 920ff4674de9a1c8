// What one feature makes of real events, and what each feature contributes to the distances: for building features by
// eye. Measures all selected events, tells of the first of them. Any thread.
#pragma once

#include "core/query/features.h"

#include <optional>
#include <string>
#include <vector>

namespace anomalyst::result
{

inline constexpr std::size_t kFeaturePreviewRows = 100;

struct FeaturePreviewParams {
    query::Selection selection;
    std::vector<query::FeatureSpec> features; // that take part; may be none
    query::Normalization normalization = query::Normalization::L2;
    query::FeatureSpec shown;         // whose values are told
    std::optional<std::size_t> place; // of the shown one among the features; none: it takes no part
};

struct FeaturePreviewRow {
    EventRow event = 0;
    std::string text; // of the column
    std::string part; // of the text, that is measured
    double value = 0;
    std::optional<double> normalized; // and weighted; none where the feature takes no part
};

struct FeaturePreview {
    std::vector<FeaturePreviewRow> rows;
    std::size_t events = 0;               // that are selected
    std::vector<double> shares;           // one a feature: analysis::featureShares
    std::optional<std::string> dominance; // result::dominanceSentence
};

// Throws Error as query::buildFeatures does.
FeaturePreview previewFeatures(const store::EventColumns &events, const FeaturePreviewParams &params,
                               const WorkContext &context = {});

} // namespace anomalyst::result
