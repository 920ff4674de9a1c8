// The sweep over min_samples against DBSCAN over all pairs at each of them.

#include "core/analysis/clustering/min_samples_sweep.h"
#include "tests/core/analysis/clustering/naive_dbscan.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

class MinSamplesSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsWhatDbscanFinds()
    {
        std::mt19937 random(11);
        for (const std::size_t rows : {1u, 3u, 40u, 160u}) {
            for (const double eps : {0.1, 0.3, 0.6, 5.0}) {
                std::vector<double> values;
                for (std::size_t i = 0; i < rows * 2; ++i) // on a grid: rows that are equal, distances that tie
                    values.push_back(static_cast<double>(random() % 8) * 0.25);
                const auto steps = minSamplesSweep({values, 2}, eps);
                QCOMPARE(steps.size(), std::size_t(49));
                for (const MinSamplesStep &step : steps) {
                    const auto found = test::naiveDbscan({values, 2}, {.eps = eps, .minSamples = step.minSamples});
                    const MinSamplesStep wanted{step.minSamples, static_cast<std::uint32_t>(found.clusterSizes.size()),
                                                found.noise};
                    QVERIFY2(
                        step == wanted,
                        qPrintable(
                            QStringLiteral("%1 rows, eps %2, min_samples %3").arg(rows).arg(eps).arg(step.minSamples)));
                }
                QCOMPARE(steps.front().minSamples, 2);
                QCOMPARE(steps.back().minSamples, 50);
            }
        }
    }

    void whatDbscanRefusesIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(minSamplesSweep({std::vector<double>{1, 2}, 1}, 0), Error);
        QVERIFY_EXCEPTION_THROWN(minSamplesSweep({std::vector<double>{1, 2}, 0}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(minSamplesSweep({std::vector<double>{1, std::nan("")}, 1}, 1), Error);
        QVERIFY(minSamplesSweep({{}, 1}, 1).empty());
    }

    void aStopEndsTheSweep()
    {
        std::vector<double> values(2000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i);
        std::stop_source source;
        source.request_stop();
        WorkContext context;
        context.stop = source.get_token();
        QVERIFY_EXCEPTION_THROWN(minSamplesSweep({values, 1}, 1, context), Cancelled);
    }
};

QTEST_APPLESS_MAIN(MinSamplesSweepTest)
#include "tst_min_samples_sweep.moc"
