// The four linked panels of a decomposed series (observed with expected band, trend, seasonal, residual) over one axis
// of time, and the overview strip below. Shows what it is told, says what the user wants. GUI thread.
#pragma once

#include "ui/charts/chart_panel.h"
#include "ui/charts/decomposition_spans.h"

#include <QWidget>

#include <array>

namespace anomalyst::ui
{

class OverviewStrip;

class DecompositionChart : public QWidget
{
    Q_OBJECT
public:
    enum Part { Observed, Trend, Seasonal, Residual, PartCount };
    struct Thresholds {
        analysis::AnomalyParams anomaly;
        analysis::PeriodParams period;
    };

    explicit DecompositionChart(QWidget *parent = nullptr);

    // `heading` names the observed values; text from a log must have passed displayText.
    void setSeries(SharedSeries series, const Thresholds &thresholds, const QString &heading, ValueUnit unit);
    void clear();
    // Flags and periods of the series changed in place; the decomposition did not.
    void setThresholds(const Thresholds &thresholds);
    void setLeftOut(std::vector<LabelledTime> leftOut);
    void showWindow(const TimeWindow &window);
    void setBrush(const std::optional<TimeWindow> &brush);
    void selectPeriod(std::optional<std::size_t> period); // index into the series' periods

    ChartPanel &panel(Part part) const { return *m_panels[part]; }
    OverviewStrip &overview() const { return *m_overview; }
    const std::vector<std::size_t> &flaggedBuckets() const { return m_flagged; }

Q_SIGNALS:
    void zoomRequested(double factor, TimeUs anchor);
    void panRequested(DurationUs by);
    void fitRequested();
    void windowRequested(TimeWindow window);
    void brushed(TimeWindow window, bool isFinished);
    void brushCleared();
    void stepRequested(int direction);
    void activated();
    void bucketClicked(std::size_t bucket); // one with a mark
    void bucketActivated(std::size_t bucket);
    void thresholdDragged(double score, bool isLower);

private:
    void connectPanel(ChartPanel &panel);
    void connectOverview();
    void rebuildContents();
    void rebuildFlagged(); // of it what depends on the thresholds
    void rebuildSpans();
    void updateRanges();
    void hover(double x);
    void leaveHover();
    std::vector<CardLine> cardFor(std::size_t bucket) const;
    void applyTheme();

    std::array<ChartPanel *, PartCount> m_panels{};
    OverviewStrip *m_overview;
    SharedSeries m_series;
    DecompositionValues m_values;
    Thresholds m_thresholds;
    DecompositionParts m_parts;
    ValueUnit m_unit = ValueUnit::Number;
    ValueRange m_x;
    std::vector<std::size_t> m_flagged;
    std::optional<std::size_t> m_selectedPeriod;
    std::vector<LabelledTime> m_leftOut;
};

} // namespace anomalyst::ui
