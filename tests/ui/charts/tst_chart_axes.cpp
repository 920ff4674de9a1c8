// Axes as pure functions: ticks are round, inside their range and not too many; texts say what they should.
#include "ui/charts/time_axis.h"
#include "ui/charts/value_axis.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

TimeUs at(const char *text)
{
    return parseIsoTime(text).value();
}

QStringList labels(const Ticks &ticks)
{
    QStringList list;
    for (const Tick &tick : ticks)
        list << tick.label;
    return list;
}

} // namespace

class TestChartAxes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeTicksAreInsideRoundAndNotTooMany()
    {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> exponent(1, 16.5); // ten microseconds to a thousand years
        std::uniform_int_distribution<TimeUs> start(at("1700-01-01"), at("2200-01-01"));
        for (int i = 0; i < 3000; ++i) {
            const TimeUs begin = start(random);
            const TimeWindow window{begin, begin + static_cast<DurationUs>(std::pow(10, exponent(random)))};
            const int most = 2 + i % 12;
            const Ticks ticks = timeTicks(window, most);
            QVERIFY2(static_cast<int>(ticks.size()) <= most, qPrintable(QString::number(i)));
            for (std::size_t t = 0; t < ticks.size(); ++t) {
                const TimeUs time = std::llround(ticks[t].value);
                QVERIFY(time >= window.begin && time <= window.end);
                QVERIFY(t == 0 || ticks[t].value > ticks[t - 1].value);
                QVERIFY(!ticks[t].label.isEmpty());
            }
        }
    }

    void hoursAreLabelledAsClockTimesWithTheDayWhereItChanges()
    {
        const Ticks ticks = timeTicks({at("2024-03-10T20:30"), at("2024-03-11T05:00")}, 6);
        QCOMPARE(labels(ticks), (QStringList{QStringLiteral("22:00"), QStringLiteral("00:00"), QStringLiteral("02:00"),
                                             QStringLiteral("04:00")}));
        QCOMPARE(ticks[0].context, QStringLiteral("Mar 10, 2024"));
        QCOMPARE(ticks[1].context, QStringLiteral("Mar 11, 2024"));
        QCOMPARE(ticks[2].context, QString());
    }

    void ticksStayInUtcAcrossAChangeOfClocks()
    {
        qputenv("TZ", "America/New_York");
        tzset();
        const Ticks ticks = timeTicks({at("2024-03-10T00:00"), at("2024-03-10T12:00")}, 5);
        qputenv("TZ", "UTC");
        tzset();
        QCOMPARE(labels(ticks), (QStringList{QStringLiteral("00:00"), QStringLiteral("03:00"), QStringLiteral("06:00"),
                                             QStringLiteral("09:00"), QStringLiteral("12:00")}));
    }

    void weeksBeginOnMondayAndMonthsOnTheFirst()
    {
        for (const Tick &tick : timeTicks({at("2024-01-03"), at("2024-03-20")}, 12)) {
            const std::int64_t day = std::llround(tick.value) / kDayUs;
            QCOMPARE((day + 3) % 7, std::int64_t{0}); // the epoch was a Thursday
        }
        const Ticks months = timeTicks({at("2023-11-15"), at("2024-04-15")}, 6);
        QCOMPARE(labels(months), (QStringList{QStringLiteral("Dec"), QStringLiteral("Jan"), QStringLiteral("Feb"),
                                              QStringLiteral("Mar"), QStringLiteral("Apr")}));
        QCOMPARE(months[1].context, QStringLiteral("2024"));
        for (const Tick &tick : months)
            QCOMPARE(civilFromTime(std::llround(tick.value)).day, 1);
        const Ticks years = timeTicks({at("1995-06-01"), at("2024-06-01")}, 7);
        QCOMPARE(labels(years).first(), QStringLiteral("2000"));
        QCOMPARE(labels(years).last(), QStringLiteral("2020"));
    }

    void fractionsOfSecondsAreShownWhenTheyMatter()
    {
        const Ticks ticks = timeTicks({at("2024-03-10T20:30:00"), at("2024-03-10T20:30:01")}, 3);
        QCOMPARE(labels(ticks), (QStringList{QStringLiteral("20:30:00.000"), QStringLiteral("20:30:00.500"),
                                             QStringLiteral("20:30:01.000")}));
        QCOMPARE(timeText(at("2024-03-10T20:30:05.25Z"), 1000), QStringLiteral("2024-03-10 20:30:05.250 UTC"));
        QCOMPARE(timeText(at("2024-03-10T20:30:05Z"), kHourUs), QStringLiteral("2024-03-10 20:30 UTC"));
    }

    void anEmptyOrBackwardWindowHasNoTicks()
    {
        QVERIFY(timeTicks({5, 5}, 5).empty());
        QVERIFY(timeTicks({5, 4}, 5).empty());
    }

    void valueScalesHoldTheirRangeOnRoundNumbers()
    {
        std::mt19937_64 random(11);
        std::uniform_real_distribution<double> exponent(-9, 15);
        std::uniform_real_distribution<double> sign(-1, 1);
        for (int i = 0; i < 3000; ++i) {
            const double size = std::pow(10, exponent(random));
            const double low = sign(random) * size;
            const ValueRange range{low, low + size * std::abs(sign(random))};
            const auto unit = i % 2 == 0 ? ValueUnit::Number : ValueUnit::Bytes;
            const ValueScale scale = niceScale(range, 6, unit);
            QVERIFY(scale.range.low <= range.low + scale.step * 1e-6);
            QVERIFY(scale.range.high >= range.high - scale.step * 1e-6);
            const Ticks ticks = valueTicks(scale, unit);
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 8);
            QSet<QString> different;
            for (const Tick &tick : ticks) {
                QVERIFY(tick.value >= scale.range.low - scale.step * 1e-6);
                QVERIFY(tick.value <= scale.range.high + scale.step * 1e-6);
                different.insert(tick.label);
            }
            QCOMPARE(different.size(), static_cast<qsizetype>(ticks.size()));
        }
    }

    void stepsAreOneTwoOrFive()
    {
        QCOMPARE(roundStep(0.3, ValueUnit::Number), 0.5);
        QCOMPARE(roundStep(20, ValueUnit::Number), 20.0);
        QCOMPARE(roundStep(21, ValueUnit::Number), 50.0);
        QCOMPARE(roundStep(1500, ValueUnit::Bytes), 2048.0);
        QCOMPARE(roundStep(600, ValueUnit::Bytes), 1024.0);
        QCOMPARE(roundStep(0.7 * 1024 * 1024, ValueUnit::Bytes), 1024.0 * 1024);
        QCOMPARE(roundStep(0, ValueUnit::Number), 1.0);
    }

    void degenerateRangesStillHaveAnAxis()
    {
        for (const ValueRange range : {ValueRange{0, 0}, ValueRange{5, 5}, ValueRange{-1e9, -1e9},
                                       ValueRange{std::nan(""), 1}, ValueRange{3, 1}}) {
            const ValueScale scale = niceScale(range, 5, ValueUnit::Number);
            QVERIFY(scale.range.length() > 0);
            QVERIFY(valueTicks(scale, ValueUnit::Number).size() >= 2);
        }
    }

    void numbersAreShortOrInFull()
    {
        QCOMPARE(axisNumber(1500, ValueUnit::Number), QStringLiteral("1.5 k"));
        QCOMPARE(axisNumber(-2e6, ValueUnit::Number), QStringLiteral("−2 M"));
        QCOMPARE(axisNumber(0, ValueUnit::Bytes), QStringLiteral("0"));
        QCOMPARE(axisNumber(512 * 1024.0 * 1024, ValueUnit::Bytes), QStringLiteral("512 MiB"));
        QCOMPARE(axisNumber(1000, ValueUnit::Bytes, 6), QStringLiteral("1000 B"));
        QCOMPARE(axisNumber(0.004, ValueUnit::Number), QStringLiteral("0.004"));
        QCOMPARE(fullNumber(184302), QStringLiteral("184\u202F302"));
        QCOMPARE(fullNumber(-1234567), QStringLiteral("−1\u202F234\u202F567"));
        QCOMPARE(fullNumber(0.25), QStringLiteral("0.25"));
        QCOMPARE(fullNumber(std::nan("")), QStringLiteral("–"));
    }
};

QTEST_GUILESS_MAIN(TestChartAxes)
#include "tst_chart_axes.moc"
