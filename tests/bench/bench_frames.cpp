// Milliseconds a frame of the charts, offscreen and in software: all four panels of a decomposition with its overview
// while panning, zooming, hovering and brushing, and marks in great number. One JSON line each; wall_s is one frame.
#include "bench.h"

#include "ui/charts/decomposition_chart.h"
#include "ui/charts/overview_strip.h"

#include <QApplication>

#include <cmath>
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

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    for (const std::size_t size : {1'000U, 10'000U, 100'000U, 1'000'000U}) {
        benchDecomposition(size);
        benchMarks(size);
    }
    return 0;
}
