#include "core/analysis/timeseries/loess.h"
#include "core/analysis/timeseries/robustness.h"
#include "tests/core/analysis/timeseries/series_samples.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

std::vector<double> smoothed(const std::vector<double> &values, const LoessWindow &window,
                             const std::vector<double> &robustness = {})
{
    std::vector<double> out(values.size());
    LoessSmoother(window).smooth(values, robustness, out);
    return out;
}

const std::vector<double> kLine{5, 7, 9, 11, 13, 15, 17, 19};

} // namespace

class TestLoess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Window 5 reaches 2: the neighbours weigh (1 - 1/8)^3 = 0.669921875, the outermost nothing.
    void anImpulseIsSpreadByTheTricube()
    {
        const std::vector<double> out = smoothed({0, 0, 0, 0, 1, 0, 0, 0, 0}, {5, 1, 1});
        const double total = 1 + 2 * 0.669921875;
        QCOMPARE(out[4], 1 / total);
        QCOMPARE(out[3], 0.669921875 / total);
        QCOMPARE(out[5], 0.669921875 / total);
        QCOMPARE(out[2], 0.0);
        QCOMPARE(out[6], 0.0);
    }

    // At the first of 3 values the reach is 2 and the weights are 1, 0.669921875, 0: a line through the first two.
    void theEndsAreFittedByALineOfTheirWindow()
    {
        const std::vector<double> out = smoothed({4, 6, 0}, {3, 1, 1});
        QVERIFY(std::abs(out[0] - 4) < 1e-12);
        QVERIFY(std::abs(out[2] - 0) < 1e-12);
        const std::vector<double> means = smoothed({4, 6, 0}, {3, 0, 1});
        QVERIFY(std::abs(means[0] - (4 + 6 * 0.669921875) / 1.669921875) < 1e-12);
    }

    void aLineStaysALineWithAnyWindowAndJump()
    {
        for (const int length : {3, 5, 7, 9, 31}) {
            for (const int jump : {1, 2, 3, 5, 50})
                QVERIFY(test::largestDifference(smoothed(kLine, {length, 1, jump}), kLine) < 1e-12);
        }
    }

    void aLineGoesOnBeyondBothEnds()
    {
        LoessSmoother loess({5, 1, 1});
        QVERIFY(std::abs(loess.before(kLine, {}, 0) - 3) < 1e-12);
        QVERIFY(std::abs(loess.after(kLine, {}, 0) - 21) < 1e-12);
    }

    void valuesOfWeightZeroDoNotCount()
    {
        std::vector<double> values = kLine;
        std::vector<double> weights(values.size(), 1.0);
        values[3] = 1000;
        weights[3] = 0;
        QVERIFY(test::largestDifference(smoothed(values, {7, 1, 1}, weights), kLine) < 1e-12);
    }

    void whereNothingWeighsTheValueStays()
    {
        const std::vector<double> weights(kLine.size(), 0.0);
        QVERIFY(smoothed(kLine, {5, 1, 1}, weights) == kLine);
        LoessSmoother loess({5, 1, 1});
        QCOMPARE(loess.before(kLine, weights, 8.5), 8.5);
    }

    void theSlopeIsDroppedWhereTheWindowIsTinyBesideTheSeries()
    {
        QVERIFY(std::abs(leastVarianceForSlope(2001, 1) - 4) < 1e-12);
        QVERIFY(std::isinf(leastVarianceForSlope(2001, 0)));
        const LoessFit fit{0, 0, 3};
        std::vector<double> line(3), mean(3);
        tricubeWeights(fit, 3, 3, line);
        tricubeWeights(fit, 3, 3, mean);
        QVERIFY(toFitCoefficients(fit, leastVarianceForSlope(3, 1), line));
        QVERIFY(toFitCoefficients(fit, leastVarianceForSlope(2001, 1), mean));
        QVERIFY(std::abs(line[0] - 1) < 1e-12);
        QVERIFY(std::abs(mean[0] - 1 / 1.669921875) < 1e-12);
    }

    void theMedianIsTheMeanOfTheMiddleTwo()
    {
        std::vector<double> even{9, 1, 4, 2};
        QCOMPARE(medianOf(even), 3.0);
        std::vector<double> odd{9, 1, 4};
        QCOMPARE(medianOf(odd), 4.0);
    }

    // Median 1, so the reach is 6: 3 of 6 gives (1 - 1/4)^2, beyond 0.999 of the reach nothing counts.
    void robustnessWeightsFollowTheBisquare()
    {
        const std::vector<double> distances{0, 0.001, 1, 3, 100};
        std::vector<double> scratch(5), weights(5);
        robustnessWeights(distances, scratch, weights);
        QCOMPARE(weights[0], 1.0);
        QCOMPARE(weights[1], 1.0);
        QCOMPARE(weights[3], 0.5625);
        QCOMPARE(weights[4], 0.0);
        robustnessWeights(std::vector<double>{0, 0, 0, 7}, std::span(scratch).first(4), std::span(weights).first(4));
        QCOMPARE(weights[3], 1.0);
    }
};

QTEST_GUILESS_MAIN(TestLoess)
#include "tst_loess.moc"
