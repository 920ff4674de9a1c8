// Times as logs write them, columns of times, and the order of day and month.

#include "core/import/import_file.h"
#include "core/import/time_text.h"
#include "tests/support/memory_sink.h"

#include <QtTest>

using namespace anomalyst;
using importing::DateOrder;
using importing::ImportOptions;
using importing::ImportReport;
using importing::ParsedTime;
using test::MemorySink;

class TestTimeImport : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;
    MemorySink m_sink;

    ImportReport import(const std::string &name, const std::vector<std::string> &values,
                        const ImportOptions &options = {})
    {
        std::string content = name + ";n\n";
        for (const std::string &value : values)
            content += value + ";1\n";
        m_sink = MemorySink();
        return importing::importFile(m_folder.write("t.csv", content), options, m_sink, {});
    }

    std::string refusal(const std::vector<std::string> &values)
    {
        try {
            import("time", values);
        } catch (const Error &error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void notations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("time"); // "" for what is no time
        const auto row = [](const char *text, const char *time) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(time);
        };
        row("2020-07-16T03:41:07Z", "2020-07-16T03:41:07.000000Z");
        row("2020-07-16 03:41:07.120", "2020-07-16T03:41:07.120000Z");
        row("2026-01-24T06:54:24.0000000Z ", "2026-01-24T06:54:24.000000Z");
        row("2015-11-12T02:24:52.377352500Z", "2015-11-12T02:24:52.377352Z");
        row("2017-04-07T22:24:37.251547+0100", "2017-04-07T21:24:37.251547Z");
        row("2020-07-16T03:41:07.003+02:00", "2020-07-16T01:41:07.003000Z");
        row("2016-08-19 08:06:57.658 +09:00", "2016-08-18T23:06:57.658000Z");
        row("2020-07-16 03:41:07 UTC", "2020-07-16T03:41:07.000000Z");
        row("2020-07-16T03:41Z", "2020-07-16T03:41:00.000000Z");
        row("2020-07-16T03:41:07,5-03", "2020-07-16T06:41:07.500000Z");
        row("2020-07-16", "2020-07-16T00:00:00.000000Z");
        row("2020/07/16 03:41:07", "2020-07-16T03:41:07.000000Z");
        row("2024-05-01T24:00:00Z", "2024-05-02T00:00:00.000000Z");
        row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z");
        row("9/19/2022, 11:29:46.297 PM", "2022-09-19T23:29:46.297000Z");
        row("7/16/2020 3:41:07 AM", "2020-07-16T03:41:07.000000Z");
        row("1/24/2026 12:54:24 AM", "2026-01-24T00:54:24.000000Z");
        row("1/24/2026 12:54 PM", "2026-01-24T12:54:00.000000Z");
        row("1/24/2026 6:54:24\u202fPM", "2026-01-24T18:54:24.000000Z");
        row("1/24/2026 6:54:24\u00a0p.m.", "2026-01-24T18:54:24.000000Z");
        row("01.05.2024 10:00", "2024-05-01T10:00:00.000000Z");
        row("Jul 16, 2020 3:41:07 AM", "2020-07-16T03:41:07.000000Z");
        row("16/Jul/2020:03:41:07 +0200", "2020-07-16T01:41:07.000000Z");
        row("Wed, 01 May 2024 10:00:00 +0000", "2024-05-01T10:00:00.000000Z");
        row("Tue Sep 30 17:37:30 2014 [UTC]", "2014-09-30T17:37:30.000000Z");
        row("16-Jul-2020 03:41:07", "2020-07-16T03:41:07.000000Z");
        row("1601-01-01T00:00:00Z", "1601-01-01T00:00:00.000000Z");
        row("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z");
        for (const char *text :
             {"2020-07-16T3", "2020-07-16T03:41:07 CEST", "10000-01-01T00:00:00Z", "2020-7", "13:41:07",
              "2020-07-16T03:41:07.Z", "2020-07-16T03:41:07+1", "May  1 10:00:00", "10.0.3.51", "2020-07-16T03:41:07Zx",
              "\uff12\uff10\uff12\uff14-05-01T00:00:00Z", "1/24/20266", "13/1/24 10:00:00", "Maybe 1, 20",
              "1/24/2026 13:00:00 PM", "2020-07-16T03:41:07+00:60"})
            row(text, "");
    }
    void notations()
    {
        QFETCH(QString, text);
        QFETCH(QString, time);
        const ParsedTime parsed = importing::parseTime(text.toStdString(), {});
        QCOMPARE(parsed.outcome == ParsedTime::Outcome::Read, !time.isEmpty());
        if (!time.isEmpty())
            QCOMPARE(QString::fromStdString(formatTime(parsed.time)), time);
    }

    void impossibleTimesAreToldFromOtherText()
    {
        for (const char *text : {"2023-02-29T00:00:00Z", "1900-02-29", "2024-13-01 00:00:00", "2024-00-10",
                                 "2024-04-31", "2024-05-01T23:60:00Z", "0000-00-00T00:00:00", "31.02.2024"})
            QCOMPARE(importing::parseTime(text, {}).outcome, ParsedTime::Outcome::Impossible);
    }

    void impossibleDatesAreKeptAsTextAndCounted()
    {
        const ImportReport report =
            import("ts", {"2023-02-29T00:00:00Z", "2000-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "-", ""});
        QCOMPARE(report.columns[0], (ColumnSpec{"ts", ColumnType::Time, Role::Time}));
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 2u);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->firstLine, 2u);
        QCOMPARE(m_sink.column(0), (std::vector<std::string>{"2023-02-29T00:00:00Z", "2000-02-29T00:00:00.000000Z",
                                                             "2024-02-30T00:00:00Z", "-", ""}));
    }

    void oneDamagedTimeDoesNotCostTheColumn()
    {
        std::vector<std::string> values(99, "2024-05-01T00:00:00Z");
        values.insert(values.begin(), "damaged beyond repair");
        const ImportReport report = import("time", values);
        QCOMPARE(report.columns[0].type, ColumnType::Time);
        QCOMPARE(m_sink.rows[0][0].kind, CellKind::Text);
        values.insert(values.end(), 10, "no time at all");
        QCOMPARE(import("time", values).columns[0].type, ColumnType::Text);
    }

    void aDayAboveTwelveProvesTheOrder()
    {
        import("time", {"01/02/2024 00:00:00", "16/07/2026 20:26:12.030"});
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-02-01T00:00:00.000000Z", "2026-07-16T20:26:12.030000Z"}));
        import("time", {"01/02/2024 00:00:00", "07/16/2026 20:26:12"});
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-01-02T00:00:00.000000Z", "2026-07-16T20:26:12.000000Z"}));
    }

    void anOpenOrContradictoryOrderIsAsked()
    {
        QVERIFY(refusal({"01/02/2024 00:00:00", "02/03/2024 00:00:00"}).find("--date-order") != std::string::npos);
        const std::string text = refusal({"13/02/2024 00:00:00", "02/13/2024 00:00:00"});
        QVERIFY2(text.find("line 2 has the day first, line 3 the month") != std::string::npos, text.c_str());
        QCOMPARE(refusal({"05/05/2024 00:00:00", "06/06/2024 00:00:00"}), "");
    }

    void theOrderCanBeSaid()
    {
        ImportOptions options;
        options.dateOrder = DateOrder::DayMonthYear;
        import("time", {"01/02/2024 00:00:00"}, options);
        QCOMPARE(m_sink.column(0)[0], "2024-02-01T00:00:00.000000Z");
        options.dateOrder = DateOrder::MonthDayYear;
        import("time", {"01/02/2024 00:00:00"}, options);
        QCOMPARE(m_sink.column(0)[0], "2024-01-02T00:00:00.000000Z");
    }

    void epochsNeedATimelyNameOrAPerson()
    {
        for (const char *value : {"1714557600", "1714557600000", "1714557600000000", "1714557600000000000"}) {
            QCOMPARE(import("ts", {value}).columns[0].type, ColumnType::Time);
            QCOMPARE(m_sink.column(0)[0], "2024-05-01T10:00:00.000000Z");
            QCOMPARE(import("count", {value}).columns[0].type, ColumnType::Integer);
        }
        import("ts", {"1588205199.82437", "1588205199"});
        QCOMPARE(m_sink.column(0)[0], "2020-04-30T00:06:39.824370Z");
        QCOMPARE(import("time", {"1714557600", "5"}).columns[0].type, ColumnType::Integer);
        ImportOptions options;
        options.roles[Role::Time] = {"when"};
        QCOMPARE(import("when", {"1714557600"}, options).columns[0],
                 (ColumnSpec{"when", ColumnType::Time, Role::Time}));
    }

    void digitsBelowMicrosecondsAreDroppedAndCounted()
    {
        const ImportReport report = import("time", {"2024-05-01T00:00:00.1234567Z", "2024-05-01T00:00:00.1234560Z",
                                                    "2024-05-01T00:00:00.123456789012345Z"});
        QCOMPARE(test::warningOf(report, "TIME_DIGITS_DROPPED")->count, 2u);
        QCOMPARE(test::warningOf(report, "TIME_DIGITS_DROPPED")->firstLine, 2u);
        QCOMPARE(m_sink.column(0)[2], "2024-05-01T00:00:00.123456Z");
    }

    void theZoneOfTheHeaderIsKnown()
    {
        QCOMPARE(test::namesWithRole(import("TimeGenerated [UTC]", {"2024-05-01 00:00:00"}), Role::Time),
                 "TimeGenerated [UTC]");
        QVERIFY(test::warningOf(import("TimeGenerated [Local Time]", {"2024-05-01 00:00:00"}), "LOCAL_TIME"));
    }

    void zones()
    {
        QCOMPARE(importing::parseZone("UTC"), 0);
        QCOMPARE(importing::parseZone("+02:00"), 2 * kHourUs);
        QCOMPARE(importing::parseZone("-0330"), -(3 * kHourUs + 30 * kMinuteUs));
        QVERIFY_THROWS_EXCEPTION(Error, importing::parseZone("Europe/Berlin"));
        QVERIFY_THROWS_EXCEPTION(Error, importing::parseZone(""));
        ImportOptions options;
        options.zone = "+02:00";
        import("time", {"2024-05-01T10:00:00", "2024-05-01T10:00:00Z"}, options);
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-05-01T08:00:00.000000Z", "2024-05-01T10:00:00.000000Z"}));
    }
};

QTEST_GUILESS_MAIN(TestTimeImport)
#include "tst_time_import.moc"
