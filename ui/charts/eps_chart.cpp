#include "ui/charts/eps_chart.h"

#include "ui/models/value_text.h"

namespace anomalyst::ui
{

EpsChart::EpsChart(QWidget *parent)
    : SweepChart(parent)
{
    refresh();
}

void EpsChart::setCurve(std::shared_ptr<const analysis::EpsCurve> curve)
{
    m_curve = std::move(curve);
    refresh();
}

void EpsChart::setShown(Shown shown)
{
    m_shown = shown;
    refresh();
}

void EpsChart::refresh()
{
    setAccessibleName(m_shown == Clusters ? tr("Clusters and single events for every eps")
                                          : tr("Events that have their neighbours within every eps"));
    setEmptyText(m_curve ? tr("All events are alike.") : tr("Looking at every eps…"));
    if (!m_curve || m_curve->steps.size() < 2) {
        setLines({}, {1e-6, 1, true}, std::nullopt);
        return;
    }
    const SweepAxis axis{m_curve->steps[1].eps / 3, m_curve->steps.back().eps * 1.5, true};
    setLines(m_shown == Clusters ? clusterLines() : distanceLines(), axis, m_curve->knee);
}

std::vector<SweepLine> EpsChart::clusterLines() const
{
    SweepLine clusters{tr("clusters"), &Theme::accent, {}, false};
    SweepLine noise{tr("single events"), &Theme::baseline, {}, true};
    for (const analysis::EpsStep &step : m_curve->steps) {
        clusters.steps.emplace_back(step.eps, step.clusters);
        noise.steps.emplace_back(step.eps, static_cast<double>(step.noise));
    }
    return {std::move(clusters), std::move(noise)};
}

std::vector<SweepLine> EpsChart::distanceLines() const
{
    SweepLine line{tr("events with their neighbours within eps"), &Theme::trend, {{0, 0}}, false};
    for (const analysis::NeighbourDistance &one : m_curve->distances)
        line.steps.emplace_back(one.distance, line.steps.back().y() + static_cast<double>(one.rows));
    return {std::move(line)};
}

QString EpsChart::sentence() const
{
    if (!m_curve || !(value() > 0))
        return {};
    if (m_shown == Distances)
        return tr("%1 events have their neighbours within eps").arg(countText(m_curve->rowsWithin(value())));
    const analysis::EpsStep step = m_curve->at(value());
    return tr("%1 clusters · %2 single events").arg(countText(step.clusters), countText(step.noise));
}

} // namespace anomalyst::ui
