#include "ui/charts/decomposition_chart.h"

#include "ui/charts/overview_strip.h"
#include "ui/charts/time_axis.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{
constexpr std::array kHeights = {5, 3, 3, 4};
} // namespace

DecompositionChart::DecompositionChart(QWidget *parent)
    : QWidget(parent)
    , m_overview(new OverviewStrip(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(0);
    for (std::size_t part = 0; part < m_panels.size(); ++part) {
        auto *panel = new ChartPanel(this);
        panel->setXAxis(ChartPanel::XAxis::Time, part == Residual);
        m_panels[part] = panel;
        layout->addWidget(panel, kHeights[part]);
        connectPanel(*panel);
    }
    layout->addWidget(m_overview);
    m_panels[Trend]->setHeading(tr("Trend"));
    m_panels[Seasonal]->setHeading(tr("Seasonal"));
    m_panels[Residual]->setHeading(tr("Residual"));
    connect(m_panels[Observed], &ChartPanel::legendToggled, this, [this](std::size_t entry, bool isVisible) {
        const std::array shown = {&m_parts.observed, &m_parts.expected, &m_parts.band, &m_parts.anomalies};
        *shown[entry] = isVisible;
        rebuildContents();
    });
    connectOverview();
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, &DecompositionChart::applyTheme);
    applyTheme();
}

void DecompositionChart::connectPanel(ChartPanel &panel)
{
    ChartGestures *gestures = &panel.gestures();
    connect(gestures, &ChartGestures::zoomRequested, this,
            [this](double factor, double x) { Q_EMIT zoomRequested(factor, std::llround(x)); });
    connect(gestures, &ChartGestures::panRequested, this, [this](double by) { Q_EMIT panRequested(std::llround(by)); });
    connect(gestures, &ChartGestures::fitRequested, this, &DecompositionChart::fitRequested);
    connect(gestures, &ChartGestures::brushed, this,
            [this](ValueRange x, bool isFinished) { Q_EMIT brushed(windowOf(x), isFinished); });
    connect(gestures, &ChartGestures::brushCleared, this, &DecompositionChart::brushCleared);
    connect(gestures, &ChartGestures::stepRequested, this, &DecompositionChart::stepRequested);
    connect(gestures, &ChartGestures::activated, this, &DecompositionChart::activated);
    connect(gestures, &ChartGestures::hovered, this, [this](double x) { hover(x); });
    connect(gestures, &ChartGestures::hoverLeft, this, &DecompositionChart::leaveHover);
    connect(gestures, &ChartGestures::clicked, this, [this](double, double, const std::optional<std::size_t> &mark) {
        if (mark && *mark < m_flagged.size())
            Q_EMIT bucketClicked(m_flagged[*mark]);
    });
    connect(gestures, &ChartGestures::markActivated, this, [this](std::size_t mark) {
        if (mark < m_flagged.size())
            Q_EMIT bucketActivated(m_flagged[mark]);
    });
    connect(gestures, &ChartGestures::thresholdDragged, this, [this](std::size_t threshold, double y) {
        if (m_series && m_series->scoreSpread > 0) {
            const double score = (y - m_series->scoreCentre) / m_series->scoreSpread;
            Q_EMIT thresholdDragged(threshold == 0 ? score : -score, threshold == 1);
        }
    });
}

void DecompositionChart::connectOverview()
{
    connect(m_overview, &OverviewStrip::windowRequested, this,
            [this](ValueRange window) { Q_EMIT windowRequested(windowOf(window)); });
    connect(m_overview, &OverviewStrip::zoomRequested, this,
            [this](double factor, double x) { Q_EMIT zoomRequested(factor, std::llround(x)); });
    connect(m_overview, &OverviewStrip::fitRequested, this, &DecompositionChart::fitRequested);
}

void DecompositionChart::setSeries(SharedSeries series, const Thresholds &thresholds, const QString &heading,
                                   ValueUnit unit)
{
    m_series = std::move(series);
    m_values = m_series ? valuesOf(m_series) : DecompositionValues{};
    m_thresholds = thresholds;
    m_unit = unit;
    m_selectedPeriod.reset();
    m_panels[Observed]->setHeading(heading);
    for (ChartPanel *panel : m_panels)
        panel->setValueUnit(unit);
    leaveHover();
    const query::Series empty;
    const query::Series &observed = m_series ? m_series->observed : empty;
    m_overview->setValues(m_values.observed, rangeOf({observed.start, observed.timeOf(observed.size())}));
    rebuildContents();
}

void DecompositionChart::clear()
{
    setSeries(nullptr, {}, {}, ValueUnit::Number);
}

void DecompositionChart::setThresholds(const Thresholds &thresholds)
{
    m_thresholds = thresholds;
    m_selectedPeriod.reset();
    rebuildFlagged();
}

void DecompositionChart::rebuildContents()
{
    m_panels[Trend]->setContents(m_series ? lineContents(m_values.trend, theme().trend) : PlotContents{});
    m_panels[Seasonal]->setContents(m_series ? lineContents(m_values.seasonal, theme().seasonal) : PlotContents{});
    rebuildFlagged();
}

void DecompositionChart::rebuildFlagged()
{
    m_flagged.clear();
    if (!m_series) {
        for (const Part part : {Observed, Residual})
            m_panels[part]->setContents({});
        rebuildSpans();
        return;
    }
    m_flagged = anomalousBuckets(*m_series, m_thresholds.period);
    m_panels[Observed]->setContents(observedContents(m_values, *m_series, m_thresholds.anomaly, m_flagged, m_parts));
    m_panels[Residual]->setContents(residualContents(m_values, *m_series, m_thresholds.anomaly, m_flagged));
    rebuildSpans();
    updateRanges();
}

void DecompositionChart::rebuildSpans()
{
    DecompositionSpans spans = m_series ? spansOf(*m_series, m_selectedPeriod, m_leftOut) : DecompositionSpans{};
    m_panels[Observed]->layer().setSpans(spans.behind);
    for (SpanData &span : spans.behind)
        span.label.clear(); // once is enough
    for (const Part part : {Trend, Seasonal, Residual})
        m_panels[part]->layer().setSpans(spans.behind);
    m_overview->setHighlights(std::move(spans.periods));
    m_overview->setHatched(std::move(spans.hatched));
}

void DecompositionChart::setLeftOut(std::vector<LabelledTime> leftOut)
{
    m_leftOut = std::move(leftOut);
    rebuildSpans();
}

void DecompositionChart::selectPeriod(std::optional<std::size_t> period)
{
    if (period == m_selectedPeriod)
        return;
    m_selectedPeriod = period;
    rebuildSpans();
}

void DecompositionChart::showWindow(const TimeWindow &window)
{
    m_x = rangeOf(window);
    updateRanges();
}

void DecompositionChart::updateRanges()
{
    m_overview->setWindow(m_x);
    for (ChartPanel *panel : m_panels)
        panel->setXRange(m_x);
    if (!m_series)
        return;
    const ThresholdLevels levels = thresholdLevels(*m_series, m_thresholds.anomaly);
    m_panels[Observed]->setYRange(observedRange(m_values, levels, m_x));
    m_panels[Trend]->setYRange(m_values.trend.valuesWithin(m_x).value_or(ValueRange{}));
    m_panels[Seasonal]->setYRange(m_values.seasonal.valuesWithin(m_x).value_or(ValueRange{}));
    m_panels[Residual]->setYRange(residualRange(m_values, levels, m_x));
}

void DecompositionChart::setBrush(const std::optional<TimeWindow> &brush)
{
    const auto range = brush ? std::optional(rangeOf(*brush)) : std::nullopt;
    for (ChartPanel *panel : m_panels)
        panel->layer().setBrush(range);
    m_overview->setBrush(range);
}

void DecompositionChart::hover(double x)
{
    const auto bucket = m_values.observed.nearestIndex(x);
    if (!bucket)
        return;
    const double at = m_values.observed.x(*bucket);
    const auto show = [&](Part part, const DenseValues &values, const QColor &color, std::vector<CardLine> card) {
        const double y = values.y(*bucket);
        m_panels[part]->layer().setCrosshair(Crosshair{.x = at, .dotY = y, .dotColor = color, .card = std::move(card)});
        if (part != Observed && std::isfinite(y)) // else its card says it
            m_panels[part]->layer().setReadout(axisNumber(y, m_unit));
    };
    show(Observed, m_values.observed, theme().accent, cardFor(*bucket));
    show(Trend, m_values.trend, theme().trend, {});
    show(Seasonal, m_values.seasonal, theme().seasonal, {});
    show(Residual, m_values.residual, theme().residual, {});
}

void DecompositionChart::leaveHover()
{
    for (ChartPanel *panel : m_panels) {
        panel->layer().setCrosshair(std::nullopt);
        panel->layer().setReadout({});
    }
}

std::vector<CardLine> DecompositionChart::cardFor(std::size_t bucket) const
{
    const auto number = [this](double value) {
        return m_unit == ValueUnit::Bytes ? axisNumber(value, m_unit) : fullNumber(value);
    };
    const query::Series &observed = m_series->observed;
    const double score = m_series->scores[bucket];
    std::vector<CardLine> card = {
        {timeText(observed.timeOf(bucket), observed.bucket), {}, true},
        {std::isfinite(m_values.observed.y(bucket)) ? tr("Observed  %1").arg(number(observed.values[bucket]))
                                                    : tr("No event: a gap"),
         theme().text, false},
        {tr("Expected  %1  (z %2)").arg(number(m_series->baseline[bucket]), axisNumber(score, ValueUnit::Number, 3)),
         theme().baseline, false},
    };
    if (!m_series->leftOut.empty() && m_series->leftOut[bucket] != 0)
        card.push_back({tr("Left out of the fit"), theme().mutedText, false});
    else if (m_series->anomalies[bucket] > 0)
        card.push_back({tr("▲ Spike"), theme().spike, false});
    else if (m_series->anomalies[bucket] < 0)
        card.push_back({tr("▼ Dip"), theme().dip, false});
    return card;
}

void DecompositionChart::applyTheme()
{
    QColor band = theme().baseline; // the band itself is too pale for a dot
    band.setAlphaF(0.35F);
    m_panels[Observed]->setLegend({{tr("Observed"), theme().accent},
                                   {tr("Expected"), theme().baseline},
                                   {tr("Range"), band},
                                   {tr("Anomalies"), theme().spike}});
    m_parts = {};
    rebuildContents();
}

} // namespace anomalyst::ui
