// Civil time, its text, durations and buckets.

#include "core/base/time.h"

#include <QDate>
#include <QtTest>

using namespace anomalyst;

class TestTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysMatchAnotherCalendar()
    {
        const QDate epoch(1970, 1, 1);
        for (int year : {1, 4, 100, 400, 1600, 1900, 1970, 1999, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 1; month <= 12; ++month) {
                for (int day : {1, 28, QDate(year, month, 1).daysInMonth()})
                    QCOMPARE(daysFromCivil(year, month, day), epoch.daysTo(QDate(year, month, day)));
            }
        }
    }

    void civilTimesComeBack()
    {
        for (std::int64_t day = -800000; day < 2900000; day += 977) {
            const TimeUs time = day * kDayUs + (day * 7919 % kDayUs + kDayUs) % kDayUs;
            const CivilTime civil = civilFromTime(time);
            QCOMPARE(timeFromCivil(civil), std::optional(time));
            QCOMPARE(parseIsoTime(formatTime(time)),
                     civil.year >= 0 && civil.year <= 9999 ? std::optional(time) : std::nullopt);
        }
    }

    void impossibleTimesAreNone()
    {
        QVERIFY(!timeFromCivil({2023, 2, 29}));
        QVERIFY(timeFromCivil({2024, 2, 29}));
        QVERIFY(!timeFromCivil({1900, 2, 29}));
        QVERIFY(!timeFromCivil({2024, 13, 1}));
        QVERIFY(!timeFromCivil({2024, 0, 1}));
        QVERIFY(!timeFromCivil({2024, 1, 1, 24}));
        QVERIFY(!timeFromCivil({10000, 1, 1}));
        QCOMPARE(timeFromCivil({2016, 12, 31, 23, 59, 60}), timeFromCivil({2017, 1, 1}));
    }

    void isoTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("time");
        QTest::newRow("epoch") << QStringLiteral("1970-01-01T00:00:00Z") << qint64(0);
        QTest::newRow("blank") << QStringLiteral("1970-01-01 00:00:01") << qint64(1000000);
        QTest::newRow("date") << QStringLiteral("1970-01-02") << qint64(kDayUs);
        QTest::newRow("fraction") << QStringLiteral("1970-01-01T00:00:00.123456789Z") << qint64(123456);
        QTest::newRow("comma") << QStringLiteral("1970-01-01T00:00:00,5") << qint64(500000);
        QTest::newRow("east") << QStringLiteral("1970-01-01T01:00:00+01:00") << qint64(0);
        QTest::newRow("west") << QStringLiteral("1969-12-31T19:00-0500") << qint64(0);
        QTest::newRow("before") << QStringLiteral("1969-12-31T23:59:59.999999Z") << qint64(-1);
    }
    void isoTexts()
    {
        QFETCH(QString, text);
        QFETCH(qint64, time);
        QCOMPARE(parseIsoTime(text.toStdString()), std::optional<TimeUs>(time));
    }

    void otherTextsAreNone()
    {
        for (const char *text : {"", "1970", "1970-1-1", "1970-01-01T", "1970-01-01T00", "1970-01-01T00:00:00.Z",
                                 "1970-01-01T00:00:00.1234567890Z", "1970-01-01T00:00:00Zx", "1970-02-30",
                                 "1970-01-01T00:00:00+1", "1970-01-01T00:00:00+00:60", " 1970-01-01"})
            QVERIFY2(!parseIsoTime(text), text);
    }

    void timesAreWrittenWithMicroseconds()
    {
        QCOMPARE(formatTime(0), "1970-01-01T00:00:00.000000Z");
        QCOMPARE(formatTime(-1), "1969-12-31T23:59:59.999999Z");
        QCOMPARE(formatTime(kMissingTime), "");
    }

    void durations()
    {
        QCOMPARE(parseDuration("90s"), std::optional<DurationUs>(90 * kSecondUs));
        QCOMPARE(parseDuration("20m"), std::optional<DurationUs>(20 * kMinuteUs));
        QCOMPARE(parseDuration("500ms"), std::optional<DurationUs>(kSecondUs / 2));
        QCOMPARE(parseDuration("2w"), std::optional<DurationUs>(2 * kWeekUs));
        for (const char *text : {"", "90", "h", "-1h", "1.5h", "1 h", "99999999999999w", "1hh"})
            QVERIFY2(!parseDuration(text), text);
        for (const char *text : {"20m", "1h", "90s", "7m", "1w", "3d", "500ms", "0s"})
            QCOMPARE(formatDuration(*parseDuration(text)), text);
    }

    void bucketsAlignToTheEpochAndWeeksToMonday()
    {
        QCOMPARE(floorToBucket(kHourUs + 5, kHourUs), kHourUs);
        QCOMPARE(floorToBucket(kHourUs, kHourUs), kHourUs);
        QCOMPARE(floorToBucket(-1, kHourUs), -kHourUs);
        const TimeUs wednesday = *parseIsoTime("2024-05-01T10:00:00Z");
        QCOMPARE(formatTime(floorToBucket(wednesday, kWeekUs)), "2024-04-29T00:00:00.000000Z");
        QCOMPARE(formatTime(floorToBucket(*parseIsoTime("1969-12-31"), kWeekUs)), "1969-12-29T00:00:00.000000Z");
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
