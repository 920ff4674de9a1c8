// The zone of shown and typed times.
#include "ui/models/display_zone.h"
#include "ui/models/events_model.h"
#include "ui/models/value_text.h"

#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

TimeUs at(const char *text)
{
    return parseIsoTime(text).value();
}

} // namespace

class DisplayZoneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void cleanup() { ZoneSwitch::of(qApp).setZone("UTC"); }

    void textsAreInTheZoneAndSayWhich()
    {
        QCOMPARE(momentText(at("2020-07-10T18:00")), QStringLiteral("2020-07-10 18:00:00 UTC"));
        QCOMPARE(zonedTitle(QStringLiteral("Begin")), QStringLiteral("Begin (UTC)"));
        ZoneSwitch::of(qApp).setZone("Europe/Berlin");
        QCOMPARE(momentText(at("2020-07-10T18:00")), QStringLiteral("2020-07-10 20:00:00 +02:00"));
        QCOMPARE(momentText(at("2020-12-10T18:00")), QStringLiteral("2020-12-10 19:00:00 +01:00"));
        QCOMPARE(timeText(at("2020-07-10T23:00:00.25")), QStringLiteral("2020-07-11 01:00:00.250"));
        QCOMPARE(windowText({at("2020-07-10T18:00"), at("2020-07-10T19:00")}),
                 QStringLiteral("2020-07-10 20:00:00 → 21:00:00 +02:00"));
        QCOMPARE(zonedTitle(QStringLiteral("Begin")), QStringLiteral("Begin (Europe/Berlin)"));
        QCOMPARE(cellText("2020-07-10T18:00:00.000000Z", ColumnType::Time), QStringLiteral("2020-07-10 20:00:00"));
        QCOMPARE(timeText(kMissingTime), QString());
        QCOMPARE(momentText(kMissingTime), QString());
    }

    void typedTimesAreThoseOfTheZoneUnlessTheyNameAnOffset()
    {
        QCOMPARE(typedTime("2020-07-10 20:00"), std::string("2020-07-10 20:00"));
        ZoneSwitch::of(qApp).setZone("Europe/Berlin");
        QCOMPARE(typedTime("2020-07-10 20:00"), std::string("2020-07-10T18:00:00.000000Z"));
        QCOMPARE(typedTime("2020-07-10"), std::string("2020-07-09T22:00:00.000000Z"));
        for (const std::string text : {"2020-07-10T20:00Z", "2020-07-10T20:00+05:00", "2020-07-10T20:00-05:00", "noon"})
            QCOMPARE(typedTime(text), text);
    }

    void theSwitchTogglesBetweenUtcAndTheLastPlaceAndTellsItOnce()
    {
        ZoneSwitch &zone = ZoneSwitch::of(qApp);
        zone.setZone("Asia/Tokyo");
        QSignalSpy changed(&zone, &ZoneSwitch::changed);
        zone.setZone("Asia/Tokyo");
        QCOMPARE(changed.size(), 0);
        zone.toggle();
        QVERIFY(displayZone().isUtc());
        zone.toggle();
        QCOMPARE(displayZone().name(), QStringLiteral("Asia/Tokyo"));
        QCOMPARE(changed.size(), 2);
        zone.setZone("No/Where");
        QVERIFY(displayZone().isUtc());
    }
};

QTEST_MAIN(DisplayZoneTest)
#include "tst_display_zone.moc"
