// Sessions as dots: when they began against how likely they were. The least likely ones carry a label, short sessions a
// mark of their own. On top of ChartPanel and its layer; knows points, not sessions. GUI thread.
#pragma once

#include "core/base/time.h"
#include "ui/charts/chart_panel.h"

namespace anomalyst::ui
{

struct LikelihoodPoint {
    TimeUs begin = 0;
    DurationUs duration = 0;
    double log10Likelihood = 0;
    bool isShort = false;
    bool isFaded = false; // not among those that are looked at
    double y = 0;         // where it stands: the likelihood, a rank or a lane
};

// Points with the least likely first: the order in which they are ranked.
struct LikelihoodTimelineData {
    std::vector<LikelihoodPoint> points;
    std::vector<QString> labels; // of the first points; must have passed displayText
    QString heading;
    ValueRange y;
    std::optional<Ticks> lanes;      // none: numbers
    std::optional<double> threshold; // a line that can be dragged
};

class LikelihoodTimeline : public ChartPanel
{
    Q_OBJECT
public:
    explicit LikelihoodTimeline(QWidget *parent = nullptr);

    void setData(LikelihoodTimelineData timeline);
    void setThreshold(std::optional<double> y); // emits nothing
    void setSelected(std::optional<std::size_t> point); // ringed
    void setVisibleTime(const TimeWindow &window);

Q_SIGNALS:
    void pointClicked(std::size_t point);
    void pointOpened(std::size_t point);
    void thresholdMoved(double y);

private:
    void rebuild();
    void showReadout(std::optional<std::size_t> point, double x);

    LikelihoodTimelineData m_data;
    std::shared_ptr<const std::vector<Mark>> m_marks;
    std::optional<std::size_t> m_selected;
};

} // namespace anomalyst::ui
