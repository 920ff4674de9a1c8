#include "ui/charts/likelihood_timeline.h"

#include "ui/charts/time_axis.h"
#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QApplication>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{
enum Style : std::uint8_t { Faded, Usual, Short, Unusual };
}

LikelihoodTimeline::LikelihoodTimeline(QWidget *parent)
    : ChartPanel(parent)
{
    setXAxis(XAxis::Time, true);
    connect(&gestures(), &ChartGestures::clicked, this, [this](double, double, std::optional<std::size_t> mark) {
        if (mark)
            Q_EMIT pointClicked(*mark);
    });
    connect(&gestures(), &ChartGestures::markActivated, this, &LikelihoodTimeline::pointOpened);
    connect(&gestures(), &ChartGestures::activated, this, [this] {
        if (m_selected)
            Q_EMIT pointOpened(*m_selected);
    });
    connect(&gestures(), &ChartGestures::stepRequested, this, [this](int direction) {
        const auto next = static_cast<std::ptrdiff_t>(m_selected.value_or(0)) + (m_selected ? direction : 0);
        if (next >= 0 && next < static_cast<std::ptrdiff_t>(m_data.points.size()))
            Q_EMIT pointClicked(static_cast<std::size_t>(next));
    });
    connect(&gestures(), &ChartGestures::hovered, this,
            [this](double x, double, std::optional<std::size_t> mark) { showReadout(mark, x); });
    connect(&gestures(), &ChartGestures::hoverLeft, this, [this] { layer().setCrosshair({}); });
    connect(&gestures(), &ChartGestures::thresholdDragged, this, [this](std::size_t, double y) { Q_EMIT thresholdMoved(y); });
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, &LikelihoodTimeline::rebuild);
}

void LikelihoodTimeline::setData(LikelihoodTimelineData timeline)
{
    m_data = std::move(timeline);
    m_selected.reset();
    std::vector<Mark> marks;
    marks.reserve(m_data.points.size());
    for (std::size_t i = 0; i < m_data.points.size(); ++i) {
        const LikelihoodPoint &point = m_data.points[i];
        const Style style = point.isFaded                ? Faded
                            : i < m_data.labels.size() ? Unusual
                            : point.isShort            ? Short
                                                       : Usual;
        marks.push_back(
            {static_cast<double>(point.begin), point.y, static_cast<float>(point.duration), style});
    }
    m_marks = std::make_shared<const std::vector<Mark>>(std::move(marks));
    setHeading(m_data.heading);
    if (m_data.lanes)
        setYRangeExactly(m_data.y);
    else
        setYRange(m_data.y);
    setYTicks(m_data.lanes);
    rebuild();
}

void LikelihoodTimeline::setThreshold(std::optional<double> y)
{
    m_data.threshold = y;
    rebuild();
}

void LikelihoodTimeline::setSelected(std::optional<std::size_t> point)
{
    m_selected = point;
    rebuild();
}

void LikelihoodTimeline::setVisibleTime(const TimeWindow &window)
{
    setXRange(rangeOf(window));
}

void LikelihoodTimeline::rebuild()
{
    PlotContents contents;
    contents.marks.marks = m_marks;
    contents.marks.styles = {{MarkShape::Disc, theme().border, 5, 0},
                             {MarkShape::Disc, theme().accent, 7, 0},
                             {MarkShape::Cross, theme().residual, 7, 0},
                             {MarkShape::TriangleDown, theme().spike, 11, 0}};
    contents.marks.ring = theme().text;
    if (m_selected)
        contents.marks.emphasised = {*m_selected};
    for (std::size_t i = 0; i < m_data.labels.size(); ++i) {
        const LikelihoodPoint &point = m_data.points[i];
        contents.labels.push_back(
            {static_cast<double>(point.begin), point.y, m_data.labels[i], theme().text});
    }
    if (m_data.threshold)
        contents.thresholds.push_back({*m_data.threshold, theme().spike, true});
    setContents(std::move(contents));
}

void LikelihoodTimeline::showReadout(std::optional<std::size_t> point, double x)
{
    Crosshair crosshair{.x = x, .dotY = {}, .dotColor = {}, .card = {}};
    if (point) {
        const LikelihoodPoint &at = m_data.points[*point];
        crosshair.x = static_cast<double>(at.begin);
        crosshair.dotY = at.y;
        crosshair.dotColor = theme().spike;
        crosshair.card = {{timeText(at.begin, kSecondUs), theme().mutedText, true},
                          {tr("log10 likelihood %1").arg(at.log10Likelihood, 0, 'f', 3), theme().text, false},
                          {tr("rank %1 of %2").arg(*point + 1).arg(m_data.points.size()), theme().text, false},
                          {tr("duration %1").arg(durationText(at.duration)), theme().text, false}};
    }
    layer().setCrosshair(std::move(crosshair));
}

} // namespace anomalyst::ui
