// Moves between tabs and logs: one log for the explorer, the filters and the view in front; and the way back. GUI
// thread.
#pragma once

#include "ui/back_trail.h"
#include "ui/state/workbench.h"

class QTabWidget;

namespace anomalyst::ui
{

class AnalysisPage;

class Navigation : public QObject
{
    Q_OBJECT
public:
    Navigation(Workbench &workbench, QTabWidget &tabs); // the tabs hold all their views

    bool canGoBack() const { return m_trail.canGoBack(); }
    void goBack();
    void stepTab(int by); // around the ends

Q_SIGNALS:
    void moved();

private:
    AnalysisPage *pageInFront() const; // null: a view that has no log of its own
    void takeLogOfPage();              // the page in front tells the scope
    void giveLogToPage();              // the scope tells the page in front
    void rememberPlace();

    Workbench &m_workbench;
    QTabWidget &m_tabs;
    BackTrail m_trail;
    bool m_placeChanged = false;
};

} // namespace anomalyst::ui
