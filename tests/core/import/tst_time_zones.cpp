// Local times to UTC: held against the C library's own reading of the zone files, and what an import says about zones.

#include "core/import/local_zone.h"
#include "core/import/zone_file.h"
#include "core/import/zone_rule.h"
#include "tests/support/memory_sink.h"

#include <QtTest>

#include <ctime>
#include <random>

using namespace anomalyst;
using importing::ClockFit;
using importing::ImportOptions;
using importing::ImportReport;
using importing::LocalZone;
using test::MemorySink;

namespace
{

constexpr const char *kZoneFolder = "/usr/share/zoneinfo";

TimeUs at(const char *text)
{
    return *parseIsoTime(text);
}

// What the wall clock of the zone that the environment names shows.
TimeUs wallClock(TimeUs time)
{
    const std::time_t seconds = time / kSecondUs;
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return time + parts.tm_gmtoff * kSecondUs;
}

} // namespace

class TestTimeZones : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;
    MemorySink m_sink;

    ImportReport import(std::string_view content, const ImportOptions &options = {})
    {
        m_sink = MemorySink();
        return importing::importFile(m_folder.write("t.log", content), options, m_sink, {});
    }
    ImportReport importTimes(const std::string &name, const std::vector<std::string> &values,
                             const ImportOptions &options = {})
    {
        std::string content = name + ";n\n";
        for (const std::string &value : values)
            content += value + ";1\n";
        return import(content, options);
    }
    static ImportOptions in(const std::string &zone)
    {
        ImportOptions options;
        options.zone = zone;
        return options;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!std::filesystem::exists(std::filesystem::path(kZoneFolder) / "Europe/Berlin"))
            QSKIP("no zone files here: install tzdata");
    }
    void cleanup()
    {
        qputenv("TZ", "UTC");
        tzset();
    }

    void theClockOnTheWallIsTheOneOfTheCLibrary_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                                 "Asia/Kolkata", "Europe/Dublin", "America/Sao_Paulo", "Pacific/Apia", "Etc/GMT+5"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void theClockOnTheWallIsTheOneOfTheCLibrary()
    {
        QFETCH(QString, name);
        const auto zone = LocalZone::named(name.toStdString());
        qputenv("TZ", name.toLatin1());
        tzset();
        std::mt19937_64 random(7);
        int twice = 0;
        for (int i = 0; i < 20000; ++i) {
            const int hours = static_cast<int>(random() % (280u * 366u * 24u)) - 110 * 366 * 24; // 1860 to 2140
            const TimeUs time = hours * kHourUs + static_cast<DurationUs>(random() % kHourUs);
            const LocalZone::Instant found = zone->toUtc(wallClock(time));
            QVERIFY(found.fit != ClockFit::Skipped);
            if (found.fit == ClockFit::Once || found.time == time)
                QCOMPARE(formatTime(found.time), formatTime(time));
            else
                QVERIFY2(found.time < time && wallClock(found.time) == wallClock(time), formatTime(time).c_str());
            twice += found.fit == ClockFit::Twice ? 1 : 0;
        }
        QVERIFY(twice < 100);
    }

    void clocksArePutForwardAndBack()
    {
        const auto newYork = LocalZone::named("America/New_York");
        const auto is = [&](const char *local, const char *utc, ClockFit fit) {
            const LocalZone::Instant found = newYork->toUtc(at(local));
            return found.time == at(utc) && found.fit == fit;
        };
        QVERIFY(is("2024-03-10T01:59:59", "2024-03-10T06:59:59", ClockFit::Once));
        QVERIFY(is("2024-03-10T02:00:00", "2024-03-10T07:00:00", ClockFit::Skipped)); // 03:00 on the clock
        QVERIFY(is("2024-03-10T02:59:59", "2024-03-10T07:59:59", ClockFit::Skipped));
        QVERIFY(is("2024-03-10T03:00:00", "2024-03-10T07:00:00", ClockFit::Once));
        QVERIFY(is("2024-11-03T00:59:59", "2024-11-03T04:59:59", ClockFit::Once));
        QVERIFY(is("2024-11-03T01:00:00", "2024-11-03T05:00:00", ClockFit::Twice));
        QVERIFY(is("2024-11-03T01:59:59", "2024-11-03T05:59:59", ClockFit::Twice));
        QVERIFY(is("2024-11-03T02:00:00", "2024-11-03T07:00:00", ClockFit::Once));
        QVERIFY(is("2424-07-01T12:00:00", "2424-07-01T16:00:00", ClockFit::Once)); // the rule holds on
        QVERIFY(is("9999-07-01T12:00:00", "9999-07-01T16:00:00", ClockFit::Once));
        QVERIFY(is("9999-12-31T12:00:00", "9999-12-31T17:00:00", ClockFit::Once));
        QVERIFY(is("0001-01-01T12:00:00", "0001-01-01T16:56:02", ClockFit::Once)); // the sun's time
    }

    void whatIsNoZoneIsRefused()
    {
        for (const char *name : {"", "CEST", "Europe/Nowhere", "../zoneinfo/UTC", "/etc/passwd", "zone.tab", "Europe",
                                 "+15:00", "+00:60", "+1", "UTC "})
            QVERIFY_THROWS_EXCEPTION(Error, LocalZone::named(name));
        QCOMPARE(LocalZone::named("+14:00")->toUtc(0).time, -14 * kHourUs);
        QCOMPARE(LocalZone::named("UTC")->toUtc(5).time, 5);
    }

    void damagedZoneFilesAreRefused()
    {
        std::ifstream stream(std::filesystem::path(kZoneFolder) / "Europe/Berlin", std::ios::binary);
        const std::string good{std::istreambuf_iterator<char>(stream), {}};
        QVERIFY(importing::parseZoneFile(good, "x").changes.size() > 800);
        for (std::size_t size = 0; size < good.size() - 1; size += 37)
            QVERIFY_THROWS_EXCEPTION(Error, importing::parseZoneFile(good.substr(0, size), "x"));
        std::mt19937 random(3);
        for (int i = 0; i < 2000; ++i) { // no crash, whatever it says
            std::string bad = good;
            for (int k = 0; k < 4; ++k)
                bad[random() % bad.size()] = static_cast<char>(random());
            try {
                LocalZone(importing::parseZoneFile(bad, "x")).toUtc(at("2024-07-01"));
            } catch (const Error &) {
            }
        }
    }

    void yearlyRules()
    {
        const auto berlin = importing::parseZoneRule("CET-1CEST,M3.5.0,M10.5.0/3");
        QVERIFY(berlin && berlin->standard == kHourUs && berlin->summer == 2 * kHourUs);
        QCOMPARE(berlin->summerBegins.in(2024), at("2024-03-31T02:00:00"));
        QCOMPARE(berlin->summerEnds.in(2024), at("2024-10-27T03:00:00"));
        const auto odd = importing::parseZoneRule("<-02>2<-01>,J60/-1,59/25:30");
        QVERIFY(odd && odd->standard == -2 * kHourUs && odd->summer == -kHourUs);
        QCOMPARE(odd->summerBegins.in(2024), at("2024-02-29T23:00:00"));
        QCOMPARE(odd->summerEnds.in(2024), at("2024-03-01T01:30:00"));
        for (const char *text : {"", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.1.0,M10.5.0",
                                 "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,J0,J9", "<CET", "CET-1CEST,M3.5.0,M10.5.0x"})
            QVERIFY2(!importing::parseZoneRule(text), text);
    }

    void gapsAndFoldsAreFlaggedAndCounted()
    {
        const ImportReport report = importTimes("ts",
                                                {"2024-03-10T01:59:59", "2024-03-10T02:30:00", "2024-11-03T01:30:00",
                                                 "2024-11-03T01:30:00", "2024-11-03T01:30:00-05:00"},
                                                in("America/New_York"));
        QCOMPARE(test::warningOf(report, "DST_GAP")->count, 1u);
        QCOMPARE(test::warningOf(report, "DST_GAP")->firstLine, 3u);
        QCOMPARE(test::warningOf(report, "DST_FOLD")->count, 2u);
        QCOMPARE(test::warningOf(report, "DST_FOLD")->firstLine, 4u);
        QVERIFY(!test::warningOf(report, "ZONE_ASSUMED"));
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-03-10T06:59:59.000000Z", "2024-03-10T07:30:00.000000Z",
                                           "2024-11-03T05:30:00.000000Z", "2024-11-03T05:30:00.000000Z",
                                           "2024-11-03T06:30:00.000000Z"}));
    }

    void anAssumedZoneIsTold()
    {
        const ImportReport report =
            import("id,seen,made\n1,2024-05-01T10:00:00Z,2024-05-01T10:00:00\n2,2024-05-01 10:00:00,2024-05-01\n");
        const ImportWarning *warning = test::warningOf(report, "ZONE_ASSUMED");
        QVERIFY(warning);
        QCOMPARE(warning->count, 3u);
        QCOMPARE(warning->firstLine, 3u);
        QVERIFY(warning->message.find("\"seen\", \"made\"") != std::string::npos);
        QVERIFY(!test::warningOf(importTimes("ts", {"2024-05-01T10:00:00Z"}), "ZONE_ASSUMED"));
        QVERIFY(!test::warningOf(importTimes("ts", {"1714557600"}), "ZONE_ASSUMED"));
        QVERIFY(!test::warningOf(importTimes("ts", {"2024-05-01T10:00:00"}, in("UTC")), "ZONE_ASSUMED"));
    }

    void aColumnOrFormatThatSaysItsZoneNeedsNone()
    {
        for (const char *name : {"TimeGenerated [UTC]", "UtcTime", "timestamp_utc", "Event.EventData.UtcTime"}) {
            QVERIFY(!test::warningOf(importTimes(name, {"2024-05-01 10:00:00"}), "ZONE_ASSUMED"));
            importTimes(name, {"2024-05-01 10:00:00"}, in("+02:00"));
            QCOMPARE(m_sink.column(0)[0], "2024-05-01T10:00:00.000000Z");
        }
        const std::string w3c = "#Fields: date time c-ip\n2024-05-01 10:00:00 192.0.2.1\n";
        QVERIFY(!test::warningOf(import("#Software: IIS\n" + w3c), "ZONE_ASSUMED"));
        import("#Software: IIS\n" + w3c, in("Europe/Berlin"));
        QCOMPARE(m_sink.column(0)[0], "2024-05-01T10:00:00.000000Z");
        QVERIFY(test::warningOf(import("#Time Format: Local\n" + w3c), "LOCAL_TIME"));
        import("#Time Format: Local\n" + w3c, in("Europe/Berlin"));
        QCOMPARE(m_sink.column(0)[0], "2024-05-01T08:00:00.000000Z");
    }

    void localTimesWithoutAZoneAreWarnedOf()
    {
        const std::string name = "TimeGenerated [Local Time]";
        const ImportReport report = importTimes(name, {"2024-05-01 10:00:00", "2024-05-01 10:00:00+01:00"});
        QCOMPARE(test::warningOf(report, "LOCAL_TIME")->count, 1u);
        QVERIFY(!test::warningOf(report, "ZONE_ASSUMED"));
        QVERIFY(!test::warningOf(importTimes(name, {"2024-05-01 10:00:00"}, in("Europe/Berlin")), "LOCAL_TIME"));
        QCOMPARE(m_sink.column(0)[0], "2024-05-01T08:00:00.000000Z");
    }
};

QTEST_GUILESS_MAIN(TestTimeZones)
#include "tst_time_zones.moc"
