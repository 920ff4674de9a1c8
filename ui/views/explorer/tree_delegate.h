// Paints the entries of the explorer: captions in small capitals, logs and files with an icon and a badge, roles with
// the name of their column. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace anomalyst::ui
{

class TreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

} // namespace anomalyst::ui
