// Cells of the events: the current one with a frame, and what is being looked for marked in each text. GUI thread.
#pragma once

#include "ui/widgets/data_table.h"

namespace anomalyst::ui
{

class EventsDelegate : public DataTableDelegate
{
    Q_OBJECT
public:
    using DataTableDelegate::DataTableDelegate;

    // What to mark, in the columns that it is looked for in (empty: all); an empty text marks nothing.
    void setMarked(const QString &text, const QList<int> &columns);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintText(QPainter *painter, const QRect &place, const QStyleOptionViewItem &cell) const override;

private:
    QString m_marked;
    QList<int> m_columns;
};

} // namespace anomalyst::ui
