#include "ui/views/explorer/tree_delegate.h"

#include "ui/models/case_tree_model.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace anomalyst::ui
{

namespace
{

constexpr int kMargin = 8;
constexpr int kIcon = 15;
constexpr int kTextX = 32;

CaseTreeModel::Kind kindOf(const QModelIndex &index)
{
    return static_cast<CaseTreeModel::Kind>(index.data(CaseTreeModel::KindRole).toInt());
}

void paintCaption(QPainter *painter, const QStyleOptionViewItem &option, const QString &text)
{
    QFont caption = option.font;
    caption.setPointSizeF(option.font.pointSizeF() - 1.5);
    caption.setWeight(QFont::Bold);
    painter->setFont(caption);
    painter->setPen(theme().mutedText);
    const QRect space = option.rect.adjusted(kMargin, 0, -kMargin, -3);
    painter->drawText(space, Qt::AlignLeft | Qt::AlignBottom,
                      QFontMetrics(caption).elidedText(text.toUpper(), Qt::ElideRight, space.width()));
}

// Returns how much room it took.
int paintBadge(QPainter *painter, const QRect &row, const QFont &font, const QString &text)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() - 1);
    const int width = QFontMetrics(small).horizontalAdvance(text) + 14;
    const QRectF box(row.right() - kMargin - width, row.center().y() - 8, width, 17);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().badge);
    painter->drawRoundedRect(box, 8.5, 8.5);
    painter->setFont(small);
    painter->setPen(theme().mutedText);
    painter->drawText(box, Qt::AlignCenter, text);
    return width + 6;
}

void paintSign(QPainter *painter, const QRect &row, CaseTreeModel::Kind kind, int number)
{
    if (kind != CaseTreeModel::Kind::Column) {
        const bool log = kind == CaseTreeModel::Kind::Log;
        themedIcon(log ? QStringLiteral("database") : QStringLiteral("file"), &Theme::mutedText)
            .paint(painter, QRect(row.left() + kMargin, row.center().y() - kIcon / 2, kIcon, kIcon));
        return;
    }
    const Theme &look = theme();
    const std::array colours = {look.accent, look.seasonal, look.baseline, look.trend};
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours[static_cast<std::size_t>(number) % colours.size()]);
    painter->drawEllipse(QPointF(row.left() + kMargin + kIcon / 2.0, row.center().y() + 0.5), 4, 4);
}

} // namespace

void TreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &look = theme();
    const CaseTreeModel::Kind kind = kindOf(index);
    const QString text = ui::displayText(index.data().toString(), 120);
    painter->save();
    painter->fillRect(option.rect, look.panel);
    if (kind == CaseTreeModel::Kind::Caption) {
        paintCaption(painter, option, text);
        painter->restore();
        return;
    }
    const QRect row = option.rect.adjusted(4, 1, -4, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? look.accentSoft : look.stripe);
        painter->drawRoundedRect(row, 6, 6);
    }
    paintSign(painter, row, kind, index.row());
    int room = row.width() - kTextX - kMargin;
    if (const QVariant count = index.data(CaseTreeModel::CountRole); count.isValid())
        room -= paintBadge(painter, row, option.font, shortNumber(count.toULongLong()));
    const QFontMetrics metrics(option.font);
    painter->setFont(option.font);
    if (const QString note = ui::displayText(index.data(CaseTreeModel::NoteRole).toString(), 80); !note.isEmpty()) {
        const QString shown = metrics.elidedText(note, Qt::ElideMiddle, room - metrics.horizontalAdvance(text) - 12);
        painter->setPen(look.mutedText);
        painter->drawText(row.adjusted(kTextX, 0, -kMargin, 0), Qt::AlignRight | Qt::AlignVCenter, shown);
    }
    painter->setPen(selected ? look.accent : look.text);
    painter->drawText(row.adjusted(kTextX, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(text, Qt::ElideMiddle, room));
    painter->restore();
}

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool caption = kindOf(index) == CaseTreeModel::Kind::Caption;
    return {120, caption ? (index.row() == 0 ? 26 : 34) : 28};
}

bool TreeDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || kindOf(index) == CaseTreeModel::Kind::Caption)
        return false;
    QString text = index.data().toString();
    if (const QVariant count = index.data(CaseTreeModel::CountRole); count.isValid())
        text += tr(": %1 events").arg(countText(count.toULongLong()));
    if (const quint64 rejected = index.data(CaseTreeModel::RejectedRole).toULongLong(); rejected > 0)
        text += tr(", %1 rejected rows").arg(countText(rejected));
    if (const QString note = index.data(CaseTreeModel::NoteRole).toString(); !note.isEmpty())
        text += QStringLiteral(": ") + note;
    QToolTip::showText(event->globalPos(), displayRichText(text), view);
    return true;
}

} // namespace anomalyst::ui
