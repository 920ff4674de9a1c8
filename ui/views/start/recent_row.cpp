#include "ui/views/start/recent_row.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QMenu>
#include <QPainter>

namespace anomalyst::ui
{

RecentRow::RecentRow(const RecentCase &recent, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(displayText(QFileInfo(recent.path).completeBaseName(), 120))
    , m_folder(displayText(QFileInfo(recent.path).path(), 300))
    , m_facts(tr("%1 events · %2 · %3")
                  .arg(countText(recent.events), bytesText(static_cast<double>(recent.bytes)),
                       recent.opened.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))))
{
    setText(m_name);
    setAccessibleDescription(m_facts);
    setToolTip(displayRichText(recent.path));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RecentRow::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.accentSoft);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    themedIcon(QStringLiteral("database"), &Theme::mutedText).paint(&painter, QRect(10, height() / 2 - 8, 16, 16));
    const QFontMetrics metrics = fontMetrics();
    const int factsWidth = metrics.horizontalAdvance(m_facts);
    QRect space = rect().adjusted(36, 0, -12, 0);
    painter.setPen(look.mutedText);
    painter.drawText(space, Qt::AlignRight | Qt::AlignVCenter, m_facts);
    space.setRight(space.right() - factsWidth - 16);
    painter.setPen(look.text);
    const QString name = metrics.elidedText(m_name, Qt::ElideMiddle, space.width());
    painter.drawText(space, Qt::AlignLeft | Qt::AlignVCenter, name);
    space.setLeft(space.left() + metrics.horizontalAdvance(name) + 12);
    painter.setPen(look.mutedText);
    if (space.width() > 40)
        painter.drawText(space, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_folder, Qt::ElideMiddle, space.width()));
}

void RecentRow::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RecentRow::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RecentRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, &QAbstractButton::click);
    connect(menu->addAction(tr("Remove from this list")), &QAction::triggered, this, &RecentRow::removeRequested);
    menu->popup(event->globalPos());
}

} // namespace anomalyst::ui
