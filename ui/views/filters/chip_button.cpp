#include "ui/views/filters/chip_button.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace anomalyst::ui
{

namespace
{
constexpr int kHeight = 26;
constexpr int kCross = 24;
} // namespace

ChipButton::ChipButton(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setAccessibleName(tr("Filter %1").arg(text));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipButton::setStruckOut(bool struckOut)
{
    m_struckOut = struckOut;
    update();
}

QSize ChipButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 12 + kCross, kHeight};
}

QRect ChipButton::crossRect() const
{
    return {width() - kCross, 0, kCross, height()};
}

// Backspace removes the chip that has the focus, and is no way back then.
bool ChipButton::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Backspace) {
        event->accept();
        return true;
    }
    return QToolButton::event(event);
}

void ChipButton::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(m_struckOut ? 0.55 : 1);
    painter.setPen(QPen(hasFocus() || underMouse() ? look.accent : look.chipBorder, 1));
    painter.setBrush(look.accentSoft);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    QFont face = font();
    face.setStrikeOut(m_struckOut);
    painter.setFont(face);
    painter.setPen(look.text);
    painter.drawText(rect().adjusted(12, 0, -kCross, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    const QPointF middle = QRectF(crossRect()).center() + QPointF(-2, 0);
    painter.setPen(QPen(look.accent, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3));
    painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3));
}

void ChipButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->pos())) {
        setDown(false);
        Q_EMIT closeClicked();
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void ChipButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT closeClicked();
        return;
    }
    QToolButton::keyPressEvent(event);
}

} // namespace anomalyst::ui
