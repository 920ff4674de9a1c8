#include "ui/charts/brush_bar.h"

#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace anomalyst::ui
{

BrushBar::BrushBar(QWidget *parent)
    : QFrame(parent)
    , m_text(plainLabel({}, "strong", this))
    , m_copyMenu(new QMenu(this))
{
    setProperty("part", QStringLiteral("card"));
    setAccessibleName(tr("Brushed time"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    connect(addButton(tr("Zoom"), tr("Look at this time only; no number changes")), &QToolButton::clicked, this,
            &BrushBar::zoomChosen);
    connect(addButton(tr("Filter to this"), tr("All analyses and tables keep only the events of this time")),
            &QToolButton::clicked, this, &BrushBar::filterChosen);
    connect(addButton(tr("Show events"), tr("List the events of this time")), &QToolButton::clicked, this,
            &BrushBar::eventsChosen);
    connect(addButton(tr("Leave out"), tr("Maintenance or a holiday: no part of the fit, and no anomaly")),
            &QToolButton::clicked, this, &BrushBar::leaveOutChosen);
    QToolButton *copy = addButton(tr("Copy as ▾"), tr("This time and the filters as a query (Ctrl+Alt+C)"));
    copy->setPopupMode(QToolButton::InstantPopup);
    copy->setMenu(m_copyMenu);
    connect(addButton(QStringLiteral("✕"), tr("Clear the brush (Esc)")), &QToolButton::clicked, this,
            &BrushBar::dismissed);
    hide();
}

QToolButton *BrushBar::addButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    return button;
}

void BrushBar::setText(const QString &text)
{
    m_text->setText(text);
    adjustSize();
}

QString BrushBar::text() const
{
    return m_text->text();
}

void BrushBar::showBeside(const QRect &area, int left, int right)
{
    adjustSize();
    const int x = std::clamp((left + right - width()) / 2, area.left(), std::max(area.left(), area.right() - width()));
    move(x, area.bottom() - height() / 4);
    show();
    raise();
}

void BrushBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT dismissed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace anomalyst::ui
