#include "ui/views/timeseries/series_exports.h"

#include "core/export/result_tables.h"

#include <QAction>

namespace anomalyst::ui
{

namespace
{

using Write = std::function<void(const exporting::OutputTarget &, const WorkContext &)>;

// Copies of what is shown: the worker must not meet a threshold that changes under it.
Write periodsOf(const ShownSeries &shown)
{
    return [copy = *shown.result](const auto &target, const auto &context) {
        exporting::writePeriods(target, copy, context);
    };
}

Write seriesOf(const ShownSeries &shown, const TimeWindow &visible)
{
    return [part = visiblePart(*shown.result, shown.index, visible)](const auto &target, const auto &context) {
        exporting::writeSeries(target, part, context);
    };
}

Write silencesOf(const ShownSeries &shown)
{
    return [log = shown.rows->log, silences = shown.rows->silences](const auto &target, const auto &context) {
        exporting::writeSilences(target, log, silences, context);
    };
}

} // namespace

QList<QAction *> makeSeriesExports(Workbench &workbench, std::function<ShownSeries()> shown, QObject *parent)
{
    QList<QAction *> actions;
    const auto add = [&](const QString &title, const QString &name, auto write) {
        auto *action = new QAction(title + QStringLiteral("…"), parent);
        QObject::connect(action, &QAction::triggered, parent, [&workbench, shown, title, name, write] {
            const ShownSeries now = shown();
            if (now.result && now.rows)
                workbench.exports.request({title, name, write(now)});
        });
        actions.append(action);
    };
    add(QObject::tr("Anomaly periods"), QStringLiteral("periods.csv"), periodsOf);
    add(QObject::tr("Visible series"), QStringLiteral("series.csv"),
        [&workbench](const ShownSeries &now) { return seriesOf(now, workbench.time.visible()); });
    add(QObject::tr("Silences"), QStringLiteral("silences.csv"), silencesOf);
    return actions;
}

} // namespace anomalyst::ui
