// Draws plain plot data with a QPainter: lines, bands and bars decimated per pixel column, spans and thresholds.
// Stateless functions; GUI thread. Nothing here clips: the caller does.
#pragma once

#include "ui/charts/plot_data.h"

class QPainter;

namespace anomalyst::ui
{

void paintLine(QPainter &painter, const PlotMapping &mapping, const LineData &line);
void paintBand(QPainter &painter, const PlotMapping &mapping, const BandData &band);
void paintBars(QPainter &painter, const PlotMapping &mapping, const BarData &bars);
void paintSpans(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans); // in order of x
void paintThreshold(QPainter &painter, const PlotMapping &mapping, const ThresholdData &threshold);

} // namespace anomalyst::ui
