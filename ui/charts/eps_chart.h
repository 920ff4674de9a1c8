// What every eps gives, eps on a logarithmic axis: how many clusters and how much noise, or the k-distances, turned so
// that eps runs the same way: how many events have their neighbours within it. The proposed eps is the knee of these.
// GUI thread.
#pragma once

#include "core/analysis/clustering/eps_curve.h"
#include "ui/charts/sweep_chart.h"

#include <memory>

namespace anomalyst::ui
{

class EpsChart : public SweepChart
{
    Q_OBJECT
public:
    enum Shown { Clusters, Distances };

    explicit EpsChart(QWidget *parent = nullptr);

    void setCurve(std::shared_ptr<const analysis::EpsCurve> curve); // null: none yet
    void setShown(Shown shown);
    QString sentence() const override; // "84 clusters · 12 single events", or "310 events have their neighbours"

private:
    std::vector<SweepLine> clusterLines() const;
    std::vector<SweepLine> distanceLines() const;
    void refresh();

    std::shared_ptr<const analysis::EpsCurve> m_curve;
    Shown m_shown = Clusters;
};

} // namespace anomalyst::ui
