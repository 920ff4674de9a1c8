// How many clusters and how much noise there are for every usual min_samples at one eps. GUI thread.
#pragma once

#include "core/analysis/clustering/min_samples_sweep.h"
#include "ui/charts/sweep_chart.h"

#include <memory>

namespace anomalyst::ui
{

class MinSamplesChart : public SweepChart
{
    Q_OBJECT
public:
    using Steps = std::shared_ptr<const std::vector<analysis::MinSamplesStep>>;

    explicit MinSamplesChart(QWidget *parent = nullptr);

    void setSteps(Steps steps);        // null: none yet
    QString sentence() const override; // "84 clusters · 12 single events"; empty beyond what was swept

    QSize sizeHint() const override { return {240, 88}; }

private:
    Steps m_steps;
};

} // namespace anomalyst::ui
