// The texts within a plot: labels beside places, names of spans, and the card at the crosshair. Stateless functions; GUI
// thread.
#pragma once

#include "ui/charts/plot_data.h"

class QPainter;

namespace anomalyst::ui
{

void paintSpanLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans);
// In order; one that would lie on an earlier one is left out.
void paintLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<PlotLabel> &labels);

// A box with lines of text beside `anchor`, kept inside `bounds`.
void paintCard(QPainter &painter, const QPointF &anchor, const QRectF &bounds, const std::vector<CardLine> &lines);

} // namespace anomalyst::ui
