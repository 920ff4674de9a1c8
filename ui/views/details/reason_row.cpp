#include "ui/views/details/reason_row.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wrapped_text.h"

#include <QPainter>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr int kLine = 22;
constexpr int kBarHeight = 5;
constexpr int kBelow = 10;

} // namespace

ReasonRow::ReasonRow(const Details::Reason &reason, QWidget *parent)
    : QWidget(parent)
    , m_name(displayText(reason.name, 200))
    , m_note(displayText(reason.note, 600))
    , m_percent(tr("%1 %").arg(QString::number(100 * reason.share, 'f', reason.share < 0.0995 ? 1 : 0)))
    , m_share(std::clamp(reason.share, 0.0, 1.0))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(m_name + QLatin1String(", ") + m_percent + QLatin1String(", ") + m_note);
    setToolTip(displayRichText(reason.name + QStringLiteral(" · ") + reason.note, 1200));
}

int ReasonRow::heightForWidth(int width) const
{
    return kLine + kBarHeight + 4 + (m_note.isEmpty() ? 0 : wrappedHeight(m_note, font(), width)) + kBelow;
}

void ReasonRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const QRect line(0, 0, width(), kLine);
    painter.setPen(theme().mutedText);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_percent);
    painter.setPen(theme().text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_name, Qt::ElideMiddle, width() - metrics.horizontalAdvance(m_percent) - 12));
    const QRectF track(0, kLine, width(), kBarHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().border);
    painter.drawRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
    painter.setBrush(theme().spike);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(4.0, track.width() * m_share), kBarHeight)),
                            kBarHeight / 2.0, kBarHeight / 2.0);
    painter.setPen(theme().mutedText);
    paintWrapped(painter, QRectF(0, kLine + kBarHeight + 4, width(), height()), m_note);
}

} // namespace anomalyst::ui
