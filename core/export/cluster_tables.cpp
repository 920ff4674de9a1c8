#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

namespace anomalyst::exporting
{

void writeClusters(const OutputTarget &target, const result::ClustersResult &result, store::EventReader &reader,
                   const WorkContext &context)
{
    const std::vector<ColumnSpec> &logColumns = reader.log().columns;
    std::vector<std::string> columns = {"cluster", "size", "rarity", "first_time", "last_time"};
    std::vector<EventRow> representatives;
    for (const ColumnSpec &column : logColumns)
        columns.push_back(column.name);
    for (const result::ClusterSummary &summary : result.summaries)
        representatives.push_back(summary.representative);

    TableWriter table(target, std::move(columns));
    const auto writeRow = [&](const store::EventText &event) {
        const result::ClusterSummary &summary = result.summaries[table.rows()];
        table.integer(summary.label).integer(summary.size).number(summary.rarity);
        table.time(summary.firstTime).time(summary.lastTime);
        for (std::size_t i = 0; i < logColumns.size(); ++i)
            table.cell(event.cells[i], logColumns[i].type);
        table.endRow();
    };
    query::forEachEvent(reader, representatives, writeRow, context);
    table.commit();
}

void writeClusterEvents(const OutputTarget &target, const result::ClustersResult &result, const WorkContext &context)
{
    std::vector<std::string> columns = {"event"};
    for (const query::FeatureSpec &feature : result.features.features)
        columns.push_back(query::formatFeature(feature));
    columns.insert(columns.end(), {"cluster", "cluster_size", "rarity"});

    TableWriter table(target, std::move(columns));
    const std::size_t features = result.features.features.size();
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        reportRow(context, i, result.rows.size());
        const std::int32_t label = result.clusters.labels[i];
        table.integer(result.rows.at(i));
        for (std::size_t feature = 0; feature < features; ++feature)
            table.number(result.features.raw[i * features + feature]);
        table.integer(label);
        table.integer(label == analysis::kNoise ? 1 : result.clusters.clusterSizes[static_cast<std::size_t>(label)]);
        table.number(result.rarity[i]).endRow();
    }
    table.commit();
}

void writeClusterSessions(const OutputTarget &target, const result::ClustersResult &result, const WorkContext &context)
{
    std::vector<std::string> columns = result.params.sessionColumns;
    columns.insert(columns.end(), {"mean_rarity", "event_count", "first_time", "last_time", "duration_s"});
    TableWriter table(target, std::move(columns));
    for (const result::SessionSummary &session : result.sessions) {
        reportRow(context, table.rows(), result.sessions.size());
        for (const std::string &part : session.key)
            table.text(part);
        table.number(session.meanRarity).integer(session.events).time(session.firstTime).time(session.lastTime);
        table.number(seconds(session.duration())).endRow();
    }
    table.commit();
}

void writeEpsCurve(const OutputTarget &target, const analysis::EpsCurve &curve, const WorkContext &context)
{
    TableWriter table(target, {"eps", "clusters", "noise"});
    for (const analysis::EpsStep &step : curve.steps) {
        reportRow(context, table.rows(), curve.steps.size());
        table.number(step.eps).integer(step.clusters).integer(static_cast<std::int64_t>(step.noise)).endRow();
    }
    table.commit();
}

} // namespace anomalyst::exporting
