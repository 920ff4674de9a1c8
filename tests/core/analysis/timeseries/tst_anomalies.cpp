#include "core/analysis/timeseries/anomalies.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst::analysis;

namespace
{

// Scores of ±5 where the flags stand, observed 10 over a baseline of 4.
std::vector<AnomalyPeriod> merged(const std::vector<std::int8_t> &flags, const PeriodParams &params = {})
{
    std::vector<double> scores;
    for (const std::int8_t flag : flags)
        scores.push_back(5.0 * flag);
    const std::vector<double> observed(flags.size(), 10.0), baseline(flags.size(), 4.0);
    return mergePeriods(flags, scores, observed, baseline, params);
}

PeriodParams kinds(bool spikes, bool dips)
{
    PeriodParams params;
    params.spikes = spikes;
    params.dips = dips;
    return params;
}

} // namespace

class TestAnomalies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Mean 3, squared deviations 4 + 1 + 0 + 1 + 4 = 10 over 5 values.
    void scoresUseThePopulationDeviation()
    {
        const std::vector<double> residual{1, 2, 3, 4, 5};
        const std::vector<double> scores = scoreResiduals(residual, residual).values;
        QCOMPARE(scores[0], -2 / std::sqrt(2.0));
        QCOMPARE(scores[2], 0.0);
        QCOMPARE(scores[4], 2 / std::sqrt(2.0));
    }

    void equalOrNearlyEqualResidualsScoreZero()
    {
        const std::vector<double> observed{1000, -5000, 3000};
        QCOMPARE(scoreResiduals(std::vector<double>{7, 7, 7}, observed).values, (std::vector<double>{0, 0, 0}));
        QCOMPARE(scoreResiduals(std::vector<double>{1e-9, -1e-9, 2e-9}, observed).values,
                 (std::vector<double>{0, 0, 0}));
        QVERIFY(scoreResiduals(std::vector<double>{1e-7, -1e-7, 2e-7}, observed).values[0] != 0);
        QVERIFY(scoreResiduals({}, {}).values.empty());
    }

    // Without the spike: median 3, distances 2 1 0 1 2, their median 1.
    void aRobustScoreIsNotMaskedByOneHugeSpike()
    {
        const std::vector<double> residual{1, 2, 3, 4, 5, 1e9, 30};
        const std::vector<std::uint8_t> leftOut{0, 0, 0, 0, 0, 0, 1};
        const Scores robust = scoreResiduals(residual, residual, ScoreKind::Robust, leftOut);
        QCOMPARE(robust.centre, 3.5);
        QCOMPARE(robust.spread, 1.4826 * 1.5); // distances 2.5 1.5 0.5 0.5 1.5 and a huge one
        QCOMPARE(robust.values[4], 1.5 / robust.spread);
        QCOMPARE(robust.values[6], 0.0);
        const std::vector<double> all{0, 1, -1, 0, 1, -1, 0, 1, -1, 50, 1e6};
        QVERIFY(scoreResiduals(all, all, ScoreKind::Robust).values[9] > 3);
        QVERIFY(scoreResiduals(all, all).values[9] < 3);
    }

    void aRobustScoreOfMostlyEqualResidualsUsesTheirMeanDistance()
    {
        const std::vector<double> residual{0, 0, 0, 0, 0, 0, 0, 8};
        const Scores scores = scoreResiduals(residual, residual, ScoreKind::Robust);
        QCOMPARE(scores.spread, 1.2533);
        QCOMPARE(scores.values[7], 8 / 1.2533);
        QCOMPARE(scoreResiduals(std::vector<double>{7, 7, 7}, residual, ScoreKind::Robust).values,
                 (std::vector<double>{0, 0, 0}));
    }

    void flagsAreStrictlyBeyondTheThresholds()
    {
        const std::vector<double> scores{3, 3.01, -3, -3.01, 0};
        QCOMPARE(flagAnomalies(scores, {}), (std::vector<std::int8_t>{0, 1, 0, -1, 0}));
        AnomalyParams params;
        params.thresholdLow = 2;
        QCOMPARE(flagAnomalies(scores, params), (std::vector<std::int8_t>{0, 1, -1, -1, 0}));
        params = {};
        params.threshold = 4;
        QCOMPARE(flagAnomalies(scores, params), (std::vector<std::int8_t>{0, 0, 0, 0, 0}));
    }

    void neighboursAndThoseTwoApartAreOnePeriod()
    {
        const auto periods = merged({0, 1, 1, 0, 1, 0, 0, 0});
        QCOMPARE(periods.size(), std::size_t{1});
        QCOMPARE(periods[0].firstBucket, std::size_t{1});
        QCOMPARE(periods[0].lastBucket, std::size_t{4});
        QCOMPARE(periods[0].buckets, std::size_t{3});
        QCOMPARE(periods[0].excess, 18.0);
    }

    void thoseThreeApartAreTwoPeriods()
    {
        const auto periods = merged({1, 0, 0, 1});
        QCOMPARE(periods.size(), std::size_t{2});
        QCOMPARE(periods[0].lastBucket, std::size_t{0});
        QCOMPARE(periods[1].firstBucket, std::size_t{3});
        PeriodParams wide;
        wide.joinWithin = 3;
        QCOMPARE(merged({1, 0, 0, 1}, wide).size(), std::size_t{1});
    }

    void dipsComeOnRequestOnly()
    {
        QVERIFY(merged({-1, 0, -1}).empty());
        const auto dips = merged({-1, 0, -1, 0, 1}, kinds(false, true));
        QCOMPARE(dips.size(), std::size_t{1});
        QCOMPARE(dips[0].kind, -1);
        QCOMPARE(dips[0].buckets, std::size_t{2});
    }

    void aDipBetweenSpikesBelongsToThePeriodOnlyWhenBothAreAsked()
    {
        const std::vector<std::int8_t> flags{1, 0, -1, 0, 1};
        QCOMPARE(merged(flags).size(), std::size_t{2}); // the spikes are four apart
        const auto both = merged(flags, kinds(true, true));
        QCOMPARE(both.size(), std::size_t{1});
        QCOMPARE(both[0].buckets, std::size_t{3});
        QCOMPARE(both[0].kind, +1); // of equal peaks the first
    }

    void thePeakIsTheLargestScoreOfEitherSign()
    {
        const std::vector<std::int8_t> flags{1, -1, 1, -1};
        const std::vector<double> scores{4, -6, 5, -6};
        const std::vector<double> observed{20, 1, 15, 2}, baseline{10, 10, 10, 10};
        const auto periods = mergePeriods(flags, scores, observed, baseline, kinds(true, true));
        QCOMPARE(periods.size(), std::size_t{1});
        QCOMPARE(periods[0].peakBucket, std::size_t{1});
        QCOMPARE(periods[0].peakScore, -6.0);
        QCOMPARE(periods[0].kind, -1);
        QCOMPARE(periods[0].excess, -2.0); // 10 - 9 + 5 - 8
    }

    void noAnomaliesAreNoPeriods()
    {
        QVERIFY(merged({0, 0, 0}).empty());
        QVERIFY(merged({}).empty());
    }
};

QTEST_GUILESS_MAIN(TestAnomalies)
#include "tst_anomalies.moc"
