#include "ui/charts/min_samples_chart.h"

#include "ui/models/value_text.h"

#include <algorithm>

namespace anomalyst::ui
{

MinSamplesChart::MinSamplesChart(QWidget *parent)
    : SweepChart(parent)
{
    setMinimumHeight(sizeHint().height());
    setAccessibleName(tr("Clusters and single events for every min_samples"));
    setSteps(nullptr);
}

void MinSamplesChart::setSteps(Steps steps)
{
    m_steps = std::move(steps);
    setEmptyText(m_steps ? tr("There are no events.") : tr("Looking at every min_samples…"));
    std::vector<SweepLine> lines;
    if (m_steps && !m_steps->empty()) {
        lines = {{tr("clusters"), &Theme::accent, {}, false}, {tr("single events"), &Theme::baseline, {}, true}};
        for (const analysis::MinSamplesStep &step : *m_steps) {
            lines[0].steps.emplace_back(step.minSamples, step.clusters);
            lines[1].steps.emplace_back(step.minSamples, static_cast<double>(step.noise));
        }
    }
    setLines(std::move(lines), {analysis::kLeastSweptSamples, analysis::kMostSweptSamples, false}, std::nullopt);
}

QString MinSamplesChart::sentence() const
{
    if (!m_steps)
        return {};
    const auto step = std::ranges::find(*m_steps, static_cast<int>(value()), &analysis::MinSamplesStep::minSamples);
    if (step == m_steps->end())
        return {};
    return tr("%1 clusters · %2 single events").arg(countText(step->clusters), countText(step->noise));
}

} // namespace anomalyst::ui
