#include "ui/models/clusters_tables.h"

#include "ui/models/value_text.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

TableColumn timeColumn(const QString &title, std::function<TimeUs(std::size_t)> time)
{
    return {.title = title,
            .explanation = {},
            .value = [time](std::size_t row) { return QVariant(secondText(time(row))); },
            .fixedWidth = true,
            .isTime = true};
}

TableColumn countColumn(const QString &title, std::shared_ptr<const ClustersData> data,
                        std::uint32_t result::ClusterTraits::*count)
{
    return {.title = title,
            .explanation = QObject::tr("Distinct ones among its events"),
            .value = [data, count](std::size_t row) { return QVariant(qlonglong(data->traits[row].*count)); },
            .text = [data, count](std::size_t row) { return countText(data->traits[row].*count); }};
}

} // namespace

ClustersData readClustersData(const store::EventColumns &events, const result::ClustersParams &params,
                              const WorkContext &context)
{
    ClustersData data{.result = result::analyseClusters(events, params, context.part(0, 0.8)),
                      .log = events.log().id,
                      .events = DescribedEvents(events, context),
                      .traits = {}};
    data.traits = result::describeClusters(data.result, events, context.part(0.8, 1));
    return data;
}

std::vector<TableColumn> clusterColumns(std::shared_ptr<const ClustersData> data)
{
    const auto &summaries = data->result.summaries;
    std::uint32_t largest = 1;
    for (const result::ClusterSummary &summary : summaries)
        largest = std::max(largest, summary.size);
    const auto at = [data](std::size_t row) -> const result::ClusterSummary & { return data->result.summaries[row]; };
    const auto total = static_cast<double>(data->result.rows.size());

    std::vector<TableColumn> columns;
    columns.push_back(
        {.title = QObject::tr("Cluster"),
         .explanation = QObject::tr("Number in order of the first event; a single event belongs to no cluster (noise)"),
         .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).label)); },
         .text =
             [at](std::size_t row) {
                 return at(row).label < 0 ? QObject::tr("single") : QString::number(at(row).label);
             }});
    columns.push_back({.title = QObject::tr("Program"),
                       .explanation = QObject::tr("Of the representative: the cluster's most frequent kind of event"),
                       .value = [data, at](std::size_t row) { return QVariant(data->events.program(at(row).representative)); }});
    columns.push_back(
        {.title = QObject::tr("Size"),
         .explanation = QObject::tr("Events in the cluster; the bar is logarithmic"),
         .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).size)); },
         .text = [at](std::size_t row) { return countText(at(row).size); },
         .bar = [at, largest](std::size_t row) { return std::log1p(at(row).size) / std::log1p(largest); }});
    columns.push_back({.title = QObject::tr("Rarity"),
                       .explanation = QObject::tr("1 / size"),
                       .value = [at](std::size_t row) { return QVariant(at(row).rarity); },
                       .text = [at](std::size_t row) { return numberText(at(row).rarity, 2); },
                       .bar = [at](std::size_t row) { return at(row).rarity; }});
    columns.push_back({.title = QObject::tr("Share"),
                       .explanation = QObject::tr("Of all events that were clustered"),
                       .value = [at, total](std::size_t row) { return QVariant(at(row).size / total); },
                       .text = [at, total](std::size_t row) { return percentText(at(row).size / total); }});
    columns.push_back(
        {.title = QObject::tr("Pattern"),
         .explanation = QObject::tr("What its command lines have in common; <*> is what differs"),
         .value = [data](std::size_t row) { return QVariant(QString::fromStdString(data->traits[row].pattern)); },
         .fixedWidth = true});
    columns.push_back({.title = QObject::tr("Representative"),
                       .explanation = {},
                       .value = [data, at](std::size_t row) { return QVariant(data->events.command(at(row).representative)); },
                       .fixedWidth = true});
    columns.push_back({.title = QObject::tr("Over time"),
                       .explanation = QObject::tr("Its events from the first to the last event of the log; heights are "
                                                  "logarithmic"),
                       .value = [at](std::size_t row) { return QVariant(timeText(at(row).firstTime)); },
                       .sparkline = [data](std::size_t row) {
                           const auto &counts = data->traits[row].overTime;
                           return std::vector<double>(counts.begin(), counts.end());
                       }});
    columns.push_back(countColumn(QObject::tr("Hosts"), data, &result::ClusterTraits::hosts));
    columns.push_back(countColumn(QObject::tr("Users"), data, &result::ClusterTraits::users));
    columns.push_back(countColumn(QObject::tr("Sessions"), data, &result::ClusterTraits::sessions));
    columns.push_back(timeColumn(QObject::tr("First"), [at](std::size_t row) { return at(row).firstTime; }));
    columns.push_back(timeColumn(QObject::tr("Last"), [at](std::size_t row) { return at(row).lastTime; }));
    return columns;
}

EventScope clusterScope(const ClustersData &data, std::size_t index)
{
    const result::ClusterSummary &summary = data.result.summaries[index];
    std::vector<EventRow> rows =
        summary.label < 0 ? std::vector{summary.representative} : data.result.eventsOf(summary.label);
    return {.log = data.log,
            .title = clusterName(summary),
            .rows = std::make_shared<const std::vector<EventRow>>(std::move(rows)),
            .window = {}};
}

Details clusterDetails(const ClustersData &data, std::size_t index)
{
    const result::ClusterSummary &summary = data.result.summaries[index];
    const result::ClusterTraits &traits = data.traits[index];
    Details details;
    details.caption = QObject::tr("Selected cluster");
    details.title = clusterName(summary);
    details.badge = summary.label < 0 ? QObject::tr("Noise") : QString();
    details.sentence = summary.label < 0
                           ? QObject::tr("Nothing like this event occurs a second time.")
                           : QObject::tr("%1 events with nearly the same features.").arg(countText(summary.size));
    details.facts = {{QObject::tr("Size"), countText(summary.size)},
                     {QObject::tr("Rarity"), numberText(summary.rarity, 4)},
                     {QObject::tr("First"), momentText(summary.firstTime)},
                     {QObject::tr("Last"), momentText(summary.lastTime)}};
    if (summary.label >= 0 && !traits.pattern.empty())
        details.facts.push_back({QObject::tr("Pattern"), QString::fromStdString(traits.pattern)});
    if (const QString text = data.events.command(summary.representative); !text.isEmpty())
        details.facts.push_back({QObject::tr("Representative"), text});
    details.events = clusterScope(data, index);
    return details;
}

QString clusterName(const result::ClusterSummary &summary)
{
    return summary.label < 0 ? QObject::tr("Single event") : QObject::tr("Cluster %1").arg(summary.label);
}

} // namespace anomalyst::ui
