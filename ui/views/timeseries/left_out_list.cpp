#include "ui/views/timeseries/left_out_list.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr int kFewestRows = 2; // also the room for the hint
constexpr int kMostRows = 5;

QString shortTime(const TimeWindow &window)
{
    return secondText(window.begin).left(16) + QStringLiteral(", ") + durationText(window.length());
}

} // namespace

LeftOutList::LeftOutList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("leftOut"));
    setAccessibleName(tr("Left out"));
    setToolTip(tr("Stretches that are no part of the fit and no anomaly, such as maintenance. Double click or F2 "
                  "renames one, Delete takes it back"));
    setColumnCount(1);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    setFont(small);
    connect(this, &QTreeWidget::itemChanged, this, &LeftOutList::rename);
    setTimes({});
}

void LeftOutList::setTimes(const std::vector<store::LeftOutTime> &times)
{
    m_times = times;
    const QSignalBlocker blocker(this);
    clear();
    for (const store::LeftOutTime &time : m_times) {
        auto *item = new QTreeWidgetItem(this, {displayText(time.label, 60)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        item->setToolTip(0, windowText(time.window));
        auto *when = new QTreeWidgetItem(item, {shortTime(time.window)});
        when->setFlags(Qt::ItemIsEnabled);
        when->setForeground(0, theme().mutedText);
        item->setExpanded(true);
    }
    const int rowHeight = fontMetrics().height() + 6;
    setFixedHeight(std::clamp(2 * static_cast<int>(m_times.size()), kFewestRows, kMostRows) * rowHeight + 6);
}

void LeftOutList::rename(QTreeWidgetItem *item)
{
    const int row = indexOfTopLevelItem(item);
    const QString label = item->text(0).simplified();
    if (row < 0 || label.isEmpty() || label == displayText(m_times[static_cast<std::size_t>(row)].label, 60))
        return;
    m_times[static_cast<std::size_t>(row)].label = label.toStdString();
    Q_EMIT edited();
}

void LeftOutList::takeBack()
{
    const int row = indexOfTopLevelItem(currentItem());
    if (row < 0)
        return;
    std::vector<store::LeftOutTime> times = m_times;
    times.erase(times.begin() + row);
    setTimes(times);
    Q_EMIT edited();
}

void LeftOutList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        takeBack();
    else
        QTreeWidget::keyPressEvent(event);
}

void LeftOutList::contextMenuEvent(QContextMenuEvent *event)
{
    if (indexOfTopLevelItem(currentItem()) < 0)
        return;
    QMenu menu(this);
    menu.addAction(tr("Rename"), this, [this] { editItem(currentItem()); });
    menu.addAction(tr("Take back"), this, &LeftOutList::takeBack);
    menu.exec(event->globalPos());
}

void LeftOutList::paintEvent(QPaintEvent *event)
{
    QTreeWidget::paintEvent(event);
    if (!m_times.empty())
        return;
    QPainter painter(viewport());
    painter.setPen(theme().mutedText);
    painter.drawText(viewport()->rect().adjusted(6, 2, -6, -2), Qt::AlignVCenter | Qt::TextWordWrap,
                     tr("Nothing. Brush a stretch and choose \"Leave out\"."));
}

} // namespace anomalyst::ui
