// bench_dbscan FILE.f64 COLUMNS EPS MIN_SAMPLES: one clustering of the rows of a file.

#include "core/analysis/clustering/dbscan.h"
#include "tests/bench/bench.h"

#include <filesystem>

using namespace anomalyst;

namespace
{

int run(const std::string &path, std::size_t columns, const analysis::DbscanParams &params)
{
    const std::vector<double> values = bench::readDoubles(path);
    const double peakBefore = bench::peakMiB();
    analysis::DbscanResult result;
    const bench::Timing timing = bench::measure([&] { result = analysis::clusterDbscan({values, columns}, params); });
    char name[200];
    std::snprintf(name, sizeof name, "%s eps %g min_samples %d", std::filesystem::path(path).stem().c_str(), params.eps,
                  params.minSamples);
    bench::print("dbscan", name, timing, static_cast<double>(result.labels.size()), "rows",
                 {{"distinct", static_cast<double>(result.distinctRows)},
                  {"clusters", static_cast<double>(result.clusterSizes.size())},
                  {"noise", static_cast<double>(result.noise)},
                  {"peak_before_mib", peakBefore}});
    const std::vector<std::int64_t> labels(result.labels.begin(), result.labels.end());
    bench::writeResult(std::span<const std::int64_t>(labels));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "usage: bench_dbscan FILE.f64 COLUMNS EPS MIN_SAMPLES\n");
        return 2;
    }
    try {
        return run(argv[1], std::stoul(argv[2]), {std::stod(argv[3]), std::stoi(argv[4])});
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_dbscan: %s\n", error.what());
        return 1;
    }
}
