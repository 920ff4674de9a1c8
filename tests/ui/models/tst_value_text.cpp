// Numbers, times, durations and sources as people read them.

#include "ui/models/source_title.h"
#include "ui/models/value_text.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::ui;

class TestValueText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void durationsReadAsPeopleSayThem()
    {
        QCOMPARE(durationText(3 * kHourUs + 20 * kMinuteUs + 5 * kSecondUs), QStringLiteral("3 h 20 min"));
        QCOMPARE(durationText(2 * kDayUs + 5 * kMinuteUs), QStringLiteral("2 d"));
        QCOMPARE(durationText(11 * kMinuteUs + 42 * kSecondUs), QStringLiteral("11 min 42 s"));
        QCOMPARE(durationText(120'000), QStringLiteral("120 ms"));
        QCOMPARE(durationText(0), QStringLiteral("0 s"));
    }

    void timesAreCutToWhatTheySay()
    {
        const TimeUs time = 1710810847 * kSecondUs; // 2024-03-19 01:14:07
        QCOMPARE(timeText(time), QStringLiteral("2024-03-19 01:14:07"));
        QCOMPARE(timeText(time + 120'000), QStringLiteral("2024-03-19 01:14:07.120"));
        QCOMPARE(secondText(time + 120'000), QStringLiteral("2024-03-19 01:14:07"));
        QCOMPARE(timeText(kMissingTime), QString());
    }

    void aMemberIsNamedWithItsArchive()
    {
        QCOMPARE(sourceTitle(QStringLiteral("/logs/a.csv")), QStringLiteral("a.csv"));
        QCOMPARE(sourceTitle(QStringLiteral("/logs/wow!.csv")), QStringLiteral("wow!.csv"));
        QCOMPARE(sourceTitle(QStringLiteral("/in!box/logs.zip!deep/conn.log")),
                 QStringLiteral("deep/conn.log in logs.zip"));
        QCOMPARE(sourceTitle(QStringLiteral("/logs/all.TAR.gz!day.tgz!dns.log")),
                 QStringLiteral("day.tgz › dns.log in all.TAR.gz"));
    }

    void numbersKeepWhatCounts()
    {
        QCOMPARE(countText(4962117), QStringLiteral("4\u2009962\u2009117"));
        QCOMPARE(numberText(0.017519, 3), QStringLiteral("0.0175"));
        QCOMPARE(numberText(2001, 3), QStringLiteral("2\u2009001"));
        QCOMPARE(numberText(std::nan("")), QString());
    }
};

QTEST_GUILESS_MAIN(TestValueText)
#include "tst_value_text.moc"
