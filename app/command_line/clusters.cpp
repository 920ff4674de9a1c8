#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/analysis/clustering/feature_shares.h"
#include "core/export/result_tables.h"
#include "core/query/value_text.h"
#include "core/result/feature_dominance.h"

namespace anomalyst::cli
{

namespace
{

struct ClustersCommand {
    CaseOptions options;
    result::ClustersParams params;
    std::filesystem::path output;
    std::filesystem::path events;
    std::filesystem::path sessions;
    std::filesystem::path epsCurve;
    std::filesystem::path why;
    exporting::RarityReasons reasons = {};
};

void addClusterOptions(CLI::App &command, result::ClustersParams &params)
{
    using query::Normalization;
    addRepeated(
        command, "--feature",
        [&params](const std::string &text) { params.features.push_back(query::parseFeature(text)); },
        "COLUMN for a number or measure:COLUMN, with measure delim_count, delim_hash, char_ord_score, token_count, "
        "length, log_length, crc32 or is_system_session; repeatable (default: from the roles)")
        ->type_name("SPEC");
    addChoice<Normalization>(
        command, "--normalize",
        {{"l2", Normalization::L2}, {"standard", Normalization::Standard}, {"none", Normalization::None}},
        [&params](Normalization normalization) { params.normalization = normalization; },
        "How feature rows are scaled (default: l2)");
    addReal(
        command, "--eps", [&params](double eps) { params.dbscan.eps = eps; },
        {[](double eps) { return eps > 0; }, "a distance above 0"}, "Distance of neighbours (default: 0.0001)");
    addInteger(
        command, "--min-samples", [&params](int count) { params.dbscan.minSamples = count; },
        {[](int count) { return count >= 1; }, "a number from 1"}, "Neighbours that make a cluster (default: 2)");
    addList(command, "--session", params.sessionColumns, "Columns that tell sessions apart (default: from the roles)");
}

void writeCurve(const exporting::OutputTarget &target, const result::ClustersResult &result, bool quiet,
                const WorkContext &context)
{
    const analysis::PointTable points{result.features.normalized, result.features.features.size()};
    const analysis::EpsCurve curve = analysis::epsCurve(points, result.params.dbscan.minSamples, context.part(0, 0.9));
    exporting::writeEpsCurve(target, curve, context.part(0.9, 1));
    if (!quiet)
        printNote(curve.knee ? "distances turn upwards at eps " + query::realText(*curve.knee)
                             : std::string("no eps stands out: distances do not turn upwards"));
}

void noteDominance(const result::ClustersResult &result, const WorkContext &context)
{
    const query::FeatureTable &table = result.features;
    const auto shares = analysis::featureShares({table.normalized, table.features.size()}, context);
    if (const auto sentence = result::dominanceSentence(table.features, shares, result.params.normalization))
        printNote(*sentence);
}

ExitStatus writeClusterTables(const ClustersCommand &clusters, bool quiet, const WorkContext &context)
{
    const OpenLog log = openLog(clusters.options);
    result::ClustersParams params = clusters.params;
    params.selection = clusters.options.selection;
    const result::ClustersResult result = result::analyseClusters(*log.events, params, context.part(0, 0.8));
    const WorkContext writing = context.part(0.8, 1);
    const auto target = [&](const std::filesystem::path &path) {
        return outputTarget(path, clusters.options.casePath, log.info.files);
    };
    if (!clusters.output.empty()) {
        store::EventReader reader(clusters.options.casePath, log.info.id);
        exporting::writeClusters(target(clusters.output), result, reader, writing);
    }
    if (!clusters.events.empty())
        exporting::writeClusterEvents(target(clusters.events), result, writing);
    if (!clusters.sessions.empty() || !clusters.why.empty()) {
        if (result.params.sessionColumns.empty())
            throw Error("the log has no column that tells sessions apart", "log " + log.info.name,
                        "name columns with --session A,B");
    }
    if (!clusters.sessions.empty())
        exporting::writeClusterSessions(target(clusters.sessions), result, writing);
    if (!clusters.why.empty())
        exporting::writeRarityReasons(target(clusters.why), result, clusters.reasons, writing);
    if (!clusters.epsCurve.empty())
        writeCurve(target(clusters.epsCurve), result, quiet, writing);
    if (!quiet)
        noteDominance(result, writing);
    return Done;
}

} // namespace

void addClusters(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("clusters", "Finds rare events and sessions by clustering");
    const auto clusters = std::make_shared<ClustersCommand>();
    addCase(*command, clusters->options);
    addSelection(*command, clusters->options);
    addClusterOptions(*command, clusters->params);
    addOutput(*command, "--output", clusters->output, "Where clusters go");
    addOutput(*command, "--events", clusters->events, "Where events with features and clusters go");
    addOutput(*command, "--sessions", clusters->sessions, "Where sessions go, rarest first");
    addOutput(*command, "--why", clusters->why,
              "Where the reasons go why the rarest sessions are rare: the kinds of events that carry the mean, and how "
              "each differs from its nearest other cluster");
    addInteger(
        *command, "--why-sessions",
        [clusters](int count) { clusters->reasons.sessions = static_cast<std::size_t>(count); },
        {[](int count) { return count >= 1; }, "a number from 1"}, "Sessions that --why explains (default: 10)");
    addOutput(*command, "--eps-curve", clusters->epsCurve,
              "Where the numbers of clusters and noise events for every eps go");
    command->callback([clusters, &program] {
        if (clusters->output.empty() && clusters->events.empty() && clusters->sessions.empty() &&
            clusters->epsCurve.empty() && clusters->why.empty())
            throw CLI::RequiredError("one of --output, --events, --sessions, --why and --eps-curve");
        program.work = [clusters, &program](const WorkContext &context) {
            return writeClusterTables(*clusters, program.quiet, context);
        };
    });
}

} // namespace anomalyst::cli
