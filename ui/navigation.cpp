#include "ui/navigation.h"

#include "ui/widgets/analysis_page.h"

#include <QTabWidget>

#include <utility>

namespace anomalyst::ui
{

Navigation::Navigation(Workbench &workbench, QTabWidget &tabs)
    : QObject(&tabs)
    , m_workbench(workbench)
    , m_tabs(tabs)
{
    connect(&tabs, &QTabWidget::currentChanged, this, [this] {
        takeLogOfPage();
        rememberPlace();
    });
    connect(&workbench.selection, &Selection::scopeChanged, this, [this] {
        giveLogToPage();
        rememberPlace();
    });
    connect(&workbench.openCase, &OpenCase::contentsChanged, this, [this] {
        m_trail.forget();
        rememberPlace();
        // The views hear of the new contents after this and choose their logs then.
        QMetaObject::invokeMethod(this, &Navigation::takeLogOfPage, Qt::QueuedConnection);
    });
    for (AnalysisPage *page : tabs.findChildren<AnalysisPage *>()) {
        connect(page, &AnalysisPage::logChosen, this, [this, page] {
            if (page == pageInFront())
                takeLogOfPage();
        });
    }
}

AnalysisPage *Navigation::pageInFront() const
{
    const QWidget *view = m_tabs.currentWidget();
    return view ? view->findChild<AnalysisPage *>() : nullptr;
}

void Navigation::takeLogOfPage()
{
    const AnalysisPage *page = pageInFront();
    const LogId log{page ? page->currentLog() : 0};
    if (m_workbench.openCase.log(log) && log != m_workbench.selection.scope().log)
        m_workbench.selection.setScope({.log = log, .title = {}, .rows = {}, .window = {}});
}

void Navigation::giveLogToPage()
{
    if (AnalysisPage *page = pageInFront())
        page->chooseLog(m_workbench.selection.scope().log.value);
}

// One step may change the tab and the scope: noted once, when both are done.
void Navigation::rememberPlace()
{
    if (std::exchange(m_placeChanged, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_placeChanged = false;
            if (m_workbench.openCase.isOpen())
                m_trail.arrive({m_tabs.currentIndex(), m_workbench.selection.scope()});
            Q_EMIT moved();
        },
        Qt::QueuedConnection);
}

void Navigation::goBack()
{
    if (!m_trail.canGoBack())
        return;
    const Place place = m_trail.goBack();
    m_tabs.setCurrentIndex(place.tab);
    m_workbench.selection.setScope(place.scope);
}

void Navigation::stepTab(int by)
{
    m_tabs.setCurrentIndex((m_tabs.currentIndex() + by + m_tabs.count()) % m_tabs.count());
}

} // namespace anomalyst::ui
