// The real time-series view, offscreen, over a small case on disk, for tests that drive it.
#pragma once

#include "tests/ui/timeseries/flow_case.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/data_table.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

namespace anomalyst::test
{

using namespace anomalyst::ui;

// A window with the view, over a case in a folder of its own.
class Stage
{
public:
    explicit Stage(const FlowCase &flowCase = {})
        : flows(flowCase)
    {
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / "flows.anomalyst";
        writeFlowCase(path, flows);
        workbench.openCase.setContents(readCase(path));
        view = std::make_unique<TimeSeriesView>(workbench);
        view->resize(1200, 860);
        view->show();
    }
    bool arrive()
    {
        return QTest::qWaitFor([this] { return view->series() != nullptr && workbench.jobs.isIdle(); }, 20'000);
    }

    ChartPanel &panel() const { return view->chart().panel(DecompositionChart::Observed); }
    QWidget *canvas() const { return panel().viewport(); }
    PlotMapping mapping() const { return panel().layer().mapping(); }
    QPoint pixelOf(TimeUs time, double share = 0.5) const
    {
        const PlotMapping map = mapping();
        return QPointF(map.pixelX(static_cast<double>(time)), map.area.top() + map.area.height() * share).toPoint();
    }
    TimeUs hour(std::size_t index) const { return flows.start + static_cast<DurationUs>(index) * kHourUs; }
    DataTable &periods() const { return *view->findChild<DataTable *>(QStringLiteral("periods")); }
    template<class Widget>
    Widget *editor(const char *name) const
    {
        return view->findChild<Widget *>(QLatin1String(name));
    }
    void wheel(const QPoint &at, int notches) const
    {
        QWheelEvent event(at, canvas()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas(), &event);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::mousePress(canvas(), button, modifiers, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, canvas()->mapToGlobal(at), Qt::NoButton, button, modifiers);
            QCoreApplication::sendEvent(canvas(), &move);
        }
        QTest::mouseRelease(canvas(), button, modifiers, to);
    }
    QStringList labels() const
    {
        QStringList texts;
        for (const QLabel *label : view->findChildren<QLabel *>()) {
            if (label->isVisibleTo(view.get()))
                texts << label->text();
        }
        return texts;
    }

    FlowCase flows;
    Workbench workbench;
    std::unique_ptr<TimeSeriesView> view;

private:
    QTemporaryDir m_folder;
};

} // namespace anomalyst::test
