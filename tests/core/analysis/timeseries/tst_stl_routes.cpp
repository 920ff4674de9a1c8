// The fast route against the general one, which follows the published algorithm step by step.
#include "core/analysis/timeseries/loess_kernels.h"
#include "core/analysis/timeseries/moving_average.h"
#include "core/analysis/timeseries/smoother.h"
#include "core/analysis/timeseries/stl_passes.h"
#include "tests/core/analysis/timeseries/series_samples.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

// Robustness weights as they come: many near 1, some small, some 0, and a stretch of zeros longer than a window.
std::vector<double> someWeights(std::size_t points, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<double> weights;
    for (std::size_t i = 0; i < points; ++i)
        weights.push_back(share(random) < 0.2 ? 0.0 : share(random));
    for (std::size_t i = points / 3; i < points / 2; ++i)
        weights[i] = 0;
    return weights;
}

double routeDifference(const GridShape &shape, const LoessWindow &window, const std::vector<double> &values,
                       const std::vector<double> &weights)
{
    const std::size_t margin = shape.extended ? shape.stride : 0;
    std::vector<double> scratch(values.size());
    const SmoothInput input{values.data(), weights.empty() ? nullptr : weights.data(), scratch.data()};
    std::vector<double> fast(values.size() + 2 * margin), general(fast.size());
    makeSmoother(shape, window, LoessRoute::Fast)->smooth(input, fast.data() + margin, {});
    makeSmoother(shape, window, LoessRoute::General)->smooth(input, general.data() + margin, {});
    return test::largestDifference(fast, general);
}

} // namespace

class TestStlRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSmoothersAgreeOnEveryShape()
    {
        for (const std::size_t stride : {1, 2, 3, 7, 24}) {
            for (const std::size_t points : {2 * stride, 2 * stride + 1, 5 * stride + stride / 2, 40 * stride + 3}) {
                if (points < 2)
                    continue;
                const auto values = test::seasonalSeries(points, 12, static_cast<unsigned>(points));
                const auto weights = someWeights(points, static_cast<unsigned>(points + stride));
                for (const int length : {3, 5, 7, 9, 13, 33, 101}) {
                    for (const int degree : {0, 1}) {
                        const GridShape shape{points, stride, stride > 1};
                        const LoessWindow window{length, degree, 1};
                        QVERIFY(routeDifference(shape, window, values, {}) < 1e-9);
                        QVERIFY(routeDifference(shape, window, values, weights) < 1e-8);
                    }
                }
            }
        }
    }

    // Above about 1000 times its reach a window has no slope any more; just there some positions have one and some not.
    void bothSmoothersAgreeWhereTheSlopeFades()
    {
        for (const std::size_t points : {1500, 2600, 4000}) {
            const auto values = test::seasonalSeries(points, 24, 6);
            const auto weights = someWeights(points, 9);
            QVERIFY(routeDifference({points, 1, false}, {7, 1, 1}, values, {}) < 1e-9);
            QVERIFY(routeDifference({points, 1, false}, {7, 1, 1}, values, weights) < 1e-8);
            const GridShape columns{points, 2, true};
            QVERIFY(routeDifference(columns, {5, 1, 1}, values, {}) < 1e-9);
            QVERIFY(routeDifference(columns, {5, 1, 1}, values, weights) < 1e-8);
        }
    }

    void wholeDecompositionsAgree()
    {
        for (unsigned seed = 0; seed < 60; ++seed) {
            std::mt19937 random(seed);
            const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
            StlParams params;
            params.period = pick(3, 30);
            params.seasonal = 2 * pick(3, 10) + 1;
            params.seasonalDegree = pick(0, 1);
            params.trendDegree = pick(0, 1);
            params.lowPassDegree = pick(0, 1);
            params.robust = pick(0, 1) == 1;
            params.outerIterations = params.robust ? 3 : -1;
            const auto points = static_cast<std::size_t>(params.period * pick(8, 60) + pick(0, params.period));
            const auto observed = test::seasonalSeries(points, params.period, seed);
            const StlPlan plan = planStl(observed, params);
            const StlResult fast = StlPasses(observed, plan, LoessRoute::Fast).run({});
            const StlResult general = StlPasses(observed, plan, LoessRoute::General).run({});
            const double allowed = 1e-9 * test::largestMagnitude(observed);
            QVERIFY(test::largestDifference(fast.trend, general.trend) <= allowed);
            QVERIFY(test::largestDifference(fast.seasonal, general.seasonal) <= allowed);
            QVERIFY(test::largestDifference(fast.residual, general.residual) <= allowed);
            QVERIFY(test::largestDifference(fast.weight, general.weight) <= 1e-8);
        }
    }

    void wideKernelsAgreeWithTheBaseline_data()
    {
        QTest::addColumn<const LoessKernels *>("wide");
        QTest::newRow("AVX2") << avx2Kernels();
        QTest::newRow("AVX-512") << avx512Kernels();
    }

    void wideKernelsAgreeWithTheBaseline()
    {
        QFETCH(const LoessKernels *, wide);
        if (wide == nullptr)
            QSKIP("this processor, or this build, has no such instructions");
        const LoessKernels &base = baselineKernels();
        constexpr std::size_t margin = 60;
        const auto x = test::seasonalSeries(300, 24, 1);
        const auto w = someWeights(300, 2);
        std::vector<double> products(300), k{1, 0.9, 0.5, 0.2}, kt{0, 0.9, 1, 0.6}, ktt{0, 0.9, 2, 1.8};
        base.multiply(x.data(), w.data(), products.data(), 300);
        const std::vector<double> limits(64, 0.4);
        for (const std::ptrdiff_t stride : {1, 7}) {
            for (std::size_t count = 0; count < 60; ++count) {
                const SymmetricTaps taps{k.data(), kt.data(), ktt.data(), 3, stride};
                const WeightedValues weighted = WeightedValues{x.data(), w.data(), products.data()}.from(margin);
                std::vector<double> a(count), b(count);
                base.filter(taps, x.data() + margin, a.data(), count);
                wide->filter(taps, x.data() + margin, b.data(), count);
                QVERIFY(test::largestDifference(a, b) < 1e-10);
                base.weightedMean(taps, weighted, a.data(), count);
                wide->weightedMean(taps, weighted, b.data(), count);
                QVERIFY(test::largestDifference(a, b) < 1e-10);
                base.weightedLine(taps, weighted, {limits.data(), 7, 3}, a.data(), count);
                wide->weightedLine(taps, weighted, {limits.data(), 7, 3}, b.data(), count);
                QVERIFY(test::largestDifference(a, b) < 1e-9);
                const std::vector<double> row(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(count));
                const EdgeTaps edge{row.data(), count, 1, 2, 0.1};
                QVERIFY(std::abs(base.dot(edge, x.data()) - wide->dot(edge, x.data())) < 1e-8);
                QVERIFY(std::abs(base.fit(edge, weighted, 5) - wide->fit(edge, weighted, 5)) < 1e-8);
                const EdgeTaps few{k.data(), 4, stride, -1, 0.1};
                base.edgeFilter(few, x.data(), a.data(), count);
                wide->edgeFilter(few, x.data(), b.data(), count);
                QVERIFY(test::largestDifference(a, b) < 1e-10);
                base.edgeFit(few, weighted, a.data(), count);
                wide->edgeFit(few, weighted, b.data(), count);
                QVERIFY(test::largestDifference(a, b) < 1e-9);
            }
        }
    }

    void movingAveragesOfAnyWidthAreRight()
    {
        const auto values = test::seasonalSeries(5000, 24, 3);
        for (const std::size_t width : {1, 2, 3, 7, 8, 24, 168, 1000, 2047}) {
            const std::size_t outputs = values.size() - width + 1;
            std::vector<double> averaged(outputs), expected;
            MovingAverage(width).average(values.data(), outputs, averaged.data());
            for (std::size_t i = 0; i < outputs; ++i) {
                double sum = 0;
                for (std::size_t j = 0; j < width; ++j)
                    sum += values[i + j];
                expected.push_back(sum / static_cast<double>(width));
            }
            QVERIFY(test::largestDifference(averaged, expected) < 1e-10);
            std::vector<double> inPlace = values;
            MovingAverage(width).average(inPlace.data(), outputs, inPlace.data());
            inPlace.resize(outputs);
            QVERIFY(inPlace == averaged);
        }
    }
};

QTEST_GUILESS_MAIN(TestStlRoutes)
#include "tst_stl_routes.moc"
