#include "core/analysis/timeseries/anomalies.h"
#include "core/analysis/timeseries/stl.h"
#include "tests/core/analysis/timeseries/series_samples.h"

#include <QtTest>

#include <limits>
#include <stop_token>
#include <string>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

StlParams withPeriod(int period, bool robust = false)
{
    StlParams params;
    params.period = period;
    params.robust = robust;
    return params;
}

std::string problemOf(const std::vector<double> &observed, const StlParams &params)
{
    try {
        decomposeStl(observed, params);
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

std::vector<double> changed(std::vector<double> values, double factor, double shift)
{
    for (double &value : values)
        value = value * factor + shift;
    return values;
}

} // namespace

class TestStl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A straight line and a pattern that sums to 0 are what STL's smoothers reproduce exactly.
    void separatesALineFromAPattern()
    {
        const double pattern[] = {3, -1, -4, 2};
        std::vector<double> observed, line, season;
        for (int i = 0; i < 42; ++i) {
            line.push_back(10 + 0.5 * i);
            season.push_back(pattern[i % 4]);
            observed.push_back(line.back() + season.back());
        }
        const StlResult result = decomposeStl(observed, withPeriod(4));
        QVERIFY(test::largestDifference(result.trend, line) < 1e-12);
        QVERIFY(test::largestDifference(result.seasonal, season) < 1e-12);
        QVERIFY(test::largestMagnitude(result.residual) < 1e-12);
        QVERIFY(result.weight == std::vector<double>(42, 1.0));
    }

    void robustWeightsPutASpikeIntoTheResidual()
    {
        std::vector<double> observed = test::seasonalSeries(240, 24, 5, 0);
        observed[100] += 500;
        const StlResult result = decomposeStl(observed, withPeriod(24, true));
        QCOMPARE(result.weight[100], 0.0);
        QVERIFY(std::abs(result.residual[100] - 500) < 15);
        QVERIFY(*std::ranges::max_element(result.weight) > 0.99);
    }

    void componentsAddUpToTheSeries()
    {
        for (const int period : {2, 5, 24}) {
            for (const bool robust : {false, true}) {
                const auto observed = test::seasonalSeries(static_cast<std::size_t>(period) * 9 + 1, period, 17);
                const StlResult result = decomposeStl(observed, withPeriod(period, robust));
                std::vector<double> sum;
                for (std::size_t i = 0; i < observed.size(); ++i)
                    sum.push_back(result.trend[i] + result.seasonal[i] + result.residual[i]);
                QVERIFY(test::largestDifference(sum, observed) <= 1e-9 * test::largestMagnitude(observed));
                for (const double weight : result.weight)
                    QVERIFY(weight >= 0 && weight <= 1);
            }
        }
    }

    void addingAConstantShiftsTheTrendOnly()
    {
        const auto observed = test::seasonalSeries(300, 12, 3);
        for (const bool robust : {false, true}) {
            const StlResult before = decomposeStl(observed, withPeriod(12, robust));
            const StlResult after = decomposeStl(changed(observed, 1, 1000), withPeriod(12, robust));
            QVERIFY(test::largestDifference(after.trend, changed(before.trend, 1, 1000)) < 1e-8);
            QVERIFY(test::largestDifference(after.seasonal, before.seasonal) < 1e-8);
            QVERIFY(test::largestDifference(after.weight, before.weight) < 1e-8);
        }
    }

    void scalingTheSeriesScalesItsComponents()
    {
        const auto observed = test::seasonalSeries(300, 12, 4);
        for (const bool robust : {false, true}) {
            const StlResult before = decomposeStl(observed, withPeriod(12, robust));
            const StlResult after = decomposeStl(changed(observed, -8, 0), withPeriod(12, robust));
            QVERIFY(test::largestDifference(after.trend, changed(before.trend, -8, 0)) < 1e-8);
            QVERIFY(test::largestDifference(after.seasonal, changed(before.seasonal, -8, 0)) < 1e-8);
            QVERIFY(test::largestDifference(after.weight, before.weight) < 1e-8);
        }
    }

    void aConstantSeriesHasNoScores()
    {
        for (const double value : {0.0, 42.0, 1e14}) {
            for (const bool robust : {false, true}) {
                const std::vector<double> observed(97, value);
                const StlResult result = decomposeStl(observed, withPeriod(24, robust));
                QVERIFY(test::largestDifference(result.trend, observed) <= 1e-12 * value);
                QCOMPARE(test::largestMagnitude(scoreResiduals(result.residual, observed).values), 0.0);
            }
        }
    }

    void oneWindowLongerThanTheSeriesIsFine()
    {
        const auto observed = test::seasonalSeries(60, 12, 8, 0);
        StlParams params = withPeriod(12);
        params.trend = 1001;
        params.seasonal = 2001;
        const StlResult result = decomposeStl(observed, params);
        // So wide a window is a straight line: second differences vanish.
        for (std::size_t i = 2; i < result.trend.size(); ++i)
            QVERIFY(std::abs(result.trend[i] - 2 * result.trend[i - 1] + result.trend[i - 2]) < 1e-3);
    }

    void refusesParametersOutOfRangeByName()
    {
        const auto observed = test::seasonalSeries(100, 12, 1);
        QVERIFY(contains(problemOf(observed, withPeriod(1)), "period is 1"));
        StlParams params = withPeriod(12);
        params.seasonal = 8;
        QVERIFY(contains(problemOf(observed, params), "seasonal window is 8"));
        params.seasonal = 1;
        QVERIFY(contains(problemOf(observed, params), "seasonal window is 1"));
        params = withPeriod(12);
        params.trend = 24;
        QVERIFY(contains(problemOf(observed, params), "trend window is 24"));
        params.trend = 11;
        QVERIFY(contains(problemOf(observed, params), "at least 13"));
        params = withPeriod(12);
        params.lowPass = 14;
        QVERIFY(contains(problemOf(observed, params), "low-pass window is 14"));
        params = withPeriod(12);
        params.trendDegree = 2;
        QVERIFY(contains(problemOf(observed, params), "trend degree is 2"));
        params = withPeriod(12);
        params.seasonalJump = 0;
        QVERIFY(contains(problemOf(observed, params), "seasonal jump is 0"));
        params = withPeriod(12);
        params.innerIterations = -1;
        QVERIFY(contains(problemOf(observed, params), "inner iterations"));
        params = withPeriod(12);
        params.outerIterations = -2;
        QVERIFY(contains(problemOf(observed, params), "outer iterations"));
        QVERIFY(contains(problemOf(observed, withPeriod(std::numeric_limits<int>::max())), "too long"));
    }

    void saysHowManyValuesTwoPeriodsNeed()
    {
        const std::string problem = problemOf(std::vector<double>(47, 1.0), withPeriod(24));
        QVERIFY(contains(problem, "47 values"));
        QVERIFY(contains(problem, "at least 48"));
        QVERIFY(contains(problemOf({}, withPeriod(24)), "at least 48"));
        QVERIFY(problemOf(std::vector<double>(48, 1.0), withPeriod(24)).empty());
    }

    void refusesValuesThatAreNoNumbersWithTheirIndex()
    {
        for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
            auto observed = test::seasonalSeries(100, 12, 1);
            observed[37] = bad;
            QVERIFY(contains(problemOf(observed, withPeriod(12)), "index 37"));
        }
    }

    void canBeCancelledInTheMiddle()
    {
        const auto observed = test::seasonalSeries(2000, 24, 2);
        for (const int jump : {1, 2}) {
            std::stop_source source;
            int reports = 0;
            double last = -1;
            WorkContext context;
            context.stop = source.get_token();
            context.progress = [&](double fraction, std::string_view) {
                QVERIFY(fraction > last && fraction < 1);
                last = fraction;
                if (++reports == 4)
                    source.request_stop();
            };
            StlParams params = withPeriod(24, true);
            params.seasonalJump = params.trendJump = params.lowPassJump = jump;
            QVERIFY_THROWS_EXCEPTION(Cancelled, decomposeStl(observed, params, context));
            QCOMPARE(reports, 4);
        }
    }
};

QTEST_GUILESS_MAIN(TestStl)
#include "tst_stl.moc"
