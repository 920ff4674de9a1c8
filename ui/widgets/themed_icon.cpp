// The icon engine behind themedIcon(): one stroke drawing, tinted when it is painted, so that a change of the look
// needs no new icons.

#include "ui/widgets/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIcons()
{
    Q_INIT_RESOURCE(anomalyst);
}

namespace anomalyst::ui
{

namespace
{

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, QColor Theme::*colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = render(rect.size() * ratio, mode);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return render(size, mode); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return render(size, mode);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_colour); }

    // Icons that Qt believes to be empty are not painted at all.
    bool isNull() override { return false; }

private:
    QPixmap render(const QSize &size, QIcon::Mode mode) const
    {
        const QColor colour = mode == QIcon::Disabled ? theme().residual : theme().*m_colour;
        const QString key =
            QStringLiteral("%1 %2 %3x%4").arg(m_name, colour.name()).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        QSvgRenderer(QStringLiteral(":/icons/%1.svg").arg(m_name)).render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(drawn.rect(), colour);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    QString m_name;
    QColor Theme::*m_colour;
};

} // namespace

QIcon themedIcon(const QString &name, QColor Theme::*colour)
{
    initIcons();
    return QIcon(new ThemedIconEngine(name, colour));
}

} // namespace anomalyst::ui
