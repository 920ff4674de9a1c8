#include "ui/views/timeseries/left_out_actions.h"

#include "ui/charts/decomposition_chart.h"
#include "ui/views/timeseries/left_out_list.h"
#include "ui/widgets/display_text.h"

#include <utility>

namespace anomalyst::ui
{

LeftOutActions::LeftOutActions(Workbench &workbench, DecompositionChart &chart, LeftOutList &list)
    : QObject(&chart)
    , m_workbench(workbench)
    , m_chart(chart)
    , m_list(list)
{
    connect(&list, &LeftOutList::edited, this, [this] {
        m_workbench.leftOut.set(m_log, m_list.times());
        show();
    });
    connect(&workbench.leftOut, &LeftOutTimes::changed, this, [this](LogId log) {
        if (log != m_log)
            return;
        show();
        Q_EMIT changed();
    });
}

void LeftOutActions::setLog(LogId log)
{
    m_log = log;
    show();
}

std::vector<TimeWindow> LeftOutActions::windows() const
{
    return store::windowsOf(m_workbench.leftOut.of(m_log));
}

void LeftOutActions::leaveOutBrushed()
{
    const auto window = m_workbench.time.brush();
    if (!window)
        return;
    m_workbench.time.setBrush(std::nullopt);
    m_workbench.leftOut.add(m_log, {*window, tr("Maintenance").toStdString()});
}

void LeftOutActions::show()
{
    const LeftOutTimes::Times &times = m_workbench.leftOut.of(m_log);
    m_list.setTimes(times);
    std::vector<LabelledTime> stretches;
    for (const store::LeftOutTime &time : times)
        stretches.push_back({time.window, displayText(time.label, 60)});
    m_chart.setLeftOut(std::move(stretches));
}

} // namespace anomalyst::ui
