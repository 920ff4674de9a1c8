// What a plot layer draws, as plain data with the colours that the view chose. Shared vectors are never changed once
// handed over.
#pragma once

#include "ui/charts/dense_values.h"

#include <QBrush>
#include <QColor>
#include <QString>

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace anomalyst::ui
{

struct LineData {
    DenseValues values;
    QColor color;
    double width = 1.5; // pixels
    bool visible = true;
};

// The surface between two series, or under one where `low` is empty (from the lower edge of the plot).
struct BandData {
    DenseValues low;
    DenseValues high;
    double lowOffset = 0; // added to every value: a band about one series needs no vectors of its own
    double highOffset = 0;
    QColor fill;
    bool visible = true;
};

// One bar a value, from zero; those at `highlighted` in another colour for above and below zero.
struct BarData {
    DenseValues values;
    QColor color;
    std::shared_ptr<const std::vector<std::size_t>> highlighted; // ascending; may be null
    QColor highlightAbove;
    QColor highlightBelow;
};

// A stretch of x over the full height.
struct SpanData {
    ValueRange x;
    QBrush fill;
    QString label; // at its upper edge, where it is wide enough; must have passed displayText

    bool operator==(const SpanData &) const = default;
};

struct ThresholdData {
    double y = 0;
    QColor color;
    bool draggable = false;
};

enum class MarkShape : std::uint8_t { Disc, TriangleUp, TriangleDown, Cross };

struct MarkStyle {
    MarkShape shape = MarkShape::Disc;
    QColor color;
    double size = 9;   // pixels
    double offset = 0; // pixels above its value (below: negative)
};

// A thing at a place; its index in the vector is its name in hit tests and signals.
struct Mark {
    double x = 0;
    double y = 0;
    float length = 0;       // in x, drawn as a stroke to the right where it is wider than the mark
    std::uint8_t style = 0; // index into the styles; a higher one lies on top
};

struct MarkData {
    std::shared_ptr<const std::vector<Mark>> marks; // in any order; may be null
    std::vector<MarkStyle> styles;
    std::vector<std::size_t> emphasised; // drawn larger, with a ring, on top of all, even where only density is shown
    QColor ring;
    bool visible = true;
};

// A short text beside a place. Text from a log must have passed displayText.
struct PlotLabel {
    double x = 0;
    double y = 0;
    QString text;
    QColor color;
};

struct PlotContents {
    std::vector<SpanData> spans;
    std::vector<BandData> bands;
    std::vector<BarData> bars;
    std::vector<LineData> lines;
    std::vector<ThresholdData> thresholds;
    MarkData marks;
    std::vector<PlotLabel> labels;
};

// What follows the pointer: drawn above the cached plot without touching it.
struct CardLine {
    QString text;
    QColor color;
    bool isHead = false;
};

struct Crosshair {
    double x = 0;
    std::optional<double> dotY; // a dot on the series
    QColor dotColor;
    std::vector<CardLine> card; // empty: the line alone
};

} // namespace anomalyst::ui
