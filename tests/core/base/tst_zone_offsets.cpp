// Clocks of places: offsets at, before and after a change, and back from the wall to UTC.
#include "core/base/zone_offsets.h"

#include <QtTest>

using namespace anomalyst;

namespace
{

TimeUs at(const char *text)
{
    return parseIsoTime(text).value();
}

// Berlin in 2020: summer time from 29 March to 25 October, both at 01:00 UTC.
ZoneOffsets berlin()
{
    return ZoneOffsets(kHourUs, {{at("2020-03-29T01:00"), 2 * kHourUs}, {at("2020-10-25T01:00"), kHourUs}});
}

} // namespace

class TestZoneOffsets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void utcChangesNothing()
    {
        const ZoneOffsets utc;
        QVERIFY(utc.isUtc());
        QCOMPARE(utc.toLocal(at("2020-07-01T12:00")), at("2020-07-01T12:00"));
        QCOMPARE(utc.toUtc(at("2020-07-01T12:00")), at("2020-07-01T12:00"));
    }

    void aChangeHoldsFromItsMomentOn()
    {
        const ZoneOffsets zone = berlin();
        QCOMPARE(zone.at(at("2020-03-29T00:59:59")), kHourUs);
        QCOMPARE(zone.at(at("2020-03-29T01:00")), 2 * kHourUs);
        QCOMPARE(zone.toLocal(at("2020-03-29T01:00")), at("2020-03-29T03:00"));
        QCOMPARE(zone.toLocal(at("2020-12-24T17:00")), at("2020-12-24T18:00"));
        QCOMPARE(zone.toLocal(kMissingTime), kMissingTime);
    }

    void thereAndBackIsTheSameOutsideOfTheHourThatComesTwice()
    {
        const ZoneOffsets zone = berlin();
        for (TimeUs time = at("2020-01-01"); time < at("2021-01-01"); time += 30 * kMinuteUs) {
            if (time >= at("2020-10-25T01:00") && time < at("2020-10-25T02:00"))
                continue;
            QCOMPARE(zone.toUtc(zone.toLocal(time)), time);
        }
        QCOMPARE(zone.toUtc(at("2020-10-25T02:30")), at("2020-10-25T00:30")); // the first of two
        QCOMPARE(zone.toUtc(at("2020-03-29T02:30")), at("2020-03-29T01:30")); // skipped: as if not put forward
    }

    void offsetsAreWrittenWithSignAndMinutes()
    {
        QCOMPARE(offsetText(0), std::string("UTC"));
        QCOMPARE(offsetText(2 * kHourUs), std::string("+02:00"));
        QCOMPARE(offsetText(-(3 * kHourUs + 30 * kMinuteUs)), std::string("-03:30"));
    }
};

QTEST_GUILESS_MAIN(TestZoneOffsets)
#include "tst_zone_offsets.moc"
