// What is left out of the shown log: the list in the parameters and the hatched stretches of the chart show it, and a
// brushed stretch joins it. GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QObject>

namespace anomalyst::ui
{

class DecompositionChart;
class LeftOutList;

class LeftOutActions : public QObject
{
    Q_OBJECT
public:
    LeftOutActions(Workbench &workbench, DecompositionChart &chart, LeftOutList &list);

    void setLog(LogId log);
    std::vector<TimeWindow> windows() const;
    void leaveOutBrushed();

Q_SIGNALS:
    void changed(); // the windows: the analysis must run anew

private:
    void show();

    Workbench &m_workbench;
    DecompositionChart &m_chart;
    LeftOutList &m_list;
    LogId m_log;
};

} // namespace anomalyst::ui
