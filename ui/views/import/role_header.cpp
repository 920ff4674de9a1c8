#include "ui/views/import/role_header.h"

#include "ui/models/preview_model.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace anomalyst::ui
{

namespace
{
constexpr int kHeight = 56;
constexpr int kMargin = 8;
constexpr int kChipHeight = 20;
constexpr int kChipPadding = 9;
constexpr int kArrowSpace = 12;
} // namespace

RoleHeader::RoleHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMouseTracking(true);
    setMinimumSectionSize(70);
    setStretchLastSection(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, [this] { viewport()->update(); });
}

QSize RoleHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), kHeight};
}

QFont RoleHeader::smallFont() const
{
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() - 1);
    return small;
}

QString RoleHeader::typeOf(int section) const
{
    return model()->headerData(section, Qt::Horizontal, PreviewModel::TypeRole).toString();
}

QString RoleHeader::chipText(int section) const
{
    const QString role = model()->headerData(section, Qt::Horizontal, PreviewModel::RoleNameRole).toString();
    return role.isEmpty() ? tr("role") : role;
}

bool RoleHeader::isChosen(int section) const
{
    return model()->headerData(section, Qt::Horizontal, PreviewModel::ChosenRole).toBool();
}

QSize RoleHeader::sectionSizeFromContents(int section) const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QString name = displayText(model()->headerData(section, Qt::Horizontal).toString(), 40);
    const QFontMetrics small(smallFont());
    const int lower = small.horizontalAdvance(typeOf(section)) + 8 + small.horizontalAdvance(chipText(section)) +
                      2 * kChipPadding + kArrowSpace;
    return {std::max(QFontMetrics(bold).horizontalAdvance(name), lower) + 2 * kMargin + 4, kHeight};
}

QRect RoleHeader::chipIn(const QRect &section, int index) const
{
    const QFontMetrics small(smallFont());
    const int left = section.left() + kMargin + small.horizontalAdvance(typeOf(index)) + 8;
    const int width = small.horizontalAdvance(chipText(index)) + 2 * kChipPadding + kArrowSpace;
    return {left, section.top() + 29, std::min(width, section.right() - left - 3), kChipHeight};
}

QRect RoleHeader::chipRect(int section) const
{
    return chipIn(QRect(sectionViewportPosition(section), 0, sectionSize(section), height()), section);
}

void RoleHeader::paintChip(QPainter *painter, const QRect &box, int section) const
{
    const Theme &look = theme();
    const bool hasRole = !model()->headerData(section, Qt::Horizontal, PreviewModel::RoleNameRole).toString().isEmpty();
    const bool chosen = isChosen(section) && hasRole;
    const bool hot = section == m_hot;
    QPen frame(chosen || hot ? look.accent : hasRole ? look.chipBorder : look.border, 1);
    if (!hasRole && !hot)
        frame.setStyle(Qt::DashLine);
    painter->setPen(frame);
    painter->setBrush(chosen ? look.accent : hasRole || hot ? look.accentSoft : look.panel);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), kChipHeight / 2.0 - 0.5,
                             kChipHeight / 2.0 - 0.5);
    const QColor ink = chosen ? look.onAccent : hasRole ? look.text : look.mutedText;
    painter->setPen(ink);
    painter->setFont(smallFont());
    const QRect space = box.adjusted(kChipPadding, 0, -kChipPadding - kArrowSpace + 2, 0);
    painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(chipText(section), Qt::ElideRight, space.width()));
    const QPointF arrow(box.right() - kChipPadding - 2.5, box.center().y() + 1);
    painter->setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF({arrow + QPointF(-3, -1.5), arrow + QPointF(0, 1.5), arrow + QPointF(3, -1.5)}));
}

void RoleHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &look = theme();
    painter->save();
    painter->fillRect(rect, look.panel);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.border);
    painter->setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(look.text);
    const QRect upper(rect.left() + kMargin, rect.top() + 6, rect.width() - 2 * kMargin, 20);
    const QString name = displayText(model()->headerData(section, Qt::Horizontal).toString(), 100);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, upper.width()));
    painter->setFont(smallFont());
    painter->setPen(look.mutedText);
    painter->drawText(QRect(upper.left(), rect.top() + 29, upper.width(), kChipHeight),
                      Qt::AlignLeft | Qt::AlignVCenter, typeOf(section));
    paintChip(painter, chipIn(rect, section), section);
    painter->restore();
}

void RoleHeader::mousePressEvent(QMouseEvent *event)
{
    const int section = logicalIndexAt(event->pos());
    if (event->button() == Qt::LeftButton && section >= 0 && chipRect(section).contains(event->pos())) {
        Q_EMIT roleRequested(section);
        return;
    }
    QHeaderView::mousePressEvent(event);
}

void RoleHeader::mouseMoveEvent(QMouseEvent *event)
{
    QHeaderView::mouseMoveEvent(event);
    const int section = logicalIndexAt(event->pos());
    const int hot = section >= 0 && chipRect(section).contains(event->pos()) ? section : -1;
    if (hot != std::exchange(m_hot, hot))
        viewport()->update();
    if (hot >= 0)
        setCursor(Qt::PointingHandCursor);
}

void RoleHeader::leaveEvent(QEvent *event)
{
    QHeaderView::leaveEvent(event);
    m_hot = -1;
    viewport()->update();
}

bool RoleHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int section = logicalIndexAt(help->pos());
    if (section < 0)
        return true;
    const QString role = model()->headerData(section, Qt::Horizontal, PreviewModel::RoleNameRole).toString();
    const QString source = isChosen(section) ? tr("chosen by you") : tr("guessed from the name and the values");
    QString text = model()->headerData(section, Qt::Horizontal).toString() + QLatin1String(": ") + typeOf(section);
    text += role.isEmpty() ? tr(", no role. Click the chip to give it one.") : tr(", role %1, %2.").arg(role, source);
    QToolTip::showText(help->globalPos(), displayRichText(text), viewport());
    return true;
}

} // namespace anomalyst::ui
