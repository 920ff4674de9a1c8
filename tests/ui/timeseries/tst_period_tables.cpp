// Periods as a table, as facts and as things to step through, on a series small enough to check by hand.
#include "ui/models/period_tables.h"
#include "ui/models/result_table_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

// Ten hours; buckets 3 and 4 are 50 and 70 where 10 was expected, bucket 8 is 0.
std::shared_ptr<result::DecomposedSeries> makeSeries()
{
    auto series = std::make_shared<result::DecomposedSeries>();
    series->observed.start = parseIsoTime("2024-03-10T00:00:00Z").value();
    series->observed.aggregate = query::Aggregate::Sum;
    series->observed.valueColumn = "Sent<b>Bytes";
    series->observed.values = {10, 10, 10, 50, 70, 10, 10, 10, 0, 10};
    series->baseline.assign(10, 10);
    series->trend.assign(10, 8);
    series->seasonal.assign(10, 2);
    series->weight.assign(10, 1);
    series->residual = {0, 0, 0, 40, 60, 0, 0, 0, -10, 0};
    series->scores = {0, 0, 0, 4, 6, 0, 0, 0, -3.5, 0};
    result::applyThresholds(*series, {.threshold = 3, .thresholdLow = {}}, {.spikes = true, .dips = true});
    return series;
}

QString cell(const ResultTableModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestPeriodTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theModelKeepsItsContract()
    {
        ResultTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto series = makeSeries();
        const auto rows = std::make_shared<const PeriodRows>(PeriodRows{series, {}});
        model.setContents(rows, rows->size(), periodColumns(rows));
        model.sort(4, Qt::DescendingOrder);
        model.sort(-1);
        result::applyThresholds(*series, {.threshold = 5, .thresholdLow = {}}, {});
        model.setContents(rows, rows->size(), periodColumns(rows));
        QCOMPARE(model.rowCount(), 1);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowSaysStartEndKindPeakScoreBucketsAndExcess()
    {
        const auto series = makeSeries();
        ResultTableModel model;
        const auto rows = std::make_shared<const PeriodRows>(PeriodRows{series, {}});
        model.setContents(rows, rows->size(), periodColumns(rows));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, 0), QStringLiteral("2024-03-10 02:00:00"));
        QCOMPARE(cell(model, 0, 1), QStringLiteral("2024-03-10 05:00:00"));
        QCOMPARE(cell(model, 0, 2), QStringLiteral("▲ Spike"));
        QCOMPARE(cell(model, 0, 3), QStringLiteral("2024-03-10 04:00:00"));
        QCOMPARE(model.index(0, 4).data(ValueRole).toDouble(), 6.0);
        QCOMPARE(cell(model, 0, 5), QStringLiteral("2"));
        QCOMPARE(model.index(0, 6).data(ValueRole).toDouble(), 100.0);
        QCOMPARE(cell(model, 1, 2), QStringLiteral("▼ Dip"));
        QCOMPARE(model.index(1, 6).data(ValueRole).toDouble(), -10.0);
        model.sort(4, Qt::AscendingOrder);
        QCOMPARE(model.resultRow(model.index(0, 0)), std::size_t{1});
    }

    void detailsSayWhyAndWhichEvents()
    {
        const auto series = makeSeries();
        const Details details = periodDetails(*series, 0, {.threshold = 3, .thresholdLow = {}}, LogId{7});
        QCOMPARE(details.title, QStringLiteral("2024-03-10 02:00:00 → 05:00:00 UTC"));
        QCOMPARE(details.badge, QStringLiteral("Spike"));
        QCOMPARE(
            details.sentence,
            QStringLiteral("Unusual because the sum of Sent<b>Bytes at 2024-03-10 04:00:00 UTC was 70, where trend "
                           "and season let expect 10: 6 standard deviations above it, with a threshold of 3."));
        QVERIFY(details.events);
        QCOMPARE(details.events->log, LogId{7});
        QCOMPARE(details.events->window->length(), 3 * kHourUs);
        const Details dip = periodDetails(*series, 1, {.threshold = 3, .thresholdLow = 2.5}, LogId{7});
        QVERIFY(dip.sentence.endsWith(QStringLiteral("3.5 standard deviations below it, with a threshold of 2.5.")));
    }

    void aBucketBelongsToItsPeriod()
    {
        const auto series = makeSeries();
        QVERIFY(!periodOfBucket(*series, 2));
        QCOMPARE(periodOfBucket(*series, 3).value(), std::size_t{0});
        QCOMPARE(periodOfBucket(*series, 4).value(), std::size_t{0});
        QVERIFY(!periodOfBucket(*series, 5));
        QCOMPARE(periodOfBucket(*series, 8).value(), std::size_t{1});
    }

    void stepsGoFromTheSelectedPeriodOrTheMiddle()
    {
        const auto series = makeSeries();
        const auto step = [&](std::optional<std::size_t> selected, std::size_t hour, int direction) {
            return neighbourPeriod(*series, selected, series->observed.timeOf(hour), direction);
        };
        QCOMPARE(step(std::nullopt, 0, +1).value(), std::size_t{0});
        QCOMPARE(step(std::nullopt, 6, +1).value(), std::size_t{1});
        QCOMPARE(step(std::nullopt, 6, -1).value(), std::size_t{0});
        QVERIFY(!step(std::nullopt, 0, -1));
        QCOMPARE(step(std::size_t{0}, 9, +1).value(), std::size_t{1});
        QVERIFY(!step(std::size_t{1}, 0, +1));
        QVERIFY(!step(std::size_t{0}, 9, -1));
    }

    void theVisiblePartHasTheBucketsThatTheWindowTouches()
    {
        result::TimeSeriesResult whole;
        whole.series = {*makeSeries()};
        const TimeUs start = whole.series[0].observed.start;
        const auto part = visiblePart(whole, 0, {start + 90 * kMinuteUs, start + 4 * kHourUs});
        QCOMPARE(part.series.size(), std::size_t{1});
        QCOMPARE(part.series[0].observed.start, start + kHourUs);
        QCOMPARE(part.series[0].observed.values, (std::vector<double>{10, 10, 50}));
        QCOMPARE(part.series[0].scores, (std::vector<double>{0, 0, 4}));
        QCOMPARE(part.series[0].anomalies.size(), std::size_t{3});
        const auto outside = visiblePart(whole, 0, {start - kDayUs, start - kHourUs});
        QVERIFY(outside.series[0].observed.values.empty());
    }
};

QTEST_GUILESS_MAIN(TestPeriodTables)
#include "tst_period_tables.moc"
