#include "ui/widgets/wrapped_text.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kNarrowest = 40;

// Lays the lines out from the layout's origin; returns their height.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(kNarrowest, width));
        line.setPosition({0, height});
        height += std::ceil(line.height());
    }
    layout.endLayout();
    return height;
}

// A layout knows line separators only.
QString separated(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
}

} // namespace

int wrappedHeight(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(separated(text), font);
    return std::max(QFontMetrics(font).height(), static_cast<int>(layOut(layout, width)));
}

void paintWrapped(QPainter &painter, const QRectF &space, const QString &text)
{
    QTextLayout layout(separated(text), painter.font());
    layOut(layout, space.width());
    painter.save();
    painter.setClipRect(space, Qt::IntersectClip);
    layout.draw(&painter, space.topLeft());
    painter.restore();
}

} // namespace anomalyst::ui
