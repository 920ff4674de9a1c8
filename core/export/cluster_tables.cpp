#include "core/explain/session_rarity.h"
#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

namespace anomalyst::exporting
{

namespace
{

void writeRarityPart(TableWriter &table, const result::ClustersResult &result, std::size_t rank,
                     const explain::RarityPart &part)
{
    // Without another cluster one row says what there is.
    const explain::NearestCluster none{.label = analysis::kNoise, .size = 0, .differences = {{}}};
    const explain::NearestCluster &nearest = part.nearest ? *part.nearest : none;
    for (const explain::FeatureDifference &difference : nearest.differences) {
        table.integer(static_cast<std::int64_t>(rank));
        for (const std::string &key : result.sessions[rank].key)
            table.text(key);
        table.number(part.share).integer(part.events).integer(part.label).integer(part.size).number(part.rarity);
        table.integer(part.event);
        if (!part.nearest) {
            for (int i = 0; i < 8; ++i)
                table.text("");
            table.endRow();
            continue;
        }
        table.integer(nearest.label).integer(nearest.size).integer(nearest.event).number(nearest.distance);
        table.text(query::formatFeature(result.features.features[difference.feature]));
        table.number(difference.own).number(difference.other).number(difference.share).endRow();
    }
}

} // namespace

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

void writeRarityReasons(const OutputTarget &target, const result::ClustersResult &result, const RarityReasons &most,
                        const WorkContext &context)
{
    std::vector<std::string> columns = {"rank"};
    columns.insert(columns.end(), result.params.sessionColumns.begin(), result.params.sessionColumns.end());
    columns.insert(columns.end(), {"share", "events", "cluster", "cluster_size", "rarity", "event", "nearest_cluster",
                                   "nearest_size", "nearest_event", "distance", "feature", "own", "other",
                                   "feature_share"});
    TableWriter table(target, std::move(columns));
    const std::size_t count = std::min(most.sessions, result.sessions.size());
    for (std::size_t rank = 0; rank < count; ++rank) {
        const auto at = static_cast<double>(rank), all = static_cast<double>(count);
        const explain::SessionRarityExplanation why =
            explain::explainSessionRarity(result, rank, most.kinds, context.part(at / all, (at + 1) / all));
        for (const explain::RarityPart &part : why.largest)
            writeRarityPart(table, result, rank, part);
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
