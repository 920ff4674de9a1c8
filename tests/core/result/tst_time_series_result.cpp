#include "core/base/error.h"
#include "core/result/time_series_result.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::result;

namespace
{

// Four days of hours on two hosts: a daily wave, and on "web" a spike on the second day at 14:00.
// A third host has three events only.
test::SmallCase waveCase()
{
    test::TextRows rows;
    const TimeUs start = *parseIsoTime("2024-03-01T00:00:00Z");
    for (int hour = 0; hour < 96; ++hour) {
        const std::string time = formatTime(start + hour * kHourUs);
        const int wave = 100 + hour % 24;
        rows.push_back({time, "web", std::to_string(hour == 38 ? 5000 : wave)});
        rows.push_back({time, "mail", std::to_string(wave)});
        if (hour < 3)
            rows.push_back({time, "new", "1"});
    }
    return test::SmallCase({{"Time", ColumnType::Time, Role::Time},
                            {"Host", ColumnType::Text, Role::Host},
                            {"Bytes", ColumnType::Integer, Role::Bytes}},
                           rows);
}

} // namespace

class TimeSeriesResultTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case = waveCase();
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

private Q_SLOTS:
    void thePeriodFollowsTheBucket()
    {
        QCOMPARE(defaultPeriod(kHourUs), 24);
        QCOMPARE(defaultPeriod(kDayUs), 7);
        QCOMPARE(defaultPeriod(kMinuteUs), 60);
        QCOMPARE(defaultPeriod(15 * kMinuteUs), 96);
        QCOMPARE(defaultPeriod(10 * kSecondUs), 360);
        QCOMPARE(defaultPeriod(6 * kHourUs), 4);
        QCOMPARE(defaultPeriod(5 * kDayUs), 2);
        QVERIFY(defaultPeriod(kWeekUs) >= 2);
    }

    void partsAddUpAndTheSpikeIsFound()
    {
        TimeSeriesParams params;
        params.selection.conditions = {query::parseCondition("Host = web")};
        const TimeSeriesResult result = analyseTimeSeries(*m_events, params);
        QCOMPARE(result.eventsSelected, std::size_t(96));
        QCOMPARE(result.eventsTotal, std::size_t(195));
        QCOMPARE(result.series.size(), std::size_t(1));
        const DecomposedSeries &series = result.series.front();
        QCOMPARE(series.seasons, std::vector<int>{24});
        for (std::size_t i = 0; i < series.observed.size(); ++i) {
            QVERIFY(std::abs(series.baseline[i] + series.residual[i] - series.observed.values[i]) < 1e-8);
            const double rebuilt = series.scoreCentre + series.scores[i] * series.scoreSpread;
            QVERIFY(std::abs(rebuilt - series.residual[i]) < 1e-8);
            QCOMPARE(series.anomalies[i] == 1, i == 38); // the seasonal part may make a dip of its other days
        }
        QCOMPARE(series.periods.size(), std::size_t(1));
        const TimeWindow window = periodWindow(series, series.periods.front());
        QCOMPARE(window.begin, *parseIsoTime("2024-03-02T13:00:00Z"));
        QCOMPARE(window.end, *parseIsoTime("2024-03-02T15:00:00Z"));
    }

    void otherThresholdsKeepTheDecomposition()
    {
        TimeSeriesParams params;
        params.selection.conditions = {query::parseCondition("Host = web")};
        DecomposedSeries series = analyseTimeSeries(*m_events, params).series.front();
        const std::vector<double> scores = series.scores;
        applyThresholds(series, {1000, std::nullopt}, {});
        QVERIFY(series.periods.empty());
        QCOMPARE(std::count(series.anomalies.begin(), series.anomalies.end(), 0), 96);
        applyThresholds(series, {3, std::nullopt}, {});
        QCOMPARE(series.periods.size(), std::size_t(1));
        QCOMPARE(series.scores, scores);
    }

    void aSplitLeavesOutWhatIsTooShortAndSaysSo()
    {
        TimeSeriesParams params;
        params.series.splitColumn = "Host";
        const TimeSeriesResult result = analyseTimeSeries(*m_events, params);
        QCOMPARE(result.series.size(), std::size_t(2));
        QCOMPARE(result.series[0].observed.name, std::string("web"));
        QCOMPARE(result.series[1].observed.name, std::string("mail"));
        QVERIFY(result.series[1].periods.empty());
        QCOMPARE(result.skipped.size(), std::size_t(1));
        QVERIFY(result.skipped.front().starts_with("new: 3 buckets"));
    }

    void seriesAreRankedByTheirStrongestAnomaly()
    {
        TimeSeriesParams params;
        params.series.splitColumn = "Host";
        params.period.dips = true;
        params.anomaly.threshold = 1;
        const TimeSeriesResult result = analyseTimeSeries(*m_events, params);
        QCOMPARE(result.series[0].observed.name, std::string("web"));
        QVERIFY(result.series[0].strongestScore() > result.series[1].strongestScore());
    }

    void withoutASeasonAShortSeriesStillHasATrend()
    {
        TimeSeriesParams params;
        params.selection.conditions = {query::parseCondition("Host = web")};
        params.selection.to = *parseIsoTime("2024-03-01T20:00:00Z");
        try {
            analyseTimeSeries(*m_events, params);
            QFAIL("no error");
        } catch (const Error &error) {
            QVERIFY2(error.problem().find("28 more") != std::string::npos, error.what());
            QVERIFY2(error.remedy().find("no season") != std::string::npos, error.what());
        }
        params.periodChoice = PeriodChoice::None;
        const TimeSeriesResult result = analyseTimeSeries(*m_events, params);
        const DecomposedSeries &series = result.series.front();
        QVERIFY(series.seasons.empty());
        for (std::size_t i = 0; i < series.observed.size(); ++i) {
            QCOMPARE(series.seasonal[i], 0.0);
            QVERIFY(std::abs(series.trend[i] - series.observed.values[i]) < 1e-9); // 100, 101, ...: a line
        }
    }

    void severalSeasonsAddUp()
    {
        TimeSeriesParams params;
        params.periodChoice = PeriodChoice::Given;
        params.periods = {6, 24, 90};
        const DecomposedSeries series = analyseTimeSeries(*m_events, params).series.front();
        QCOMPARE(series.seasons, (std::vector<int>{6, 24}));
        QVERIFY2(series.note.find("90") != std::string::npos, series.note.c_str());
        for (std::size_t i = 0; i < series.observed.size(); ++i) {
            QCOMPARE(series.seasonals[0][i] + series.seasonals[1][i], series.seasonal[i]);
            QVERIFY(std::abs(series.baseline[i] + series.residual[i] - series.observed.values[i]) < 1e-8);
        }
    }

    void whatIsLeftOutDoesNotPullAndIsNoAnomaly()
    {
        TimeSeriesParams params;
        params.selection.conditions = {query::parseCondition("Host = web")};
        params.leftOut = {{*parseIsoTime("2024-03-02T14:00:00Z"), *parseIsoTime("2024-03-02T15:00:00Z")}};
        const DecomposedSeries series = analyseTimeSeries(*m_events, params).series.front();
        QVERIFY(series.periods.empty());
        QCOMPARE(series.scores[38], 0.0);
        QCOMPARE(series.weight[38], 0.0);
        QVERIFY(std::abs(series.baseline[38] - 114) < 1e-6); // as if the spike had never been
        QVERIFY(std::abs(series.residual[38] - (5000 - 114)) < 1e-6);
        QVERIFY(series.scoreSpread < 1e-6);
        params.leftOut = {{*parseIsoTime("2024-01-01"), *parseIsoTime("2025-01-01")}};
        QVERIFY_EXCEPTION_THROWN(analyseTimeSeries(*m_events, params), Error);
    }

    void aLogOfOneRowABucketIsUsedAsItIs()
    {
        test::TextRows rows;
        const TimeUs start = *parseIsoTime("2024-03-01T00:00:00Z");
        for (int day = 0; day < 40; ++day) {
            if (day != 17)
                rows.push_back({formatTime(start + day * kDayUs), std::to_string(10 + day % 7), "total"});
        }
        const std::vector<ColumnSpec> columns = {{"Day", ColumnType::Time, Role::Time},
                                                 {"Failed", ColumnType::Integer, Role::None},
                                                 {"Name", ColumnType::Text, Role::None}};
        TimeSeriesParams params;
        params.isAutomaticBucket = true;
        const test::SmallCase daily(columns, rows);
        const TimeSeriesResult result = analyseTimeSeries(*daily.events(), params);
        QVERIFY(result.regularLog);
        QCOMPARE(result.series.front().observed.bucket, kDayUs);
        QCOMPARE(result.series.front().observed.valueColumn, std::string("Failed"));
        QCOMPARE(result.series.front().observed.size(), std::size_t(40));
        QCOMPARE(result.series.front().observed.values[16], 12.0);
        QCOMPARE(result.series.front().seasons, std::vector<int>{7});
        rows[5][2] = "another"; // events that happen to be regular
        const test::SmallCase mixed(columns, rows);
        QVERIFY(!query::recogniseRegularLog(*mixed.events()));
        rows[5][2] = "total";
        rows.push_back(rows.back()); // twice the same time
        const test::SmallCase twice(columns, rows);
        QVERIFY(!query::recogniseRegularLog(*twice.events()));
    }

    void whatIsTooShortAloneIsAnError()
    {
        TimeSeriesParams params;
        params.selection.conditions = {query::parseCondition("Host = new")};
        QVERIFY_EXCEPTION_THROWN(analyseTimeSeries(*m_events, params), Error);
        params.series.splitColumn = "Host";
        QVERIFY_EXCEPTION_THROWN(analyseTimeSeries(*m_events, params), Error);
    }

    void aStopRequestIsHeard()
    {
        std::stop_source stop;
        WorkContext context;
        context.stop = stop.get_token();
        context.progress = [&stop](double fraction, std::string_view) {
            if (fraction > 0.2) // in the middle of the work
                stop.request_stop();
        };
        TimeSeriesParams params;
        params.series.splitColumn = "Host";
        QVERIFY_EXCEPTION_THROWN(analyseTimeSeries(*m_events, params, context), Cancelled);
    }
};

QTEST_GUILESS_MAIN(TimeSeriesResultTest)
#include "tst_time_series_result.moc"
