#include "ui/widgets/table_header.h"

#include "ui/models/table_roles.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace anomalyst::ui
{

namespace
{
constexpr int kHeight = 32;
constexpr int kMargin = 8;
constexpr int kTitleLimit = 100;
constexpr int kArrowSpace = 20;

int chipWidth(const QFont &font, const QString &text)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + 12;
}

} // namespace

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setStretchLastSection(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, [this] { viewport()->update(); });
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), kHeight};
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    const int chip = chipWidth(chipFont(), chipOf(section));
    const int title = QFontMetrics(titleFont()).horizontalAdvance(titleOf(section));
    return {title + 2 * kMargin + (chip > 0 ? chip + 6 : 0) + 4, kHeight};
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &look = theme();
    painter->save();
    painter->fillRect(rect, look.panel);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.border);
    const bool right =
        (model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    const QString chip = chipOf(section);
    const int chipSpace = chip.isEmpty() ? 0 : chipWidth(chipFont(), chip) + 6;
    const int arrowSpace = sortOrderOf(section) ? kArrowSpace : 0;
    QRect space = rect.adjusted(kMargin, 0, -kMargin, 0);
    painter->setFont(titleFont());
    const QString title = painter->fontMetrics().elidedText(titleOf(section), Qt::ElideRight,
                                                            std::max(20, space.width() - chipSpace - arrowSpace));
    const int titleWidth = painter->fontMetrics().horizontalAdvance(title);
    if (right)
        space.setLeft(std::max(space.left(), space.right() - titleWidth - chipSpace - arrowSpace));
    painter->setPen(look.mutedText);
    painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter, title);
    if (chipSpace > 0 && space.width() >= titleWidth + chipSpace + arrowSpace) {
        const QRectF box(space.left() + titleWidth + 6, rect.center().y() - 8, chipSpace - 6, 17);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(look.accentSoft);
        painter->drawRoundedRect(box, 8, 8);
        painter->setFont(chipFont());
        painter->setPen(look.accent);
        painter->drawText(box, Qt::AlignCenter, chip);
    }
    paintSortArrow(painter, space, section);
    painter->restore();
}

std::optional<Qt::SortOrder> TableHeader::sortOrderOf(int section) const
{
    const QVariant told = model()->headerData(section, orientation(), SortOrderRole);
    if (told.isValid())
        return static_cast<Qt::SortOrder>(told.toInt());
    if (isSortIndicatorShown() && sortIndicatorSection() == section)
        return sortIndicatorOrder();
    return {};
}

void TableHeader::paintSortArrow(QPainter *painter, const QRect &space, int section) const
{
    const auto order = sortOrderOf(section);
    if (!order)
        return;
    const QPointF middle(space.right() - 2, space.center().y() + 0.5);
    const double tip = *order == Qt::AscendingOrder ? -2.5 : 2.5;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({middle + QPointF(-4, -tip), middle + QPointF(0, tip), middle + QPointF(4, -tip)}));
    const QString place = model()->headerData(section, orientation(), SortPlaceRole).toString();
    painter->setFont(chipFont());
    painter->drawText(space.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, place);
}

QString TableHeader::titleOf(int section) const
{
    return displayText(model()->headerData(section, orientation()).toString(), kTitleLimit);
}

QString TableHeader::chipOf(int section) const
{
    return model()->headerData(section, orientation(), HeaderChipRole).toString();
}

QFont TableHeader::titleFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont TableHeader::chipFont() const
{
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() - 2);
    return small;
}

} // namespace anomalyst::ui
