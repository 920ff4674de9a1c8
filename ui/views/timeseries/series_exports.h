// The tables that the time-series view can write: anomaly periods, the visible part of the series, silences; and
// the chart as a picture. GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/models/period_tables.h"
#include "ui/state/workbench.h"

#include <QList>

#include <functional>
#include <memory>

class QAction;
class QWidget;

namespace anomalyst::ui
{

// What is shown when an export is asked for; no result: nothing is written.
struct ShownSeries {
    std::shared_ptr<const result::TimeSeriesResult> result;
    std::size_t index = 0;
    const PeriodRows *rows = nullptr;
    QWidget *chart = nullptr;
    QString heading = {}; // of the observed values, safe to show
    QString unit = {};    // "bytes"; empty: plain numbers
};

QList<QAction *> makeSeriesExports(Workbench &workbench, std::function<ShownSeries()> shown, QObject *parent);

} // namespace anomalyst::ui
