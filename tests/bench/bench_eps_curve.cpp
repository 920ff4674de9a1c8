// bench_eps_curve FILE.f64 COLUMNS MIN_SAMPLES: clusters and noise for every eps.

#include "core/analysis/clustering/eps_curve.h"
#include "tests/bench/bench.h"

#include <filesystem>

using namespace anomalyst;

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: bench_eps_curve FILE.f64 COLUMNS MIN_SAMPLES\n");
        return 2;
    }
    try {
        const std::vector<double> values = bench::readDoubles(argv[1]);
        const analysis::PointTable points{values, std::stoul(argv[2])};
        analysis::EpsCurve curve;
        const bench::Timing timing = bench::measure([&] { curve = analysis::epsCurve(points, std::stoi(argv[3])); });
        bench::print("eps_curve", std::filesystem::path(argv[1]).stem().string() + " min_samples " + argv[3], timing,
                     static_cast<double>(points.rows()), "rows",
                     {{"distinct", static_cast<double>(curve.distinctRows)},
                      {"steps", static_cast<double>(curve.steps.size())},
                      {"knee", curve.knee.value_or(0)}});
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_eps_curve: %s\n", error.what());
        return 1;
    }
}
