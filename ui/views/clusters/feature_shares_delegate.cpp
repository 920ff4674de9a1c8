#include "ui/views/clusters/feature_shares_delegate.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>

namespace anomalyst::ui
{

namespace
{

constexpr int kHeight = 44;
constexpr int kTextLeft = 28; // beside the tick
constexpr int kNumberWidth = 56;
constexpr int kBarHeight = 6;

void paintShare(QPainter &painter, const QRect &line, double share)
{
    const Theme &look = theme();
    QRectF bar(line.left(), line.center().y() - kBarHeight / 2 + 1, line.width() - kNumberWidth, kBarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.badge);
    painter.drawRoundedRect(bar, 3, 3);
    bar.setWidth(bar.width() * share);
    painter.setBrush(look.accent);
    painter.drawRoundedRect(bar, 3, 3);
    painter.setPen(look.mutedText);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, FeatureSharesDelegate::shareText(share));
}

} // namespace

QString FeatureSharesDelegate::shareText(double share)
{
    return QString::number(share * 100, 'f', 1) + QStringLiteral(" %");
}

void FeatureSharesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect room = option.rect.adjusted(kTextLeft, 4, -8, -4);
    const QRect upper(room.left(), room.top(), room.width(), room.height() / 2);
    const QRect lower(room.left(), upper.bottom() + 1, room.width(), room.height() / 2);
    const QVariant share = index.data(ShareRole);
    painter->setPen(share.isValid() ? theme().text : theme().mutedText);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(text, Qt::ElideMiddle, upper.width()));
    if (share.isValid()) {
        paintShare(*painter, lower, share.toDouble());
    } else {
        const bool isUsed = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter, isUsed ? QStringLiteral("…") : tr("not used"));
    }
    painter->restore();
}

QSize FeatureSharesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, kHeight};
}

} // namespace anomalyst::ui
