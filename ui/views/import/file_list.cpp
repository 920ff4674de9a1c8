#include "ui/views/import/file_list.h"

#include "ui/models/file_list_roles.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace anomalyst::ui
{

namespace
{

constexpr int kCaptionHeight = 28;
constexpr int kFileHeight = 46;
constexpr int kTick = 15;

QIcon markIcon(FileMark mark)
{
    switch (mark) {
    case FileMark::Looking:
        return themedIcon(QStringLiteral("clock"), &Theme::mutedText);
    case FileMark::Good:
        return themedIcon(QStringLiteral("check"), &Theme::good);
    case FileMark::Doubtful:
        return themedIcon(QStringLiteral("warning"), &Theme::warn);
    case FileMark::Bad:
        return themedIcon(QStringLiteral("rejected"), &Theme::spike);
    case FileMark::None:
        break;
    }
    return {};
}

void paintTick(QPainter *painter, const QRect &box, bool ticked)
{
    const Theme &look = theme();
    painter->setPen(QPen(ticked ? look.accent : look.residual, 1));
    painter->setBrush(ticked ? look.accent : look.panel);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (!ticked)
        return;
    const QPointF origin = box.topLeft();
    painter->setPen(QPen(look.onAccent, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF({origin + QPointF(4, 7.7), origin + QPointF(6.5, 10.3), origin + QPointF(11, 5)}));
}

void paintCross(QPainter *painter, const QRect &box)
{
    const QPointF middle = QRectF(box).center();
    painter->setPen(QPen(theme().mutedText, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(middle + QPointF(-3.5, -3.5), middle + QPointF(3.5, 3.5));
    painter->drawLine(middle + QPointF(-3.5, 3.5), middle + QPointF(3.5, -3.5));
}

void paintCaption(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont bold = option.font;
    bold.setPointSizeF(8);
    bold.setWeight(QFont::Bold);
    painter->setFont(bold);
    painter->setPen(theme().mutedText);
    const QRect space = option.rect.adjusted(12, 6, -8, 0);
    const QString text = displayText(index.data().toString(), 100).toUpper();
    painter->drawText(space, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(text, Qt::ElideRight, space.width()));
}

void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect space)
{
    const QFontMetrics metrics(option.font);
    const QString facts = index.data(FactsRole).toString();
    const bool muted = index.data(Qt::CheckStateRole).isValid() && index.data(Qt::CheckStateRole).toInt() == 0;
    const QRect upper(space.left(), space.top() + 4, space.width(), 20);
    painter->setFont(option.font);
    painter->setPen(theme().mutedText);
    painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, facts);
    painter->setPen(muted ? theme().mutedText : theme().text);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(displayText(index.data().toString(), 200), Qt::ElideMiddle,
                                         upper.width() - metrics.horizontalAdvance(facts) - 10));
    QFont small = option.font;
    small.setPointSizeF(option.font.pointSizeF() - 1);
    painter->setFont(small);
    const auto mark = static_cast<FileMark>(index.data(MarkRole).toInt());
    QRect lower(space.left(), space.top() + 23, space.width(), 17);
    markIcon(mark).paint(painter, QRect(lower.left(), lower.top() + 2, 13, 13));
    lower.setLeft(lower.left() + 18);
    painter->setPen(mark == FileMark::Bad ? theme().spike : theme().mutedText);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(displayText(index.data(StateTextRole).toString(), 200),
                                                     Qt::ElideRight, lower.width()));
}

} // namespace

QRect FileDelegate::tickRect(const QRect &row)
{
    return {row.left() + 14, row.top() + 7, kTick, kTick};
}

QRect FileDelegate::crossRect(const QRect &row)
{
    return {row.right() - 28, row.top() + 4, 20, 20};
}

void FileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(CaptionRole).toBool()) {
        paintCaption(painter, option, index);
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool hot = option.state & QStyle::State_MouseOver;
    if (selected || hot) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme().accentSoft : theme().stripe);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(5, 1, -5, -1), 6, 6);
    }
    QRect space = option.rect.adjusted(14, 0, -12, 0);
    const QVariant ticked = index.data(Qt::CheckStateRole);
    if (ticked.isValid()) {
        paintTick(painter, tickRect(option.rect), ticked.toInt() == Qt::Checked);
        space.setLeft(space.left() + kTick + 9);
    }
    if (index.data(RemovableRole).toBool()) {
        if (selected || hot)
            paintCross(painter, crossRect(option.rect));
        space.setRight(crossRect(option.rect).left() - 2);
    }
    paintText(painter, option, index, space);
    painter->restore();
}

QSize FileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {120, index.data(CaptionRole).toBool() ? kCaptionHeight : kFileHeight};
}

FileList::FileList(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new FileDelegate(this));
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

int FileList::currentFile() const
{
    const QVariant id = currentIndex().data(FileIdRole);
    return id.isValid() ? id.toInt() : -1;
}

void FileList::toggle(const QModelIndex &index)
{
    const QVariant ticked = index.data(Qt::CheckStateRole);
    if (ticked.isValid())
        model()->setData(index, ticked.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void FileList::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const QRect row = visualRect(index);
    if (event->button() == Qt::LeftButton && index.data(RemovableRole).toBool() &&
        FileDelegate::crossRect(row).contains(event->pos())) {
        Q_EMIT removeRequested(index.data(FileIdRole).toInt());
        return;
    }
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && FileDelegate::tickRect(row).adjusted(-6, -6, 6, 6).contains(event->pos()))
        toggle(index);
}

void FileList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        toggle(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Delete && currentIndex().data(RemovableRole).toBool()) {
        Q_EMIT removeRequested(currentFile());
        return;
    }
    QListView::keyPressEvent(event);
}

void FileList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentFileChanged();
}

bool FileList::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    if (index.isValid() && !index.data(CaptionRole).toBool())
        QToolTip::showText(
            help->globalPos(),
            displayRichText(index.data().toString() + QLatin1String(": ") + index.data(StateTextRole).toString()),
            viewport());
    return true;
}

} // namespace anomalyst::ui
