#include "ui/views/events/events_delegate.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace anomalyst::ui
{

void EventsDelegate::setMarked(const QString &text, const QList<int> &columns)
{
    m_marked = text;
    m_columns = columns;
}

void EventsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    DataTableDelegate::paint(painter, option, index);
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table || table->currentIndex() != index)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().accent, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4);
    painter->restore();
}

void EventsDelegate::paintText(QPainter *painter, const QRect &place, const QStyleOptionViewItem &cell) const
{
    const bool marksHere = !m_marked.isEmpty() && (m_columns.isEmpty() || m_columns.contains(cell.index.column()));
    qsizetype at = marksHere ? cell.text.indexOf(m_marked, 0, Qt::CaseInsensitive) : -1;
    if (at < 0) {
        DataTableDelegate::paintText(painter, place, cell);
        return;
    }
    const int textWidth = std::min(cell.fontMetrics.horizontalAdvance(cell.text), place.width());
    const bool right = (cell.displayAlignment & Qt::AlignRight) != 0;
    const int start = right ? place.right() + 1 - textWidth : place.left();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(place.adjusted(-2, 0, 2, 0));
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().markedText);
    for (; at >= 0; at = cell.text.indexOf(m_marked, at + m_marked.size(), Qt::CaseInsensitive)) {
        const int left = start + cell.fontMetrics.horizontalAdvance(cell.text.left(at));
        if (left > place.right())
            break;
        const int width = cell.fontMetrics.horizontalAdvance(cell.text.mid(at, m_marked.size()));
        painter->drawRoundedRect(QRectF(left - 1, place.center().y() - 9, width + 2, 19), 3, 3);
    }
    painter->restore();
    DataTableDelegate::paintText(painter, place, cell);
}

} // namespace anomalyst::ui
