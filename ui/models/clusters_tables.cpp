#include "ui/models/clusters_tables.h"

#include "core/store/event_columns.h"
#include "ui/models/value_text.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

// The texts of one column at the representatives; empty where the log has no column of that role.
std::vector<std::string> textsAt(const store::EventColumns &events, std::optional<std::size_t> column,
                                 const std::vector<result::ClusterSummary> &summaries, const WorkContext &context)
{
    std::vector<std::string> texts(summaries.size());
    if (!column)
        return texts;
    const auto loaded = events.column(*column, context);
    const auto *text = std::get_if<store::TextColumn>(loaded.get());
    for (std::size_t i = 0; text != nullptr && i < summaries.size(); ++i)
        texts[i] = std::string(text->pool[text->codes[summaries[i].representative]]);
    return texts;
}

std::optional<std::size_t> firstWithRole(const store::LogInfo &log, std::initializer_list<Role> roles)
{
    for (const Role role : roles) {
        if (const auto column = log.columnWithRole(role))
            return column;
    }
    return std::nullopt;
}

QString lastPathPart(const std::string &path)
{
    const QString text = QString::fromStdString(path);
    return text.mid(text.lastIndexOf(QLatin1Char(text.contains(QLatin1Char('\\')) ? '\\' : '/')) + 1);
}

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

QString shareText(double share)
{
    return QObject::tr("%1 %").arg(numberText(100 * share, 2));
}

} // namespace

ClustersData readClustersData(const store::EventColumns &events, const result::ClustersParams &params,
                              const WorkContext &context)
{
    ClustersData data{.result = result::analyseClusters(events, params, context.part(0, 0.8)),
                      .log = events.log().id,
                      .titles = {},
                      .texts = {},
                      .traits = {}};
    data.traits = result::describeClusters(data.result, events, context.part(0.8, 1));
    const store::LogInfo &log = events.log();
    data.titles = textsAt(events, firstWithRole(log, {Role::Process, Role::Operation, Role::Host}),
                          data.result.summaries, context);
    data.texts = textsAt(events, firstWithRole(log, {Role::CommandLine, Role::Parameters, Role::Process}),
                         data.result.summaries, context);
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
                       .value = [data](std::size_t row) { return QVariant(lastPathPart(data->titles[row])); }});
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
                       .text = [at, total](std::size_t row) { return shareText(at(row).size / total); }});
    columns.push_back(
        {.title = QObject::tr("Pattern"),
         .explanation = QObject::tr("What its command lines have in common; <*> is what differs"),
         .value = [data](std::size_t row) { return QVariant(QString::fromStdString(data->traits[row].pattern)); },
         .fixedWidth = true});
    columns.push_back({.title = QObject::tr("Representative"),
                       .explanation = {},
                       .value = [data](std::size_t row) { return QVariant(QString::fromStdString(data->texts[row])); },
                       .fixedWidth = true});
    columns.push_back(countColumn(QObject::tr("Hosts"), data, &result::ClusterTraits::hosts));
    columns.push_back(countColumn(QObject::tr("Users"), data, &result::ClusterTraits::users));
    columns.push_back(countColumn(QObject::tr("Sessions"), data, &result::ClusterTraits::sessions));
    columns.push_back(timeColumn(QObject::tr("First"), [at](std::size_t row) { return at(row).firstTime; }));
    columns.push_back(timeColumn(QObject::tr("Last"), [at](std::size_t row) { return at(row).lastTime; }));
    return columns;
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
    columns.push_back(
        {.title = QObject::tr("Max rarity"),
         .explanation = QObject::tr("Of its rarest event: 1 means that nothing like it ran anywhere else"),
         .value = [at](std::size_t row) { return QVariant(at(row).maxRarity); },
         .text = [at](std::size_t row) { return numberText(at(row).maxRarity, 4); }});
    return columns;
}

QString clusterName(const result::ClusterSummary &summary)
{
    return summary.label < 0 ? QObject::tr("Single event") : QObject::tr("Cluster %1").arg(summary.label);
}

} // namespace anomalyst::ui
