// Draws marks in great number: sprites while they are few, a picture of their density beyond that, and the emphasised
// ones on top. GUI thread.
#pragma once

#include "ui/charts/plot_data.h"

class QPainter;

namespace anomalyst::ui
{

inline constexpr std::size_t kMostSprites = 20'000; // visible marks; more are shown as density

void paintMarks(QPainter &painter, const PlotMapping &mapping, const MarkData &data);
// One mark in its shape, centred; for legends and cards too.
void paintMarkShape(QPainter &painter, const QPointF &centre, MarkShape shape, double size);

} // namespace anomalyst::ui
