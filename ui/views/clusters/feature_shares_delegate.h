// A feature in a list: its tick and text, below them a bar and a number for its share of all distances. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace anomalyst::ui
{

class FeatureSharesDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int ShareRole = Qt::UserRole + 1; // 0..1; absent: it takes no part

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    static QString shareText(double share); // "97.4 %"
};

} // namespace anomalyst::ui
