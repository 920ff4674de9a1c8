#include "core/query/series.h"
#include "core/query/series_input.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},
    {"Host", ColumnType::Text, Role::Host},
    {"Bytes", ColumnType::Integer, Role::Bytes},
    {"Ratio", ColumnType::Real, Role::None},
};
// Buckets of an hour from 10:00: two events, none, none, three, of which one has no bytes.
const test::TextRows kRows = {
    {"2020-07-10T13:30:00Z", "b", "7", "1.5"},
    {"2020-07-10T10:00:00Z", "a", "2", "0.5"},
    {"2020-07-10T10:59:59.999999Z", "b", "4", "0.25"},
    {"2020-07-10T13:00:00Z", "a", "", "2"},
    {"2020-07-10T13:59:00Z", "a", "7", ""},
    {"", "a", "1000", "1000"},
};

using Values = std::vector<double>;

} // namespace

class SeriesTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    std::vector<Series> build(const SeriesParams &params, const Selection &selection = {}) const
    {
        return buildSeries(*m_events, selectRows(*m_events, selection), params);
    }
    Series one(Aggregate aggregate, const std::string &value = {}) const
    {
        SeriesParams params;
        params.aggregate = aggregate;
        params.valueColumn = value;
        const std::vector<Series> series = build(params);
        return series.size() == 1 ? series.front() : Series();
    }

private Q_SLOTS:
    void everyAggregateHasItsValue()
    {
        QCOMPARE(one(Aggregate::Count).values, (Values{2, 0, 0, 3}));
        QCOMPARE(one(Aggregate::Sum).values, (Values{6, 0, 0, 14}));
        QCOMPARE(one(Aggregate::Mean).values, (Values{3, 3 + 4.0 / 3, 3 + 8.0 / 3, 7}));
        QCOMPARE(one(Aggregate::Min).values, (Values{2, 2 + 5.0 / 3, 2 + 10.0 / 3, 7}));
        QCOMPARE(one(Aggregate::Max).values, (Values{4, 5, 6, 7}));
        QCOMPARE(one(Aggregate::Distinct).values, (Values{2, 0, 0, 1}));
        QCOMPARE(one(Aggregate::Distinct, "Host").values, (Values{2, 0, 0, 2}));
        QCOMPARE(one(Aggregate::Distinct, "Ratio").values, (Values{2, 0, 0, 2}));
        QCOMPARE(one(Aggregate::Sum, "Ratio").values, (Values{0.75, 0, 0, 3.5}));
    }

    void whatIsLeftOutAndFilledIsCounted()
    {
        const Series count = one(Aggregate::Count);
        QCOMPARE(count.start, *parseIsoTime("2020-07-10T10:00:00Z"));
        QCOMPARE(count.events, std::size_t(5));
        QCOMPARE(count.leftOut, std::size_t(1));
        QCOMPARE(count.filledBuckets, std::size_t(0));
        const Series mean = one(Aggregate::Mean);
        QCOMPARE(mean.events, std::size_t(4));
        QCOMPARE(mean.leftOut, std::size_t(2));
        QCOMPARE(mean.filledBuckets, std::size_t(2));
        QCOMPARE(mean.valueColumn, std::string("Bytes"));
    }

    void theDefaultIsTheSumOfBytes()
    {
        QCOMPARE(build({}).front().aggregate, Aggregate::Sum);
        const test::SmallCase plain({{"Time", ColumnType::Time, Role::Time}}, {{"2020-01-01T00:00:00Z"}});
        const auto events = plain.events();
        QCOMPARE(buildSeries(*events, selectRows(*events, {}), {}).front().aggregate, Aggregate::Count);
    }

    void aSplitGivesOneSeriesAValueOnItsOwnGrid()
    {
        SeriesParams params;
        params.aggregate = Aggregate::Count;
        params.splitColumn = "Host";
        params.bucket = 30 * kMinuteUs;
        const std::vector<Series> series = build(params);
        QCOMPARE(series.size(), std::size_t(2));
        QCOMPARE(series[0].name, std::string("b"));
        QCOMPARE(series[0].values, (Values{1, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(series[0].start, *parseIsoTime("2020-07-10T10:30:00Z"));
        QCOMPARE(series[1].name, std::string("a"));
        QCOMPARE(series[1].values, (Values{1, 0, 0, 0, 0, 0, 1, 1}));
        QCOMPARE(series[1].leftOut, std::size_t(1));
        params.topSplits = 1;
        QCOMPARE(build(params).size(), std::size_t(1));
        QCOMPARE(build(params).front().name, std::string("a"));
    }

    void everyAggregateWorksSplitAndSelected()
    {
        Selection selection;
        selection.conditions = {parseCondition("Host = a")};
        for (const Aggregate aggregate :
             {Aggregate::Count, Aggregate::Sum, Aggregate::Mean, Aggregate::Min, Aggregate::Max, Aggregate::Distinct}) {
            SeriesParams params;
            params.aggregate = aggregate;
            const std::vector<Series> selected = build(params, selection);
            params.splitColumn = "Host";
            const std::vector<Series> split = build(params);
            QCOMPARE(selected.size(), std::size_t(1));
            QCOMPARE(split.at(1).values, selected.front().values);
            QCOMPARE(split.at(1).start, selected.front().start);
        }
    }

    void weeksBeginOnMonday()
    {
        SeriesParams params;
        params.bucket = kWeekUs;
        QCOMPARE(build(params).front().start, *parseIsoTime("2020-07-06T00:00:00Z"));
        params.bucket = kDayUs;
        QCOMPARE(build(params).front().start, *parseIsoTime("2020-07-10T00:00:00Z"));
    }

    void bucketsDoNotKnowSummerTime()
    {
        // 2020-03-29 has 23 hours in much of Europe; in UTC it has 24.
        const test::SmallCase night({{"Time", ColumnType::Time, Role::Time}},
                                    {{"2020-03-29T00:30:00+01:00"}, {"2020-03-30T00:30:00+02:00"}});
        const auto events = night.events();
        const Series series = buildSeries(*events, selectRows(*events, {}), {}).front();
        QCOMPARE(series.size(), std::size_t(24));
        QCOMPARE(series.start, *parseIsoTime("2020-03-28T23:00:00Z"));
    }

    void timesBefore1970FallIntoTheirBuckets()
    {
        const test::SmallCase early(
            {{"Time", ColumnType::Time, Role::Time}},
            {{"1969-12-31T23:59:59.999999Z"}, {"1970-01-01T00:00:00Z"}, {"1969-12-31T22:00:00Z"}});
        const auto events = early.events();
        QCOMPARE(buildSeries(*events, selectRows(*events, {}), {}).front().values, (Values{1, 1, 1}));
    }

    void tooManyBucketsAreRefusedWithAProposal()
    {
        const test::SmallCase wide({{"Time", ColumnType::Time, Role::Time}}, {{"1970-01-01"}, {"2020-01-01"}});
        const auto events = wide.events();
        SeriesParams params;
        params.bucket = kSecondUs;
        try {
            buildSeries(*events, selectRows(*events, {}), params);
            QFAIL("no error");
        } catch (const Error &error) {
            QVERIFY2(error.problem().starts_with("1577836801 buckets of 1s"), error.what());
            QVERIFY2(error.remedy().find("5m") != std::string::npos, error.what());
        }
    }

    void whatCannotBeDoneSaysWhy()
    {
        SeriesParams params;
        params.bucket = kSecondUs / 2;
        QVERIFY_EXCEPTION_THROWN(build(params), Error);
        params = {};
        params.aggregate = Aggregate::Sum;
        params.valueColumn = "Host";
        QVERIFY_EXCEPTION_THROWN(build(params), Error);
        params.valueColumn = "Nowhere";
        QVERIFY_EXCEPTION_THROWN(build(params), Error);
        params = {};
        params.timeColumn = "Host";
        QVERIFY_EXCEPTION_THROWN(build(params), Error);
        Selection nothing;
        nothing.conditions = {parseCondition("Host = z")};
        QVERIFY_EXCEPTION_THROWN(build({}, nothing), Error);
    }

    void theReciprocalDividesExactly()
    {
        std::mt19937_64 random(7);
        for (const DurationUs bucket : {kSecondUs, kSecondUs + 1, 7 * kMinuteUs, kHourUs, kDayUs, kWeekUs}) {
            const BucketDivider divide(bucket);
            for (int i = 0; i < 100'000; ++i) {
                const auto quotient = static_cast<std::int64_t>(random() % 10'000'000);
                for (const DurationUs rest : {DurationUs(0), DurationUs(1), bucket - 1})
                    QVERIFY(divide(quotient * bucket + rest) == static_cast<std::size_t>(quotient));
            }
        }
    }
};

QTEST_GUILESS_MAIN(SeriesTest)
#include "tst_series.moc"
