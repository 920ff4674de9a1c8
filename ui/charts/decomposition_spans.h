// The stretches that lie behind a decomposed series: its anomaly periods, the gaps in it, and what is left out of it.
// GUI thread, as the theme.
#pragma once

#include "ui/charts/decomposition_contents.h"

#include <optional>

namespace anomalyst::ui
{

struct LabelledTime {
    TimeWindow window;
    QString label; // must have passed displayText
};

struct DecompositionSpans {
    std::vector<ValueRange> periods; // as the series has them
    std::vector<SpanData> behind;    // for every panel
    std::vector<SpanData> hatched;   // gaps and what is left out, part of `behind`
};

DecompositionSpans spansOf(const result::DecomposedSeries &series, std::optional<std::size_t> selectedPeriod,
                           const std::vector<LabelledTime> &leftOut);

} // namespace anomalyst::ui
