#include "ui/views/details/step_row.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace anomalyst::ui
{

namespace
{

constexpr int kLine = 28;
constexpr int kDotX = 9;
constexpr int kTextX = 26;
constexpr double kUnusual = 0.01;
constexpr double kVeryUnusual = 0.001;

QString probabilityText(double value)
{
    return QStringLiteral("p = %1").arg(QString::number(value, 'g', value < 0.1 ? 1 : 2));
}

} // namespace

StepRow::StepRow(const Details::Step &step, Place place, QWidget *parent)
    : QWidget(parent)
    , m_name(displayText(step.name, 200))
    , m_note(displayText(step.note, 300))
    , m_probability(probabilityText(step.probability))
    , m_value(step.probability)
    , m_place(place)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(m_name + QLatin1String(", ") + m_probability);
    if (!m_note.isEmpty())
        setToolTip(displayRichText(m_name + QStringLiteral(" · ") + step.note, 800));
}

QSize StepRow::sizeHint() const
{
    return {200, m_note.isEmpty() ? kLine : kLine + fontMetrics().height() + 2};
}

void StepRow::paintDot(QPainter &painter, const QColor &colour, bool filled) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().border, 2));
    if (!m_place.first)
        painter.drawLine(QPointF(kDotX, 0), QPointF(kDotX, kLine / 2.0 - 7));
    if (!m_place.last)
        painter.drawLine(QPointF(kDotX, kLine / 2.0 + 7), QPointF(kDotX, height()));
    painter.setPen(QPen(colour, 2));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(kDotX, kLine / 2.0), 4.5, 4.5);
}

void StepRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &look = theme();
    const bool unusual = m_value < kUnusual;
    const QColor colour = m_value < kVeryUnusual ? look.spike : unusual ? look.baseline : look.accent;
    paintDot(painter, colour, unusual);
    const QFontMetrics metrics = fontMetrics();
    const int probabilityWidth = metrics.horizontalAdvance(m_probability);
    const QRect line(kTextX, 0, width() - kTextX, kLine);
    painter.setPen(unusual ? colour : look.mutedText);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_probability);
    painter.setPen(look.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_name, Qt::ElideMiddle, line.width() - probabilityWidth - 10));
    if (!m_note.isEmpty()) {
        painter.setPen(look.mutedText);
        painter.drawText(QRect(kTextX, kLine - 4, line.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_note, Qt::ElideRight, line.width()));
    }
}

} // namespace anomalyst::ui
