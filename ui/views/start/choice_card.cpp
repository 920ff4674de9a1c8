#include "ui/views/start/choice_card.h"

#include <QPainter>

namespace anomalyst::ui
{

ChoiceCard::ChoiceCard(const Face &face, QWidget *parent)
    : QAbstractButton(parent)
    , m_face(face)
    , m_icon(themedIcon(face.icon, face.primary ? &Theme::onAccent : &Theme::accent))
{
    setText(face.title);
    setAccessibleDescription(face.text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || hasFocus();
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(hot || m_face.primary ? look.accent : look.border, hot ? 2 : 1));
    painter.setBrush(isDown() ? look.accentSoft : hot ? look.stripe : look.panel);
    painter.drawRoundedRect(frame, 12, 12);

    const QRectF disc(24, 24, 48, 48);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_face.primary ? look.accent : look.accentSoft);
    painter.drawRoundedRect(disc, 12, 12);
    m_icon.paint(&painter, disc.adjusted(12, 12, -12, -12).toRect());

    QFont title = font();
    title.setPointSizeF(12);
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(look.text);
    painter.drawText(QRectF(24, 86, width() - 48, 26), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(font());
    painter.setPen(look.mutedText);
    painter.drawText(QRectF(24, 116, width() - 44, height() - 124), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     m_face.text);
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace anomalyst::ui
