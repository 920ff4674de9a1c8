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
        QCOMPARE(series.period, 24);
        for (std::size_t i = 0; i < series.observed.size(); ++i) {
            QVERIFY(std::abs(series.baseline[i] + series.residual[i] - series.observed.values[i]) < 1e-8);
            const double rebuilt = series.scoreMean + series.scores[i] * series.scoreDeviation;
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
