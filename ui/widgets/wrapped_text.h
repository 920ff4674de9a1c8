// Text that wraps at words, and within a word only where it would not fit a line: paths and command lines have long ones.
// What is measured and what is painted come from one layout, so that no last line is cut off. GUI thread only.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace anomalyst::ui
{

// Height in logical pixels, at least one line; widths below 40 are taken as 40.
int wrappedHeight(const QString &text, const QFont &font, int width);

// From the top left of `space`, at its width, with the painter's font and pen; what is below its bottom is not painted.
void paintWrapped(QPainter &painter, const QRectF &space, const QString &text);

} // namespace anomalyst::ui
