#include "ui/models/session_rarity_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr double kUnique = 1 - 1e-12;
constexpr qsizetype kReasonText = 160; // characters of a command line in a reason

using Shared = std::shared_ptr<const ClustersData>;

// Rows ascend, so an event is found by halving.
std::size_t entryOf(const query::RowSet &rows, EventRow row)
{
    if (rows.everything)
        return row;
    return static_cast<std::size_t>(std::ranges::lower_bound(rows.rows, row) - rows.rows.begin());
}

std::size_t uniqueEvents(const ClustersData &data, std::size_t session)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        data.result.sessions[session].rows, [&](EventRow row) { return eventRarity(data, row) >= kUnique; }));
}

TableColumn timeColumn(const QString &title, std::function<TimeUs(std::size_t)> time)
{
    return {.title = title,
            .explanation = {},
            .value = [time](std::size_t row) { return QVariant(secondText(time(row))); },
            .fixedWidth = true,
            .isTime = true};
}

QString eventName(const ClustersData &data, EventRow row)
{
    const QString command = data.events.command(row);
    const QString name = command.isEmpty() ? data.events.program(row) : command;
    return name.isEmpty() ? QObject::tr("Event %1").arg(countText(row + 1ULL)) : name.left(kReasonText);
}

QString kindText(const explain::RarityPart &part)
{
    if (part.label == analysis::kNoise)
        return QObject::tr("one of a kind");
    if (part.events == part.size)
        return QObject::tr("all %1 of cluster %2").arg(countText(part.size)).arg(part.label);
    return QObject::tr("%1 of the %2 in cluster %3").arg(countText(part.events), countText(part.size)).arg(part.label);
}

QString differenceText(const ClustersData &data, const explain::FeatureDifference &difference, bool withShare)
{
    const query::FeatureSpec &feature = data.result.features.features[difference.feature];
    const QString text = QObject::tr("%1 is %2, not %3")
                             .arg(QString::fromStdString(query::formatFeature(feature)), numberText(difference.own, 6),
                                  numberText(difference.other, 6));
    return withShare ? QObject::tr("%1 (%2 of the distance)").arg(text, percentText(difference.share)) : text;
}

QString nearestText(const ClustersData &data, const explain::NearestCluster &nearest)
{
    const QString name = eventName(data, nearest.event);
    QString text = nearest.label == analysis::kNoise
                       ? QObject::tr("most alike: “%1”, a single event").arg(name)
                       : QObject::tr("most alike: “%1”, cluster %2 of %3 events")
                             .arg(name)
                             .arg(nearest.label)
                             .arg(countText(nearest.size));
    // With rows of equal length a feature can be the same and yet far apart: what differs as measured says more.
    const auto differs = [](const explain::FeatureDifference &difference) { return difference.own != difference.other; };
    const auto first = std::ranges::find_if(nearest.differences, differs);
    if (first != nearest.differences.end())
        text += QStringLiteral("; ") + differenceText(data, *first, first == nearest.differences.begin());
    return text;
}

Details::Reason reasonOf(const ClustersData &data, const explain::RarityPart &part)
{
    QString note = kindText(part);
    if (part.nearest)
        note += QStringLiteral("; ") + nearestText(data, *part.nearest);
    return {eventName(data, part.event), part.share, note};
}

} // namespace

double eventRarity(const ClustersData &data, EventRow row)
{
    return data.result.rarity[entryOf(data.result.rows, row)];
}

std::vector<TableColumn> rareSessionColumns(std::shared_ptr<const ClustersData> data)
{
    const auto at = [data](std::size_t row) -> const result::SessionSummary & { return data->result.sessions[row]; };
    std::vector<TableColumn> columns;
    const std::vector<std::string> &keys = data->result.params.sessionColumns;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        columns.push_back(
            {.title = QString::fromStdString(keys[k]), .explanation = {}, .value = [at, k](std::size_t row) {
                 return QVariant(QString::fromStdString(at(row).key[k]));
             }});
    }
    columns.push_back(
        {.title = QObject::tr("Mean rarity"),
         .explanation = QObject::tr("Mean over all events of the session of 1 / size of the event's cluster"),
         .value = [at](std::size_t row) { return QVariant(at(row).meanRarity); },
         .text = [at](std::size_t row) { return numberText(at(row).meanRarity, 4); },
         .bar = [at](std::size_t row) { return at(row).meanRarity; }});
    columns.push_back(
        {.title = QObject::tr("Max rarity"),
         .explanation = QObject::tr("Of its rarest event: 1 means that nothing like it ran anywhere else"),
         .value = [at](std::size_t row) { return QVariant(at(row).maxRarity); },
         .text = [at](std::size_t row) { return numberText(at(row).maxRarity, 4); },
         .bar = [at](std::size_t row) { return at(row).maxRarity; }});
    columns.push_back({.title = QObject::tr("Unique"),
                       .explanation = QObject::tr("Its events that nothing is like"),
                       .value = [data](std::size_t row) { return QVariant(qlonglong(uniqueEvents(*data, row))); },
                       .text = [data](std::size_t row) { return countText(uniqueEvents(*data, row)); }});
    columns.push_back({.title = QObject::tr("Events"),
                       .explanation = {},
                       .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).events)); },
                       .text = [at](std::size_t row) { return countText(at(row).events); }});
    columns.push_back(timeColumn(QObject::tr("First"), [at](std::size_t row) { return at(row).firstTime; }));
    columns.push_back({.title = QObject::tr("Duration"),
                       .explanation = {},
                       .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).duration())); },
                       .text = [at](std::size_t row) { return durationText(at(row).duration()); }});
    columns.push_back(timeColumn(QObject::tr("Last"), [at](std::size_t row) { return at(row).lastTime; }));
    return columns;
}

std::vector<TableColumn> sessionEventColumns(Shared data, std::size_t session)
{
    const auto rowOf = [data, session](std::size_t at) { return data->result.sessions[session].rows[at]; };
    const auto labelOf = [data, rowOf](std::size_t at) {
        return data->result.clusters.labels[entryOf(data->result.rows, rowOf(at))];
    };
    std::vector<TableColumn> columns;
    columns.push_back(timeColumn(QObject::tr("Time"), [data, rowOf](std::size_t at) { return data->events.time(rowOf(at)); }));
    columns.push_back({.title = QObject::tr("Rarity"),
                       .explanation = QObject::tr("1 / size of its cluster"),
                       .value = [data, rowOf](std::size_t at) { return QVariant(eventRarity(*data, rowOf(at))); },
                       .text = [data, rowOf](std::size_t at) { return numberText(eventRarity(*data, rowOf(at)), 3); },
                       .bar = [data, rowOf](std::size_t at) { return eventRarity(*data, rowOf(at)); }});
    columns.push_back({.title = QObject::tr("Cluster"),
                       .explanation = {},
                       .value = [labelOf](std::size_t at) { return QVariant(qlonglong(labelOf(at))); },
                       .text = [labelOf](std::size_t at) {
                           return labelOf(at) < 0 ? QObject::tr("single") : QString::number(labelOf(at));
                       }});
    columns.push_back({.title = QString::fromStdString(data->events.programColumn()),
                       .explanation = {},
                       .value = [data, rowOf](std::size_t at) { return QVariant(data->events.program(rowOf(at))); }});
    columns.push_back({.title = QString::fromStdString(data->events.commandColumn()),
                       .explanation = {},
                       .value = [data, rowOf](std::size_t at) { return QVariant(data->events.command(rowOf(at))); },
                       .fixedWidth = true});
    return columns;
}

EventScope sessionScope(const ClustersData &data, std::size_t session)
{
    const result::SessionSummary &summary = data.result.sessions[session];
    return {.log = data.log,
            .title = QObject::tr("Session %1").arg(sessionName(summary.key)),
            .rows = std::make_shared<const std::vector<EventRow>>(summary.rows),
            .window = {}};
}

Details sessionDetails(const ClustersData &data, std::size_t index)
{
    const result::SessionSummary &session = data.result.sessions[index];
    Details details;
    details.caption = QObject::tr("Selected session");
    details.title = sessionName(session.key);
    details.badge = session.meanRarity > kRareSession ? QObject::tr("Unusual") : QString();
    details.sentence = QObject::tr("Unusual to the degree of %1: the mean of 1 / cluster size over its %2 events.")
                           .arg(numberText(session.meanRarity, 3), countText(session.events));
    details.facts = {{QObject::tr("Rank"), QObject::tr("%1 of %2").arg(index + 1).arg(data.result.sessions.size())},
                     {QObject::tr("Mean rarity"), numberText(session.meanRarity, 4)},
                     {QObject::tr("Max rarity"), numberText(session.maxRarity, 4)},
                     {QObject::tr("Unique events"), countText(uniqueEvents(data, index))},
                     {QObject::tr("Events"), countText(session.events)},
                     {QObject::tr("First"), momentText(session.firstTime)},
                     {QObject::tr("Last"), momentText(session.lastTime)},
                     {QObject::tr("Duration"), durationText(session.duration())}};
    details.events = sessionScope(data, index);
    return details;
}

Details sessionDetails(const ClustersData &data, const explain::SessionRarityExplanation &why)
{
    Details details = sessionDetails(data, why.session);
    if (why.largest.empty())
        return details;
    const explain::RarityPart &first = why.largest.front();
    const double total = data.result.sessions[why.session].meanRarity * data.result.sessions[why.session].events;
    details.sentence += QLatin1Char(' ') +
                        (why.uniqueEvents > 0 ? QObject::tr("%1 of them are like no other and carry %2 of it.")
                                                    .arg(countText(why.uniqueEvents),
                                                         percentText(static_cast<double>(why.uniqueEvents) / total))
                                              : QObject::tr("%1 of it comes from “%2”, %3.")
                                                    .arg(percentText(first.share), eventName(data, first.event).left(60),
                                                         kindText(first)));
    for (const explain::RarityPart &part : why.largest)
        details.reasons.push_back(reasonOf(data, part));
    if (why.parts > why.largest.size())
        details.reasonsNote = QObject::tr("and %1 further kinds of events").arg(countText(why.parts - why.largest.size()));
    return details;
}

} // namespace anomalyst::ui
