// The middle of the window while a case is open: the filters over the tabs of the views. GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QWidget>

#include <functional>

class QAction;
class QTabWidget;

namespace anomalyst::ui
{

class EventsView;
class FilterBar;
class Navigation;

class Workspace : public QWidget
{
    Q_OBJECT
public:
    enum Tab { TimeSeriesTab, ClustersTab, SequencesTab, EventsTab };

    explicit Workspace(Workbench &workbench, QWidget *parent = nullptr);

    EventsView &events() { return *m_events; }
    FilterBar &filterBar() { return *m_filterBar; }
    Navigation &navigation() { return *m_navigation; }
    void showTab(int tab);
    // Of the view in front.
    void rerun();
    QList<QAction *> exports() const; // the main one first

private:
    // What is needed of a view, whichever it is.
    struct ViewTab {
        std::function<void()> rerun;
        std::function<QList<QAction *>()> exports;
    };

    template<class View>
    View *addView(Workbench &workbench, const QString &title, const QString &icon);

    FilterBar *m_filterBar;
    QTabWidget *m_tabs;
    QList<ViewTab> m_views;
    EventsView *m_events = nullptr;
    Navigation *m_navigation = nullptr;
};

} // namespace anomalyst::ui
