// bench_stl FILE.f64 PERIOD ROBUST(0|1): one STL decomposition with the default parameters.
// PEER_OUT gets seasonal, trend and weights, one after the other, as the peer writes them.
#include "core/analysis/timeseries/stl.h"
#include "tests/bench/bench.h"

#include <filesystem>

using namespace anomalyst;

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: bench_stl FILE.f64 PERIOD ROBUST(0|1)\n");
        return 2;
    }
    try {
        const std::vector<double> observed = bench::readDoubles(argv[1]);
        analysis::StlParams params;
        params.period = std::stoi(argv[2]);
        params.robust = std::stoi(argv[3]) != 0;

        analysis::StlResult result;
        const bench::Timing timing = bench::measure([&] {
            result = {}; // so that two results never count as memory at once
            result = analysis::decomposeStl(observed, params);
        });
        const std::string name = std::filesystem::path(argv[1]).stem().string() + " period " + argv[2] +
                                 (params.robust ? " robust" : " plain");
        bench::print("stl", name, timing, static_cast<double>(observed.size()), "points",
                     {{"n", static_cast<double>(observed.size())},
                      {"period", static_cast<double>(params.period)},
                      {"robust", params.robust ? 1.0 : 0.0}});

        if (std::getenv("PEER_OUT") != nullptr) {
            std::vector<double> parts = result.seasonal;
            parts.insert(parts.end(), result.trend.begin(), result.trend.end());
            parts.insert(parts.end(), result.weight.begin(), result.weight.end());
            bench::writeResult<double>(parts);
        }
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}
