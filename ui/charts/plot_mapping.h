// Values ↔ pixels of one plot, linear in both directions. x is a time in microseconds as a double (exact to the
// microsecond until the year 2255) or any other number. Pure geometry.
#pragma once

#include "core/base/time.h"

#include <QPointF>
#include <QRectF>

#include <cmath>

namespace anomalyst::ui
{

// What every chart keeps free beside its plot, so that plots under each other are in line.
inline constexpr int kPlotLeftMargin = 72; // labels of the values
inline constexpr int kPlotRightMargin = 16;

struct ValueRange {
    double low = 0;
    double high = 1;

    double length() const { return high - low; }
    bool contains(double value) const { return value >= low && value <= high; }
    ValueRange ordered() const { return low <= high ? *this : ValueRange{high, low}; }
    friend bool operator==(const ValueRange &, const ValueRange &) = default;
};

inline ValueRange rangeOf(const TimeWindow &window)
{
    return {static_cast<double>(window.begin), static_cast<double>(window.end)};
}

inline TimeWindow windowOf(const ValueRange &range)
{
    return {std::llround(range.low), std::llround(range.high)};
}

struct PlotMapping {
    QRectF area; // in pixels, left and right on whole ones
    ValueRange x;
    ValueRange y;

    double pixelX(double value) const { return area.left() + (value - x.low) / x.length() * area.width(); }
    double pixelY(double value) const { return area.bottom() - (value - y.low) / y.length() * area.height(); }
    QPointF pixel(double valueX, double valueY) const { return {pixelX(valueX), pixelY(valueY)}; }
    double valueX(double pixel) const { return x.low + (pixel - area.left()) / area.width() * x.length(); }
    double valueY(double pixel) const { return y.low + (area.bottom() - pixel) / area.height() * y.length(); }
    double valuesPerPixelX() const { return x.length() / area.width(); }
    bool isEmpty() const { return area.width() < 1 || area.height() < 1 || !(x.length() > 0) || !(y.length() > 0); }

    friend bool operator==(const PlotMapping &, const PlotMapping &) = default;
};

} // namespace anomalyst::ui
