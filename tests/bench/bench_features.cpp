// bench_features CASE: what the default features of the case's longest log cost from loaded columns, each of them alone
// and with the normalisation all together; then the clusters of the whole.

#include "core/query/features.h"
#include "core/result/cluster_traits.h"
#include "core/store/case_file.h"
#include "core/store/event_columns.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <exception>
#include <numeric>

namespace
{

using namespace anomalyst;
using namespace anomalyst::bench;

LogId longestLog(const std::filesystem::path &path)
{
    const std::vector<store::LogInfo> logs = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly).logs();
    const auto longest = std::ranges::max_element(logs, {}, &store::LogInfo::events);
    if (longest == logs.end() || longest->events == 0)
        throw Error("the case holds no event", path.string(), "import a log first");
    return longest->id;
}

void printFeatures(const store::EventColumns &events)
{
    query::RowSet rows;
    rows.total = events.size();
    const std::vector<query::FeatureSpec> features = query::defaultFeatures(events.log());
    const double items = static_cast<double>(events.size());
    for (const query::FeatureSpec &feature : features) {
        print("features", query::formatFeature(feature),
              measure([&] { query::buildFeatures(events, rows, {feature}, query::Normalization::None); }), items,
              "events");
    }
    print("features", "all, l2",
          measure([&] { query::buildFeatures(events, rows, features, query::Normalization::L2); }), items, "events",
          {{"features", static_cast<double>(features.size())}});
}

void printClusters(const store::EventColumns &events)
{
    result::ClustersResult found;
    const Timing whole = measure([&] { found = result::analyseClusters(events, {}); }, 3);
    const double items = static_cast<double>(events.size());
    print("features", "clusters and sessions", whole, items, "events",
          {{"distinct_rows", static_cast<double>(found.clusters.distinctRows)},
           {"clusters", static_cast<double>(found.clusters.clusterSizes.size())},
           {"sessions", static_cast<double>(found.sessions.size())}});
    print("features", "traits of the clusters", measure([&] { result::describeClusters(found, events); }, 3), items,
          "events");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_features CASE\n", stderr);
        return 2;
    }
    try {
        const auto events = store::EventColumns::open(argv[1], longestLog(argv[1]));
        std::vector<std::size_t> all(events->log().columns.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        events->load(all);
        printFeatures(*events);
        printClusters(*events);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
