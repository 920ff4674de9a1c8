// Files below captions, each with a tick where it can be ticked, its size, its state and a cross to take it off. Space
// ticks, Delete takes off, the arrows move. Paints what file_list_roles tell. GUI thread.
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace anomalyst::ui
{

class FileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static QRect tickRect(const QRect &row);
    static QRect crossRect(const QRect &row);
};

class FileList : public QListView
{
    Q_OBJECT
public:
    explicit FileList(QWidget *parent = nullptr);

    int currentFile() const; // the FileIdRole of the current line, or -1

Q_SIGNALS:
    void currentFileChanged();
    void removeRequested(int file);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool viewportEvent(QEvent *event) override; // tool tips as safe text

private:
    void toggle(const QModelIndex &index);
};

} // namespace anomalyst::ui
