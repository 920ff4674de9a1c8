#include "ui/charts/chart_picture.h"

#include "ui/widgets/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

namespace anomalyst::ui
{

namespace
{

constexpr int kMargin = 16;
constexpr int kTitleHeight = 26;
constexpr int kSubtitleHeight = 22;
constexpr qreal kPixelRatio = 2;

QSize sizeOf(const QWidget &chart)
{
    return {chart.width() + 2 * kMargin, chart.height() + 2 * kMargin + kTitleHeight + kSubtitleHeight};
}

void paintPicture(QPainter &painter, QWidget &chart, const PictureText &text)
{
    painter.fillRect(QRect({}, sizeOf(chart)), theme().panel);
    QFont font = chart.font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme().text);
    const QRect title(kMargin, kMargin, chart.width(), kTitleHeight);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, text.title);
    painter.setFont(chart.font());
    painter.setPen(theme().mutedText);
    painter.drawText(QRect(title.left(), title.bottom() + 1, title.width(), kSubtitleHeight),
                     Qt::AlignLeft | Qt::AlignTop, text.subtitle);
    chart.render(&painter, {kMargin, kMargin + kTitleHeight + kSubtitleHeight}, {}, QWidget::DrawChildren);
}

} // namespace

ChartPicture::ChartPicture(QWidget &chart, const PictureText &text)
    : m_image(sizeOf(chart) * kPixelRatio, QImage::Format_RGB32)
{
    m_image.setDevicePixelRatio(kPixelRatio);
    QPainter onImage(&m_image);
    paintPicture(onImage, chart, text);
    onImage.end();

    QBuffer buffer(&m_svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sizeOf(chart));
    generator.setViewBox(QRect({}, sizeOf(chart)));
    generator.setResolution(96);
    generator.setTitle(text.title);
    generator.setDescription(text.subtitle);
    QPainter onSvg(&generator);
    paintPicture(onSvg, chart, text);
}

QByteArray ChartPicture::encoded(const QString &ending) const
{
    if (ending.compare(QLatin1String("svg"), Qt::CaseInsensitive) == 0)
        return m_svg;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    m_image.save(&buffer, "PNG");
    return bytes;
}

QString pictureFileFilter()
{
    return QCoreApplication::translate("ChartPicture", "PNG (*.png);;SVG (*.svg)");
}

} // namespace anomalyst::ui
