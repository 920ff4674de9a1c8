// bench_frames [decomposition|marks|map|timeline]
// Milliseconds a frame of the charts, offscreen and in software: all four panels of a decomposition with its overview
// while panning, zooming, hovering and brushing (a tenth of it left out and hatched), marks in great number, the map of
// clusters, and the timeline of sessions. One JSON line each; wall_s is one frame.
#include "bench.h"

#include "ui/charts/decomposition_chart.h"
#include "ui/charts/likelihood_timeline.h"
#include "ui/charts/overview_strip.h"
#include "ui/charts/point_map.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <random>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

constexpr int kFrames = 20; // a measured run; its time is divided by them

SharedSeries makeSeries(std::size_t size)
{
    auto series = std::make_shared<result::DecomposedSeries>();
    series->observed.bucket = kMinuteUs;
    series->seasons = {24};
    std::mt19937 random(1);
    std::normal_distribution<double> noise;
    for (std::size_t i = 0; i < size; ++i) {
        const auto x = static_cast<double>(i);
        series->trend.push_back(100 + 20 * std::sin(x / static_cast<double>(size) * 5));
        series->seasonal.push_back(15 * std::sin(x / 4));
        series->residual.push_back(3 * noise(random));
        series->baseline.push_back(series->trend.back() + series->seasonal.back());
        series->observed.values.push_back(series->baseline.back() + series->residual.back());
        series->scores.push_back(series->residual.back() / 3);
    }
    series->scoreSpread = 3;
    for (std::size_t i = size / 2; i < size / 2 + size / 10; ++i) {
        for (auto *values : {&series->residual, &series->observed.values, &series->scores})
            (*values)[i] = std::numeric_limits<double>::quiet_NaN();
    }
    result::applyThresholds(*series, {.threshold = 3, .thresholdLow = {}}, {});
    return series;
}

void paintNow(DecompositionChart &chart)
{
    for (int part = 0; part < DecompositionChart::PartCount; ++part)
        chart.panel(static_cast<DecompositionChart::Part>(part)).viewport()->repaint();
    chart.overview().repaint();
}

// `frame` gets the number of the frame, 0 to kFrames - 1.
template<class Frame>
void measureFrames(const std::string &name, std::size_t size, Frame &&frame)
{
    bench::Timing timing = bench::measure([&] {
        for (int i = 0; i < kFrames; ++i)
            frame(i);
    });
    for (auto *times : {&timing.wall, &timing.cpu}) {
        for (double &seconds : *times)
            seconds /= kFrames;
    }
    bench::print("frames", name + "_" + std::to_string(size), timing, static_cast<double>(size), "values",
                 {{"ms", bench::median(timing.wall) * 1e3}});
}

void benchDecomposition(std::size_t size)
{
    const SharedSeries series = makeSeries(size);
    const DurationUs length = static_cast<DurationUs>(size) * kMinuteUs;
    DecompositionChart chart;
    chart.resize(1200, 600);
    chart.setSeries(series, {}, QStringLiteral("Observed"), ValueUnit::Number);
    chart.showWindow({0, length});
    chart.show();
    QApplication::processEvents();

    measureFrames("decomposition_pan", size, [&](int i) {
        const DurationUs by = length / 200 * i;
        chart.showWindow({by, by + length * 8 / 10});
        paintNow(chart);
    });
    measureFrames("decomposition_zoom", size, [&](int i) {
        const auto half = static_cast<DurationUs>(static_cast<double>(length) / 2 * std::pow(0.8, i));
        chart.showWindow({length / 2 - half, length / 2 + half});
        paintNow(chart);
    });
    chart.showWindow({0, length});
    measureFrames("decomposition_hover", size, [&](int i) {
        Q_EMIT chart.panel(DecompositionChart::Observed)
            .gestures()
            .hovered(static_cast<double>(length) * (i + 1) / (kFrames + 1), 0, std::nullopt);
        paintNow(chart);
    });
    measureFrames("decomposition_brush", size, [&](int i) {
        chart.setBrush(TimeWindow{length / 4, length / 4 + length / 100 * (i + 1)});
        paintNow(chart);
    });
    measureFrames("decomposition_thresholds", size, [&](int i) {
        chart.setThresholds({.anomaly = {.threshold = 3 + 0.01 * i, .thresholdLow = {}}, .period = {}});
        paintNow(chart);
    });
}

void benchMarks(std::size_t size)
{
    auto marks = std::make_shared<std::vector<Mark>>();
    std::mt19937 random(2);
    std::uniform_real_distribution<double> place(0, 1);
    std::normal_distribution<double> level(0.6, 0.12);
    for (std::size_t i = 0; i < size; ++i) {
        marks->push_back({.x = place(random),
                          .y = level(random),
                          .length = 0,
                          .style = static_cast<std::uint8_t>(i % 100 == 0 ? 1 : 0)});
    }
    PlotContents contents;
    contents.marks.marks = std::move(marks);
    contents.marks.styles.resize(2);
    contents.marks.styles[0].color = Qt::gray;
    contents.marks.styles[1].color = Qt::red;
    ChartPanel panel;
    panel.setXAxis(ChartPanel::XAxis::Number, true);
    panel.resize(1200, 500);
    panel.setContents(contents);
    panel.setXRange({0, 1});
    panel.setYRange({0, 1});
    panel.show();
    QApplication::processEvents();
    measureFrames("marks_pan", size, [&](int i) {
        panel.setXRange({0.001 * i, 0.9 + 0.001 * i});
        panel.viewport()->repaint();
    });
    measureFrames("marks_hover", size, [&](int i) {
        const QPointF at(100 + 50 * i, 200);
        panel.layer().markAt(at);
        panel.layer().setCrosshair(
            Crosshair{.x = panel.layer().mapping().valueX(at.x()), .dotY = {}, .dotColor = {}, .card = {}});
        panel.viewport()->repaint();
    });
}

void sendMove(QWidget *viewport, const QPointF &at, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &move);
}

void benchMap(std::size_t size)
{
    std::vector<MapPoint> points(size);
    std::mt19937 random(3);
    std::normal_distribution<double> spread(0, 1);
    for (std::size_t i = 0; i < size; ++i) {
        const auto group = static_cast<std::int32_t>(i % 40) - 1;
        points[i] = {group + spread(random), group % 5 + spread(random), static_cast<std::uint32_t>(1 + i % 300), group};
    }
    PointMap map;
    map.resize(1200, 500);
    map.setPoints(std::move(points));
    map.setCard([](std::size_t) { return QStringList{QStringLiteral("Cluster"), QStringLiteral("one like this")}; });
    map.show();
    QApplication::processEvents();
    QWidget *viewport = map.viewport();
    measureFrames("map_hover", size, [&](int i) {
        sendMove(viewport, {100.0 + 50 * i, 250});
        viewport->repaint();
    });
    measureFrames("map_zoom", size, [&](int i) {
        const QPointF at(600, 250);
        QWheelEvent wheel(at, viewport->mapToGlobal(at), {}, {0, i < kFrames / 2 ? 120 : -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(viewport, &wheel);
        viewport->repaint();
    });
    map.fit();
    const QPointF from = map.layer().mapping().area.topLeft() + QPointF(2, 2);
    measureFrames("map_rectangle", size, [&](int i) { // the drag, and the choice where it ends
        QMouseEvent press(QEvent::MouseButtonPress, from, viewport->mapToGlobal(from), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(viewport, &press);
        const QPointF to(400.0 + 30 * i, 400);
        sendMove(viewport, to, Qt::LeftButton);
        viewport->repaint();
        QMouseEvent release(QEvent::MouseButtonRelease, to, viewport->mapToGlobal(to), Qt::LeftButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(viewport, &release);
        viewport->repaint();
    });
}

void benchTimeline(std::size_t size)
{
    LikelihoodTimelineData timeline;
    std::mt19937 random(4);
    std::exponential_distribution<double> surprise(0.5);
    for (std::size_t i = 0; i < size; ++i) {
        const double likelihood = -2 - surprise(random);
        timeline.points.push_back({.begin = static_cast<TimeUs>(i) * kMinuteUs,
                                   .duration = static_cast<DurationUs>(i % 20) * kMinuteUs,
                                   .log10Likelihood = likelihood,
                                   .isShort = i % 9 == 0,
                                   .y = likelihood});
    }
    timeline.labels = {QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")};
    timeline.y = {-20, 0};
    timeline.threshold = -6;
    LikelihoodTimeline chart;
    chart.resize(1200, 400);
    const DurationUs length = static_cast<DurationUs>(size) * kMinuteUs;
    chart.setData(std::move(timeline));
    chart.setVisibleTime({0, length});
    chart.show();
    QApplication::processEvents();
    measureFrames("timeline_pan", size, [&](int i) {
        chart.setVisibleTime({length / 200 * i, length / 200 * i + length * 8 / 10});
        chart.viewport()->repaint();
    });
    measureFrames("timeline_hover", size, [&](int i) {
        sendMove(chart.viewport(), {100.0 + 50 * i, 200});
        chart.viewport()->repaint();
    });
    measureFrames("timeline_threshold", size, [&](int i) {
        chart.setThreshold(-6 - 0.1 * i);
        chart.viewport()->repaint();
    });
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const std::pair<const char *, void (*)(std::size_t)> charts[] = {
        {"decomposition", benchDecomposition}, {"marks", benchMarks}, {"map", benchMap}, {"timeline", benchTimeline}};
    const std::string wanted = argc > 1 ? argv[1] : "";
    for (const std::size_t size : {1'000U, 10'000U, 100'000U, 1'000'000U}) {
        for (const auto &[name, bench] : charts) {
            if (wanted.empty() || wanted == name)
                bench(size);
        }
    }
    return 0;
}
