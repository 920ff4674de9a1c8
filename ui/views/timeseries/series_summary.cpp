#include "ui/views/timeseries/series_summary.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"

#include <QObject>
#include <QStringList>

namespace anomalyst::ui
{

QString seriesSummary(const result::TimeSeriesResult &result, const result::DecomposedSeries &series)
{
    const query::Series &observed = series.observed;
    QStringList parts = {
        result.eventsSelected == result.eventsTotal
            ? QObject::tr("%1 events").arg(countText(observed.events))
            : QObject::tr("%1 of %2 events").arg(countText(observed.events), countText(result.eventsTotal))};
    parts << QObject::tr("%1 left out").arg(countText(observed.leftOut));
    parts << QObject::tr("%1 buckets of %2").arg(countText(observed.size()), durationText(observed.bucket));
    parts << QObject::tr("%1 buckets filled").arg(countText(observed.filledBuckets));
    if (result.regularLog)
        parts << QObject::tr("one event a bucket: used as it is");
    QStringList seasons;
    for (const int season : series.seasons)
        seasons << QString::number(season);
    parts << (seasons.isEmpty() ? QObject::tr("no season")
                                : QObject::tr("period %1").arg(seasons.join(QStringLiteral(" + "))));
    if (!series.note.empty())
        parts << displayText(QString::fromStdString(series.note));
    if (!result.skipped.empty())
        parts << QObject::tr("%1 series too short").arg(countText(result.skipped.size()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace anomalyst::ui
