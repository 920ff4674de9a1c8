#include "ui/workspace.h"

#include "ui/navigation.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/views/events/events_view.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/sequences/sequences_view.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/theme.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace anomalyst::ui
{

Workspace::Workspace(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_filterBar(new FilterBar(workbench, this))
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setIconSize({15, 15});
    addView<TimeSeriesView>(workbench, tr("Time series"), QStringLiteral("time-series"));
    addView<ClustersView>(workbench, tr("Clusters"), QStringLiteral("clusters"));
    addView<SequencesView>(workbench, tr("Sequences"), QStringLiteral("sequences"));
    m_events = addView<EventsView>(workbench, tr("Events"), QStringLiteral("events"));
    m_navigation = new Navigation(workbench, *m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_filterBar);
    column->addWidget(m_tabs, 1);
}

template<class View>
View *Workspace::addView(Workbench &workbench, const QString &title, const QString &icon)
{
    auto *view = new View(workbench, m_tabs);
    m_tabs->addTab(view, themedIcon(icon), title);
    m_views.append({[view] { view->rerun(); }, [view] { return view->exportActions(); }});
    return view;
}

void Workspace::showTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void Workspace::rerun()
{
    m_views[m_tabs->currentIndex()].rerun();
}

QList<QAction *> Workspace::exports() const
{
    return m_views[m_tabs->currentIndex()].exports();
}

} // namespace anomalyst::ui
