#include "ui/views/timeseries/series_exports.h"

#include "core/export/result_tables.h"
#include "ui/charts/chart_picture.h"
#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"

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

PictureText textOf(const ShownSeries &shown, const TimeWindow &visible)
{
    const query::Series &observed = shown.result->series[shown.index].observed;
    QString subtitle = QObject::tr("%1 · buckets of %2 · times in %3")
                           .arg(windowText(visible), durationText(observed.bucket), displayZone().name());
    if (!shown.unit.isEmpty())
        subtitle += QObject::tr(" · values in %1").arg(shown.unit);
    return {shown.heading, subtitle};
}

void writePicture(const exporting::OutputTarget &target, const ChartPicture &picture)
{
    const QString ending = QString::fromStdString(target.path.extension().string()).mid(1);
    const QByteArray bytes = picture.encoded(ending);
    exporting::OutputFile file(target);
    file.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    file.commit();
}

QAction *makePictureExport(Workbench &workbench, std::function<ShownSeries()> shown, QObject *parent)
{
    const QString title = QObject::tr("Chart as picture");
    auto *action = new QAction(title + QStringLiteral("…"), parent);
    QObject::connect(action, &QAction::triggered, parent, [&workbench, shown, title] {
        const ShownSeries now = shown();
        if (!now.result || now.chart == nullptr)
            return;
        const ChartPicture picture(*now.chart, textOf(now, workbench.time.visible()));
        workbench.exports.request({title, QStringLiteral("time_series.png"),
                                   [picture](const auto &target, const auto &) { writePicture(target, picture); },
                                   pictureFileFilter()});
    });
    return action;
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
    actions.append(makePictureExport(workbench, shown, parent));
    return actions;
}

} // namespace anomalyst::ui
