#include "ui/widgets/panel_tabs.h"

#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>

namespace anomalyst::ui
{

PanelTabs::PanelTabs(QWidget *parent)
    : QFrame(parent)
    , m_captions(new QTabBar)
    , m_note(plainLabel({}, "muted"))
    , m_pages(new QStackedWidget)
{
    setProperty("part", QStringLiteral("panel"));
    m_captions->setProperty("part", QStringLiteral("captions"));
    m_captions->setExpanding(false);
    m_captions->setElideMode(Qt::ElideNone);
    m_captions->setUsesScrollButtons(true);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 2, 12, 2);
    head->addWidget(m_captions);
    head->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_captions, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        if (QWidget *page = currentPage()) {
            m_note->setText(page->property("note").toString());
            Q_EMIT pageShown(page);
        }
    });
    for (const int by : {-1, 1}) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | (by < 0 ? Qt::Key_PageUp : Qt::Key_PageDown)), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, this, [this, by] { turn(by); });
    }
}

void PanelTabs::addPage(const QString &caption, QWidget *page)
{
    m_pages->addWidget(page);
    m_captions->addTab(caption);
    // One caption alone is no choice.
    m_captions->setFocusPolicy(m_captions->count() > 1 ? Qt::TabFocus : Qt::NoFocus);
}

void PanelTabs::setCaption(QWidget *page, const QString &caption)
{
    m_captions->setTabText(m_pages->indexOf(page), caption);
}

void PanelTabs::setPageVisible(QWidget *page, bool isVisible)
{
    m_captions->setTabVisible(m_pages->indexOf(page), isVisible);
}

void PanelTabs::setNote(QWidget *page, const QString &note)
{
    page->setProperty("note", note);
    if (page == currentPage())
        m_note->setText(note);
}

QWidget *PanelTabs::currentPage() const
{
    return m_pages->currentWidget();
}

void PanelTabs::showPage(QWidget *page)
{
    m_captions->setCurrentIndex(m_pages->indexOf(page));
}

void PanelTabs::turn(int by)
{
    const int count = m_captions->count();
    int next = m_captions->currentIndex();
    do
        next = (next + by + count) % count;
    while (!m_captions->isTabVisible(next) && next != m_captions->currentIndex());
    m_captions->setCurrentIndex(next);
}

} // namespace anomalyst::ui
