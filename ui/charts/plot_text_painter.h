// The texts within a plot: labels beside places, names of spans, and the card at the crosshair. Stateless functions; GUI
// thread.
#pragma once

#include "ui/charts/plot_data.h"

class QFontMetricsF;
class QPainter;

namespace anomalyst::ui
{

void paintSpanLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<SpanData> &spans);
// Beside its mark, where it hides neither the mark of another label nor the text of an earlier one; a label that has no
// such place is left out.
struct PlacedLabel {
    std::size_t label; // index
    QRectF place;
};
std::vector<PlacedLabel> placeLabels(const QFontMetricsF &metrics, const PlotMapping &mapping,
                                     const std::vector<PlotLabel> &labels);
void paintLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<PlotLabel> &labels);

// A box with lines of text beside `anchor`, kept inside `bounds`.
void paintCard(QPainter &painter, const QPointF &anchor, const QRectF &bounds, const std::vector<CardLine> &lines);

} // namespace anomalyst::ui
