// The table of the program: quiet rows of 28 px without a grid, times and paths in a fixed-width face, numbers with a
// bar where the model tells one, a third click on a header back to the order of the result. Enter and double click are
// one.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace anomalyst::ui
{

class DataTableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QString displayText(const QVariant &value, const QLocale &locale) const override; // safe to show
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    // The text of the cell, in its font and colour.
    virtual void paintText(QPainter *painter, const QRect &place, const QStyleOptionViewItem &cell) const;
};

class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setColumnWidths(const QList<int> &widths); // 0: takes what is left

Q_SIGNALS:
    void currentRowChanged(const QModelIndex &index); // by mouse or keyboard
    void rowOpened(const QModelIndex &index);         // double click or Enter: one level down

protected:
    void keyPressEvent(QKeyEvent *event) override; // also J and K: next and previous row; Ctrl+C, Ctrl+Shift+C: copy

private:
    void cycleSorting(int column);
    void step(int by);
    void copyRows(bool withTitles) const;

    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace anomalyst::ui
