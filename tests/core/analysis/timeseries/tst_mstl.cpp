#include "core/analysis/timeseries/stl.h"
#include "tests/core/analysis/timeseries/series_samples.h"

#include <QtTest>

#include <stop_token>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

std::vector<double> twoSeasons(std::size_t points)
{
    std::vector<double> values = test::seasonalSeries(points, 7, 11, 0);
    for (std::size_t i = 0; i < points; ++i)
        values[i] += 15 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / 30);
    return values;
}

MstlParams withPeriods(std::vector<int> periods)
{
    MstlParams params;
    params.periods = std::move(periods);
    return params;
}

} // namespace

class TestMstl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSeasonIsStlWithTheFirstWindow()
    {
        const auto observed = twoSeasons(300);
        StlParams single;
        single.period = 7;
        single.seasonal = 11;
        const StlResult expected = decomposeStl(observed, single);
        const MstlResult result = decomposeMstl(observed, withPeriods({7}));
        QVERIFY(test::largestDifference(result.trend, expected.trend) < 1e-12);
        QVERIFY(test::largestDifference(result.seasonals[0], expected.seasonal) < 1e-12);
        QVERIFY(test::largestDifference(result.residual, expected.residual) < 1e-11);
    }

    void twoSeasonsAreToldApart()
    {
        const auto observed = twoSeasons(600);
        const MstlResult result = decomposeMstl(observed, withPeriods({7, 30}));
        QCOMPARE(result.seasonals.size(), std::size_t{2});
        const auto spread = [](const std::vector<double> &values) {
            return *std::ranges::max_element(values) - *std::ranges::min_element(values);
        };
        QVERIFY(std::abs(spread(result.seasonals[0]) - 40) < 8); // of the longest sine: about 2 * 20
        QVERIFY(std::abs(spread(result.seasonals[1]) - 30) < 8); // 2 * 15
        std::vector<double> sum;
        for (std::size_t i = 0; i < observed.size(); ++i)
            sum.push_back(result.trend[i] + result.seasonals[0][i] + result.seasonals[1][i] + result.residual[i]);
        QVERIFY(test::largestDifference(sum, observed) <= 1e-9 * test::largestMagnitude(observed));
    }

    void aPeriodOfHalfTheSeriesIsLeftOutAndSaidSo()
    {
        const auto observed = twoSeasons(60);
        const MstlResult result = decomposeMstl(observed, withPeriods({7, 29, 30}));
        QCOMPARE(result.periods, (std::vector<int>{7, 29}));
        QCOMPARE(result.omitted, (std::vector<int>{30}));
        QCOMPARE(result.seasonals.size(), std::size_t{2});
    }

    void ownWindowsBelongToTheirPeriods()
    {
        const auto observed = twoSeasons(300);
        MstlParams params = withPeriods({7, 30});
        const MstlResult expected = decomposeMstl(observed, params);
        params.seasonal = {11, 15};
        QVERIFY(decomposeMstl(observed, params).seasonals == expected.seasonals);
        params.seasonal = {11, 7};
        QVERIFY(decomposeMstl(observed, params).seasonals != expected.seasonals);
    }

    void refusesWhatItCannotUse()
    {
        const auto observed = twoSeasons(60);
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, withPeriods({})));
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, withPeriods({1, 7})));
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, withPeriods({30, 7})));
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, withPeriods({7, 7})));
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, withPeriods({30, 40})));
        MstlParams params = withPeriods({7, 12});
        params.seasonal = {11};
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, params));
        params.seasonal = {11, 14};
        QVERIFY_THROWS_EXCEPTION(Error, decomposeMstl(observed, params));
    }

    void canBeCancelledBetweenSeasons()
    {
        std::stop_source source;
        WorkContext context;
        context.stop = source.get_token();
        double last = -1;
        context.progress = [&](double fraction, std::string_view) {
            QVERIFY(fraction > last);
            last = fraction;
            if (fraction >= 0.5)
                source.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, decomposeMstl(twoSeasons(300), withPeriods({7, 30}), context));
        QVERIFY(last >= 0.5 && last < 0.75);
    }
};

QTEST_GUILESS_MAIN(TestMstl)
#include "tst_mstl.moc"
