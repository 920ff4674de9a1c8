#include "core/analysis/timeseries/period_detection.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

std::vector<double> noise(std::size_t points, double size, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, size);
    std::vector<double> values(points);
    for (double &value : values)
        value = normal(random);
    return values;
}

void addWave(std::vector<double> &values, double period, double size)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += size * std::sin(2 * std::numbers::pi * static_cast<double>(i) / period);
}

// Autocorrelation as it is defined, without a transform.
double correlationAt(const std::vector<double> &values, std::size_t lag)
{
    double product = 0, squares = 0;
    for (std::size_t i = 0; i + lag < values.size(); ++i)
        product += values[i] * values[i + lag];
    for (const double value : values)
        squares += value * value;
    return product / squares * static_cast<double>(values.size()) / static_cast<double>(values.size() - lag);
}

} // namespace

class TestPeriodDetection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAutocorrelationIsTheOneByDefinition()
    {
        std::vector<double> values = noise(200, 1, 3);
        const PeriodEvidence evidence = detectPeriods(values);
        // What the line and the outliers take away is small here, but not nothing.
        for (const std::size_t lag : {std::size_t(1), std::size_t(7), std::size_t(99)})
            QVERIFY(std::abs(evidence.autocorrelation[lag] - correlationAt(values, lag)) < 0.05);
        QCOMPARE(evidence.autocorrelation[0], 1.0);
        QCOMPARE(evidence.autocorrelation.size(), std::size_t(101));
    }

    void aPeriodIsFoundInNoiseTrendAndUnderASpike_data()
    {
        QTest::addColumn<int>("period");
        QTest::addColumn<int>("points");
        for (const int period : {5, 7, 24, 60, 100})
            QTest::addRow("%d", period) << period << period * 9 + 3;
    }
    void aPeriodIsFoundInNoiseTrendAndUnderASpike()
    {
        QFETCH(int, period);
        QFETCH(int, points);
        std::vector<double> values = noise(static_cast<std::size_t>(points), 0.5, 11);
        addWave(values, period, 1.5);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += 0.05 * static_cast<double>(i);
        values[values.size() / 3] += 1000;
        const std::vector<int> seasons = detectPeriods(values).seasons();
        QCOMPARE(seasons.size(), std::size_t(1));
        QVERIFY2(std::abs(seasons.front() - period) <= period / 50, qPrintable(QString::number(seasons.front())));
    }

    void aDayAndAWeekAreBothFound()
    {
        std::vector<double> values = noise(24 * 7 * 8, 1, 5);
        addWave(values, 24, 4);
        for (std::size_t hour = 0; hour < values.size(); ++hour)
            values[hour] -= hour / 24 % 7 >= 5 ? 6 : 0; // week-ends
        QCOMPARE(detectPeriods(values).seasons(), (std::vector<int>{24, 168}));
    }

    void overtonesAreNoSeasons()
    {
        std::vector<double> values = noise(24 * 30, 0.5, 6);
        for (std::size_t hour = 0; hour < values.size(); ++hour)
            values[hour] += hour % 24 == 9 || hour % 24 == 10 ? 20 : 0;
        QCOMPARE(detectPeriods(values).seasons(), std::vector<int>{24});
    }

    void noiseConstantsAndShortSeriesHaveNone()
    {
        int found = 0;
        for (unsigned seed = 1; seed <= 40; ++seed)
            found += detectPeriods(noise(500, 1, seed)).seasons().empty() ? 0 : 1;
        QVERIFY2(found <= 1, qPrintable(QString::number(found)));
        QVERIFY(detectPeriods(std::vector<double>(300, 7.0)).candidates.empty());
        QVERIFY(detectPeriods(std::vector<double>(300, 0.0)).candidates.empty());
        QVERIFY(detectPeriods(std::vector<double>{1, 2, 1, 2}).candidates.empty());
        QVERIFY(detectPeriods({}).candidates.empty());
        std::vector<double> bad(100, 1.0);
        bad[7] = std::nan("");
        QVERIFY_EXCEPTION_THROWN(detectPeriods(bad), Error);
    }
};

QTEST_APPLESS_MAIN(TestPeriodDetection)
#include "tst_period_detection.moc"
