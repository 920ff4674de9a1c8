#include "ui/views/timeseries/brush_actions.h"

#include "ui/charts/brush_bar.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/models/value_text.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

struct BucketRange { // [first, last)
    std::size_t first = 0;
    std::size_t last = 0;
};

BucketRange bucketsIn(const TimeWindow &window, const query::Series &series)
{
    const auto index = [&](TimeUs time) {
        const double position = static_cast<double>(time - series.start) / static_cast<double>(series.bucket);
        return static_cast<std::size_t>(std::clamp(std::ceil(position), 0.0, static_cast<double>(series.size())));
    };
    return {index(window.begin), index(window.end)};
}

bool isSummed(query::Aggregate aggregate)
{
    return aggregate == query::Aggregate::Count || aggregate == query::Aggregate::Sum;
}

} // namespace

TimeWindow onBuckets(const TimeWindow &window, const query::Series &series)
{
    const auto edge = [&](TimeUs time) {
        const double buckets = static_cast<double>(time - series.start) / static_cast<double>(series.bucket);
        return series.start + static_cast<DurationUs>(std::llround(buckets)) * series.bucket;
    };
    TimeWindow snapped{edge(window.begin), edge(window.end)};
    if (snapped.length() <= 0) {
        snapped.begin = floorToBucket(window.begin - series.start, series.bucket) + series.start;
        snapped.end = snapped.begin + series.bucket;
    }
    return snapped;
}

BrushActions::BrushActions(Workbench &workbench, DecompositionChart &chart)
    : QObject(&chart)
    , m_workbench(workbench)
    , m_chart(chart)
    , m_bar(new BrushBar(&chart))
{
    VisibleTime &time = workbench.time;
    connect(&chart, &DecompositionChart::brushed, this, &BrushActions::brush);
    connect(&chart, &DecompositionChart::brushCleared, this, [&time] { time.setBrush(std::nullopt); });
    connect(&time, &VisibleTime::brushChanged, this, &BrushActions::showBrush);
    connect(&time, &VisibleTime::visibleChanged, this, &BrushActions::place);
    connect(m_bar, &BrushBar::dismissed, this, [&time] { time.setBrush(std::nullopt); });
    connect(m_bar, &BrushBar::zoomChosen, this, [&time] {
        const auto window = time.brush();
        time.setBrush(std::nullopt);
        if (window)
            time.setVisible(*window);
    });
    connect(m_bar, &BrushBar::filterChosen, this, [this, &time] {
        const auto window = time.brush();
        time.setBrush(std::nullopt);
        if (window)
            m_workbench.filters.setTime(window);
    });
    connect(m_bar, &BrushBar::eventsChosen, this, [this, &time] {
        if (time.brush())
            m_workbench.selection.showEvents(
                {.log = m_log, .title = tr("Brushed time"), .rows = nullptr, .window = time.brush()});
    });
    showBrush();
}

void BrushActions::setSeries(LogId log, std::shared_ptr<const result::DecomposedSeries> series)
{
    m_log = log;
    m_series = std::move(series);
    showBrush();
}

void BrushActions::brush(TimeWindow window, bool isFinished)
{
    if (!m_series)
        return;
    m_isDragging = !isFinished;
    const TimeWindow snapped = onBuckets(window, m_series->observed);
    if (m_workbench.time.brush() == snapped)
        showBrush();
    else
        m_workbench.time.setBrush(snapped);
}

void BrushActions::showBrush()
{
    m_chart.setBrush(m_workbench.time.brush());
    place();
    if (m_bar->isVisibleTo(&m_chart)) {
        describe(std::nullopt);
        if (!m_isDragging)
            countEvents();
    }
}

void BrushActions::place()
{
    const auto &brush = m_workbench.time.brush();
    const ChartPanel &panel = m_chart.panel(DecompositionChart::Observed);
    const PlotMapping &mapping = panel.layer().mapping();
    if (!brush || !m_series || mapping.isEmpty() ||
        !mapping.x.contains(static_cast<double>(brush->begin + brush->end) / 2)) {
        m_bar->hide();
        return;
    }
    const ValueRange x = rangeOf(*brush);
    m_bar->showBeside(panel.plotArea().translated(panel.pos()), static_cast<int>(mapping.pixelX(x.low)),
                      static_cast<int>(mapping.pixelX(x.high)));
}

void BrushActions::describe(std::optional<std::size_t> events)
{
    const TimeWindow window = m_workbench.time.brush().value_or(TimeWindow{});
    const query::Series &series = m_series->observed;
    const BucketRange buckets = bucketsIn(window, series);
    double sum = 0;
    for (std::size_t i = buckets.first; i < buckets.last; ++i)
        sum += series.values[i];
    const std::size_t count = buckets.last - buckets.first;
    QStringList parts = {QStringLiteral("Δt ") + durationText(window.length())};
    parts << (count == 1 ? tr("1 bucket") : tr("%1 buckets").arg(countText(count)));
    if (count > 0 && series.aggregate == query::Aggregate::Sum)
        parts << tr("sum %1").arg(numberText(sum, 6));
    else if (count > 0 && !isSummed(series.aggregate))
        parts << tr("mean %1").arg(numberText(sum / static_cast<double>(count), 5));
    if (events)
        parts << tr("%1 events").arg(countText(*events));
    m_bar->setText(parts.join(QStringLiteral(" · ")));
    place();
}

void BrushActions::countEvents()
{
    const auto brush = m_workbench.time.brush();
    const auto columns = m_workbench.openCase.columns(m_log);
    if (!brush || !columns)
        return;
    query::Selection selection = m_workbench.filters.selectionFor(m_log);
    selection.from = std::max(brush->begin, selection.from.value_or(brush->begin));
    selection.to = std::min(brush->end, selection.to.value_or(brush->end));
    m_workbench.jobs.start<std::size_t>(this, QStringLiteral("brush"), tr("Counting events"),
                                        [columns, selection](const WorkContext &context) {
                                            return query::selectRows(*columns, selection, context).size();
                                        },
                                        {.done = [this, brush](std::size_t events) {
                                            if (m_series && m_workbench.time.brush() == brush)
                                                describe(events);
                                        }});
}

} // namespace anomalyst::ui
