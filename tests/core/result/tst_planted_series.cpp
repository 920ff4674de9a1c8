// What is planted into a log is found in its series, and nothing else: spikes, dips, steps, missing days, a week with a
// change of the clock, two seasons; and columns whose numbers are none.

#include "core/base/error.h"
#include "core/explain/silences.h"
#include "core/result/time_series_result.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <set>

using namespace anomalyst;
using namespace anomalyst::result;

namespace
{

const TimeUs kStart = *parseIsoTime("2024-03-18T00:00:00Z"); // a Monday

// Of the robust score: a season takes a part of a spike up and leaves it, with the other sign, in the weeks beside it.
constexpr double kThreshold = 30;

// One event an hour whose number is `value(hour)`; none where that is nothing.
test::SmallCase hourly(int hours, const std::function<std::optional<double>(int)> &value)
{
    test::TextRows rows;
    for (int hour = 0; hour < hours; ++hour) {
        if (const auto number = value(hour))
            rows.push_back({formatTime(kStart + hour * kHourUs), std::to_string(*number)});
    }
    return test::SmallCase({{"Time", ColumnType::Time, Role::Time}, {"Load", ColumnType::Real, Role::Bytes}}, rows);
}

// A working day, quiet nights and weekends, a little noise.
class Office
{
public:
    double operator()(int hour)
    {
        const int ofDay = hour % 24, day = hour / 24 % 7;
        const double wave = ofDay >= 7 && ofDay < 19 ? 400 * std::sin((ofDay - 7) * std::numbers::pi / 12) : 0;
        return 500 + (day < 5 ? wave : wave / 4) + m_noise(m_random);
    }

private:
    std::mt19937 m_random{7};
    std::normal_distribution<double> m_noise{0, 8};
};

DecomposedSeries decompose(const test::SmallCase &logCase, TimeSeriesParams params = {})
{
    params.score = analysis::ScoreKind::Robust;
    params.anomaly.threshold = kThreshold;
    params.period.dips = true;
    return analyseTimeSeries(*logCase.events(), params).series.front();
}

TimeSeriesParams dayAndWeek()
{
    TimeSeriesParams params;
    params.periodChoice = PeriodChoice::Given;
    params.periods = {24, 168};
    return params;
}

std::set<std::size_t> flagged(const DecomposedSeries &series, int kind)
{
    std::set<std::size_t> buckets;
    for (std::size_t i = 0; i < series.anomalies.size(); ++i) {
        if (series.anomalies[i] == kind)
            buckets.insert(i);
    }
    return buckets;
}

} // namespace

class PlantedSeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spikesAndDipsAreFoundUnderADayAndAWeek()
    {
        const std::set<std::size_t> spikes = {250, 251, 500}, dips = {371};
        Office office;
        const auto logCase = hourly(24 * 84, [&](int hour) -> std::optional<double> {
            const double usual = office(hour);
            return usual + (spikes.contains(std::size_t(hour)) ? 400 : dips.contains(std::size_t(hour)) ? -400 : 0);
        });
        const DecomposedSeries series = decompose(logCase, dayAndWeek());
        QCOMPARE(flagged(series, +1), spikes);
        QCOMPARE(flagged(series, -1), dips);
        QCOMPARE(series.periods.size(), std::size_t(3));
        QCOMPARE(series.periods[0].buckets, std::size_t(2));
        QCOMPARE(series.periods[1].kind, -1);
        QVERIFY(std::abs(series.periods[0].excess - 800) < 400);
    }

    void bothSeasonsAreDetected()
    {
        Office office;
        const auto logCase =
            hourly(24 * 42, [&](int hour) { return std::optional(office(hour) * (hour / 24 % 7 < 5 ? 1.0 : 0.4)); });
        TimeSeriesParams params;
        params.periodChoice = PeriodChoice::Detected;
        QCOMPARE(decompose(logCase, params).seasons, (std::vector<int>{24, 168}));
    }

    // A step is no spike: the trend follows it, and only its edge stands out.
    void aStepMovesTheTrend()
    {
        Office office;
        const auto logCase =
            hourly(24 * 84, [&](int hour) { return std::optional(office(hour) + (hour < 1000 ? 0 : 1000)); });
        const DecomposedSeries series = decompose(logCase, dayAndWeek());
        QVERIFY(std::abs(series.trend[1800] - series.trend[200] - 1000) < 60);
        const auto isNear = [](std::size_t bucket) { return bucket >= 1000 - 168 && bucket < 1000 + 168; };
        for (const std::size_t bucket : flagged(series, +1))
            QVERIFY2(isNear(bucket), qPrintable(QString::number(bucket)));
        for (const std::size_t bucket : flagged(series, -1))
            QVERIFY2(isNear(bucket), qPrintable(QString::number(bucket)));
    }

    void missingDaysAreGapsOfAMeanAndSilenceOfALog()
    {
        Office office;
        const auto logCase = hourly(24 * 84, [&](int hour) -> std::optional<double> {
            const double usual = office(hour);
            return hour >= 400 && hour < 448 ? std::nullopt : std::optional(usual);
        });
        TimeSeriesParams params = dayAndWeek();
        params.series.aggregate = query::Aggregate::Mean;
        const DecomposedSeries mean = decompose(logCase, params);
        QCOMPARE(mean.observed.gaps, (std::vector<query::BucketRange>{{400, 448}}));
        QCOMPARE(mean.observed.filledBuckets, std::size_t(48));

        params.series.aggregate = query::Aggregate::Count;
        const DecomposedSeries count = decompose(logCase, params);
        QCOMPARE(count.observed.values[399], 1.0);
        QCOMPARE(count.observed.values[400], 0.0);
        const auto silences = explain::findSilences(*logCase.events(), {});
        QCOMPARE(silences.size(), std::size_t(1));
        QCOMPARE(silences[0].window.begin, kStart + 400 * kHourUs);
        QCOMPARE(silences[0].window.end, kStart + 448 * kHourUs);
    }

    // The clocks of Berlin go forward on March 31: work begins an hour earlier in UTC from then on. Every bucket of UTC
    // is an hour long, none is missing or doubled, and the change is no gap.
    void aChangeOfTheClockShiftsNoBucket()
    {
        Office office;
        const int change = int((*parseIsoTime("2024-03-31T01:00:00Z") - kStart) / kHourUs);
        const auto logCase =
            hourly(24 * 28, [&](int hour) { return std::optional(office(hour < change ? hour + 1 : hour + 2)); });
        TimeSeriesParams params = dayAndWeek();
        params.series.aggregate = query::Aggregate::Mean;
        const DecomposedSeries series = decompose(logCase, params);
        QCOMPARE(series.observed.size(), std::size_t(24 * 28));
        QVERIFY(series.observed.gaps.empty());
        for (std::size_t i = 1; i < series.observed.size(); ++i)
            QCOMPARE(series.observed.timeOf(i) - series.observed.timeOf(i - 1), kHourUs);
    }

    void numbersThatAreNoneAreLeftOutAndCounted()
    {
        test::TextRows rows;
        for (int hour = 0; hour < 96; ++hour) {
            rows.push_back({formatTime(kStart + hour * kHourUs), "5"});
            if (hour % 12 == 0)
                rows.push_back({formatTime(kStart + hour * kHourUs), hour % 24 == 0 ? "nan" : "inf"});
            if (hour % 48 == 0)
                rows.push_back({formatTime(kStart + hour * kHourUs), ""});
        }
        const test::SmallCase logCase({{"Time", ColumnType::Time, Role::Time}, {"Load", ColumnType::Real, Role::Bytes}},
                                      rows);
        const DecomposedSeries series = decompose(logCase);
        QCOMPARE(series.observed.leftOut, std::size_t(8 + 2));
        for (const double value : series.observed.values)
            QCOMPARE(value, 5.0);
        QVERIFY(flagged(series, +1).empty() && flagged(series, -1).empty()); // constant: no scores
    }

    void whatHasTooFewBucketsOffersNoSeason()
    {
        for (const int hours : {1, 30}) {
            const auto logCase = hourly(hours, [](int hour) { return std::optional(double(hour)); });
            try {
                decompose(logCase);
                QFAIL("a series too short was decomposed");
            } catch (const Error &error) {
                QVERIFY2(error.problem().find("bucket") != std::string::npos, error.what());
                QVERIFY2(error.remedy().find("no season") != std::string::npos || hours == 1, error.what());
            }
        }
        const auto flat = hourly(96, [](int) { return std::optional(0.0); });
        QVERIFY(flagged(decompose(flat), +1).empty());
    }
};

QTEST_GUILESS_MAIN(PlantedSeriesTest)
#include "tst_planted_series.moc"
