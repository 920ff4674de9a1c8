// Draws plain plot data with a QPainter: lines, bands and bars decimated per pixel column, spans, thresholds and
// labels. Stateless functions; GUI thread. Nothing here clips: the caller does.
#pragma once

#include "ui/charts/plot_data.h"

class QPainter;

namespace anomalyst::ui
{

void paintLine(QPainter &painter, const PlotMapping &mapping, const LineData &line);
void paintBand(QPainter &painter, const PlotMapping &mapping, const BandData &band);
void paintBars(QPainter &painter, const PlotMapping &mapping, const BarData &bars);
void paintSpans(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans); // in order of x
void paintSpanLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans);
void paintThreshold(QPainter &painter, const PlotMapping &mapping, const ThresholdData &threshold);
// In order; one that would lie on an earlier one is left out.
void paintLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<PlotLabel> &labels);

// A box with lines of text beside `anchor`, kept inside `bounds`.
void paintCard(QPainter &painter, const QPointF &anchor, const QRectF &bounds, const std::vector<CardLine> &lines);

} // namespace anomalyst::ui
