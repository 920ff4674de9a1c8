#include "ui/charts/decomposition_spans.h"

#include "ui/widgets/theme.h"

namespace anomalyst::ui
{

namespace
{

QBrush hatching(QColor color, float alpha, Qt::BrushStyle style)
{
    color.setAlphaF(alpha);
    return {color, style};
}

} // namespace

DecompositionSpans spansOf(const result::DecomposedSeries &series, std::optional<std::size_t> selectedPeriod,
                           const std::vector<LabelledTime> &leftOut)
{
    const Theme &look = theme();
    QColor fill = look.spike;
    fill.setAlphaF(look.dark ? 0.14F : 0.08F);
    QColor selected = look.accent;
    selected.setAlphaF(look.dark ? 0.28F : 0.16F);
    DecompositionSpans spans;
    for (std::size_t i = 0; i < series.periods.size(); ++i) {
        const ValueRange x = rangeOf(result::periodWindow(series, series.periods[i]));
        spans.behind.push_back({x, i == selectedPeriod ? selected : fill, {}});
        spans.periods.push_back(x);
    }
    const QBrush gap = hatching(look.mutedText, 0.45F, Qt::BDiagPattern);
    for (const query::BucketRange &range : series.observed.gaps)
        spans.hatched.push_back(
            {rangeOf({series.observed.timeOf(range.first), series.observed.timeOf(range.end)}), gap, {}});
    const QBrush out = hatching(look.baseline, 0.60F, Qt::FDiagPattern);
    for (const LabelledTime &stretch : leftOut)
        spans.hatched.push_back({rangeOf(stretch.window), out, stretch.label});
    spans.behind.insert(spans.behind.end(), spans.hatched.begin(), spans.hatched.end());
    return spans;
}

} // namespace anomalyst::ui
