// A chart as a picture for a report: title, what is shown and in which zone above it, as PNG of twice the pixels or as
// SVG. Taken on the GUI thread, encoded on any.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

class QWidget;

namespace anomalyst::ui
{

struct PictureText {
    QString title;    // "Bytes sent"; text from a log must have passed displayText
    QString subtitle; // units, time, zone
};

class ChartPicture
{
public:
    ChartPicture(QWidget &chart, const PictureText &text);

    // SVG for an ending of "svg" in any case, else PNG.
    QByteArray encoded(const QString &ending) const;

private:
    QImage m_image;
    QByteArray m_svg;
};

QString pictureFileFilter();

} // namespace anomalyst::ui
