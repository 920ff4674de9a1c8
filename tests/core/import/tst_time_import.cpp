// Times as logs write them, columns of times, and the order of day and month.

#include "core/import/epoch_text.h"
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
        row("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000Z");
        row("2038-01-19T03:14:08Z", "2038-01-19T03:14:08.000000Z");
        row("2262-04-11T23:47:16.854775807Z", "2262-04-11T23:47:16.854775Z");
        row("2015-06-30T23:59:60.5Z", "2015-07-01T00:00:00.500000Z");
        row("2017-01-01T08:59:60+09:00", "2017-01-01T00:00:00.000000Z");
        row("  2020-07-16T03:41:07Z	"
            " ",
            "");
        row("  2020-07-16T03:41:07Z  ", "2020-07-16T03:41:07.000000Z");
        row("2020-07-16 03:41:07 PM", "2020-07-16T15:41:07.000000Z");
        row("2020-07-16T03:41:07+14:00", "2020-07-15T13:41:07.000000Z");
        row("2020-07-16T03:41:07.123 -09:30", "2020-07-16T13:11:07.123000Z");
        for (const char *text : {"2020-07-16T3",
                                 "2020-07-16T03:41:07 CEST",
                                 "10000-01-01T00:00:00Z",
                                 "2020-7",
                                 "13:41:07",
                                 "2020-07-16T03:41:07.Z",
                                 "2020-07-16T03:41:07+1",
                                 "May  1 10:00:00",
                                 "10.0.3.51",
                                 "2020-07-16T03:41:07Zx",
                                 "\uff12\uff10\uff12\uff14-05-01T00:00:00Z",
                                 "1/24/20266",
                                 "13/1/24 10:00:00",
                                 "Maybe 1, 20",
                                 "1/24/2026 13:00:00 PM",
                                 "2020-07-16T03:41:07+00:60",
                                 "2020-07-16T03:41:07+14:01",
                                 "2020-07-16T03:41:07+15:00",
                                 "2024-05-01T23:59:60Z",
                                 "2024-06-30T23:59:61Z",
                                 "2024-05-01T24:00:01Z",
                                 "-0001-12-31T00:00:00Z",
                                 "+12024-05-01T10:00:00Z",
                                 "\u0662\u0660\u0662\u0664-05-01T00:00:00Z",
                                 "2024-05-01T1\uff10:00:00Z",
                                 "nan",
                                 "2024-05-01T10:00:00-",
                                 "99999999999999999999-01-01"})
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

    void yearsOfOtherThanFourDigitsAreOutOfRange()
    {
        for (const char *text :
             {"-0001-12-31T00:00:00Z", "+12024-05-01T10:00:00Z", "10000-01-01T00:00:00Z", "292278-01-01 00:00:00"})
            QCOMPARE(importing::parseTime(text, {}).outcome, ParsedTime::Outcome::OutOfRange);
        const ImportReport report = import(
            "ts", {"0000-01-01T00:00:00Z", "-0001-12-31T00:00:00Z", "10000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"});
        QCOMPARE(report.columns[0].type, ColumnType::Time);
        QCOMPARE(test::warningOf(report, "TIMESTAMP_RANGE")->count, 2u);
        QCOMPARE(test::warningOf(report, "TIMESTAMP_RANGE")->firstLine, 3u);
        QCOMPARE(m_sink.column(0)[2], "10000-01-01T00:00:00Z");
    }

    void aLeapSecondIsKeptAndFlagged()
    {
        const ImportReport report = import(
            "ts", {"2016-12-31T23:59:60Z", "2024-05-01T23:59:60Z", "2024-05-01T24:00:00Z", "2024-05-01T23:60:00Z"});
        QCOMPARE(test::warningOf(report, "LEAP_SECOND")->count, 1u);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 2u);
        QCOMPARE(m_sink.column(0), (std::vector<std::string>{"2017-01-01T00:00:00.000000Z", "2024-05-01T23:59:60Z",
                                                             "2024-05-02T00:00:00.000000Z", "2024-05-01T23:60:00Z"}));
    }

    void offsetsThatAreNoneAreCounted()
    {
        std::vector<std::string> values(60, "2024-05-01T00:00:00+01:00");
        values.insert(values.end(), {"2024-05-01T00:00:00+00:60", "2024-05-01T00:00:00+15:00"});
        const ImportReport report = import("ts", values);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 2u);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->firstLine, 62u);
        QCOMPARE(m_sink.column(0)[61], "2024-05-01T00:00:00+15:00");
    }

    void epochs_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("time"); // "" for none
        const auto row = [](const char *number, importing::EpochUnit unit, const char *time) {
            QTest::addRow("%s in %d", number, static_cast<int>(unit))
                << QString::fromLatin1(number) << static_cast<int>(unit) << QString::fromLatin1(time);
        };
        using enum importing::EpochUnit;
        row("1588205199.82437", Seconds, "2020-04-30T00:06:39.824370Z");
        row("1588205199.8243709999", Seconds, "2020-04-30T00:06:39.824370Z");
        row("1.58820519982437e9", Seconds, "2020-04-30T00:06:39.824370Z");
        row("1.58820519982437E+09", Seconds, "2020-04-30T00:06:39.824370Z");
        row("0", Seconds, "1970-01-01T00:00:00.000000Z");
        row("-0.5", Seconds, "1969-12-31T23:59:59.500000Z");
        row("-62135596800", Seconds, "0001-01-01T00:00:00.000000Z");
        row("253402300799", Seconds, "9999-12-31T23:59:59.000000Z");
        row("253402300800", Seconds, "");
        row("9223372036854775807", Seconds, "");
        row("9223372036854775808", Microseconds, "");
        row("1e400", Seconds, "");
        row("1e999", Seconds, "");
        row("1e-300", Seconds, "1970-01-01T00:00:00.000000Z");
        row("1714557600123.25", Milliseconds, "2024-05-01T10:00:00.123250Z");
        row("1714557600123456", Microseconds, "2024-05-01T10:00:00.123456Z");
        row("1714557600123456789", Nanoseconds, "2024-05-01T10:00:00.123456Z");
        row("133590312000000000", FileTimeTicks, "2024-05-01T10:00:00.000000Z");
        row("133590312001234567", FileTimeTicks, "2024-05-01T10:00:00.123456Z");
        row("9223372036854775807", FileTimeTicks, "");
        row("45413.4166666667", ExcelDays, "2024-05-01T10:00:00.000000Z");
        row("45413", ExcelDays, "2024-05-01T00:00:00.000000Z");
        row("59", ExcelDays, "1900-02-28T00:00:00.000000Z");
        row("60", ExcelDays, "");
        row("61.5", ExcelDays, "1900-03-01T12:00:00.000000Z");
        row("73051", ExcelDays, "");
        for (const char *text :
             {"", "-", ".5", "5.", "1e", "nan", "inf", "0x10", "1 000", "1,5", "+1", "1e1000", "1_0"})
            row(text, Seconds, "");
    }
    void epochs()
    {
        QFETCH(QString, number);
        QFETCH(int, unit);
        QFETCH(QString, time);
        const ParsedTime parsed = importing::parseEpoch(number.toStdString(), static_cast<importing::EpochUnit>(unit));
        QCOMPARE(parsed.outcome == ParsedTime::Outcome::Read, !time.isEmpty());
        if (!time.isEmpty())
            QCOMPARE(QString::fromStdString(formatTime(parsed.time)), time);
    }

    void epochsNeedATimelyNameOrAPerson()
    {
        for (const char *value :
             {"1714557600", "1714557600000", "1714557600000000", "1714557600000000000", "133590312000000000"}) {
            QCOMPARE(import("ts", {value}).columns[0].type, ColumnType::Time);
            QCOMPARE(m_sink.column(0)[0], "2024-05-01T10:00:00.000000Z");
            QCOMPARE(import("count", {value}).columns[0].type, ColumnType::Integer);
        }
        QCOMPARE(import("time", {"1714557600", "5"}).columns[0].type, ColumnType::Integer);
        ImportOptions options;
        options.roles[Role::Time] = {"when"};
        QCOMPARE(import("when", {"1714557600"}, options).columns[0],
                 (ColumnSpec{"when", ColumnType::Time, Role::Time}));
    }

    void oneOddNumberDoesNotCostTheEpochs()
    {
        std::vector<std::string> values(60, "1714557600");
        values.insert(values.begin(), {"-", "0", "damaged", "1714557600123"});
        const ImportReport report = import("ts", values);
        QCOMPARE(report.columns[0], (ColumnSpec{"ts", ColumnType::Time, Role::Time}));
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 1u);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->firstLine, 4u);
        QCOMPARE(test::warningOf(report, "TIMESTAMP_RANGE")->firstLine, 5u);
        QCOMPARE(m_sink.column(0)[1], "0");
        QCOMPARE(m_sink.column(0)[3], "1714557600123"); // the unit is that of the column
        QCOMPARE(m_sink.column(0)[4], "2024-05-01T10:00:00.000000Z");
    }

    void daysOfExcelNeedATimelyNameOrAPerson()
    {
        QCOMPARE(import("time", {"45413.4166666667", "45414.5"}).columns[0].type, ColumnType::Time);
        QCOMPARE(m_sink.column(0)[0], "2024-05-01T10:00:00.000000Z");
        QCOMPARE(import("price", {"45413.4166666667"}).columns[0].type, ColumnType::Real);
        QCOMPARE(import("time", {"45413", "45414"}).columns[0].type, ColumnType::Integer);
        ImportOptions options;
        options.roles[Role::Time] = {"day"};
        options.zone = "+02:00";
        QCOMPARE(import("day", {"45413", "3"}, options).columns[0].type, ColumnType::Time);
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-04-30T22:00:00.000000Z", "1900-01-02T22:00:00.000000Z"}));
    }

    void aTimelyNameWithoutTimesIsWarnedOf()
    {
        ImportReport report = import("ts", {"2024-05-01T10:00:00Z", "1714557600", "45413.4166667", "yesterday"});
        QCOMPARE(report.columns[0].type, ColumnType::Text);
        QVERIFY(test::warningOf(report, "BAD_TIMESTAMP")->message.find("Only 1 of 4") != std::string::npos);
        report = import("ts", {"-9223372036854775808", "1000000000000000000", "2147483648", "-0.5"});
        QCOMPARE(test::warningOf(report, "TIMESTAMP_RANGE")->count, 4u);
        QVERIFY(!test::warningOf(import("date", {"monday", "tuesday"}), "BAD_TIMESTAMP"));
        ImportOptions options;
        options.roles[Role::Time] = {"ts"}; // a person is believed
        report = import("ts", {"2024-05-01T10:00:00Z", "yesterday", "tomorrow"}, options);
        QCOMPARE(report.columns[0].type, ColumnType::Time);
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 2u);
    }

    void severalColumnsMayDiffer()
    {
        ImportOptions options;
        const auto columns = [&] {
            m_sink = MemorySink();
            return importing::importFile(m_folder.write("d.csv",
                                                        "a,b,c\n16/07/2024 10:00,07/16/2024 10:00,1/2/2024 1:00\n"
                                                        "1/2/2024 10:00,1/2/2024 10:00,2/3/2024 1:00\n"),
                                         options, m_sink, {});
        };
        QVERIFY_THROWS_EXCEPTION(Error, columns());
        options.dateOrder = DateOrder::MonthDayYear;
        const ImportReport report = columns();
        QCOMPARE(m_sink.column(0)[1], "2024-02-01T10:00:00.000000Z"); // proven, whatever was said
        QCOMPARE(m_sink.column(1)[1], "2024-01-02T10:00:00.000000Z");
        QCOMPARE(m_sink.column(2)[1], "2024-02-03T01:00:00.000000Z");
        QCOMPARE(test::warningOf(report, "DATE_ORDER_PROVEN")->count, 1u);
        QCOMPARE(test::warningOf(report, "DATE_ORDER_PROVEN")->firstLine, 2u);
    }

    void aPreviewLeavesTheOrderOpen()
    {
        const auto file = m_folder.write("p.csv", "a,n\n1/2/2024 10:00,1\n3/4/2024 10:00,1\n");
        const importing::FilePreview preview = importing::previewFile(file, {}, 10, {});
        QCOMPARE(preview.openDateOrders, std::vector<std::string>{"a"});
        QVERIFY(test::warningOf(preview.report, "DATE_ORDER_OPEN"));
        ImportOptions options;
        options.dateOrder = DateOrder::DayMonthYear;
        QVERIFY(importing::previewFile(file, options, 10, {}).openDateOrders.empty());
    }

    void oneOfSeveralTimesIsProposed()
    {
        const auto file =
            m_folder.write("s.csv", "FlowEndTime,FlowStartTime,TimeGenerated,Made\n"
                                    "2019-02-12 13:10,2019-02-12 13:00,2019-02-12 14:22,2019-02-12 14:22\n");
        const ImportReport report = importing::importFile(file, {}, m_sink, {});
        QCOMPARE(test::namesWithRole(report, Role::Time), "TimeGenerated");
        QVERIFY(std::ranges::all_of(report.columns, [](const ColumnSpec &c) { return c.type == ColumnType::Time; }));
        ImportOptions options;
        options.roles[Role::Time] = {"Made"};
        m_sink = MemorySink();
        QCOMPARE(test::namesWithRole(importing::importFile(file, options, m_sink, {}), Role::Time), "Made");
    }

    void digitsBelowMicrosecondsAreDroppedAndCounted()
    {
        const ImportReport report = import("time", {"2024-05-01T00:00:00.1234567Z", "2024-05-01T00:00:00.1234560Z",
                                                    "2024-05-01T00:00:00.123456789012345Z"});
        QCOMPARE(test::warningOf(report, "TIME_DIGITS_DROPPED")->count, 2u);
        QCOMPARE(test::warningOf(report, "TIME_DIGITS_DROPPED")->firstLine, 2u);
        QCOMPARE(m_sink.column(0)[2], "2024-05-01T00:00:00.123456Z");
    }

    void offsets()
    {
        QCOMPARE(*importing::parseOffset("UTC"), 0);
        QCOMPARE(*importing::parseOffset("+02:00"), 2 * kHourUs);
        QCOMPARE(*importing::parseOffset("-0330"), -(3 * kHourUs + 30 * kMinuteUs));
        QVERIFY(!importing::parseOffset("Europe/Berlin"));
        QVERIFY(!importing::parseOffset(""));
        ImportOptions options;
        options.zone = "+02:00";
        import("time", {"2024-05-01T10:00:00", "2024-05-01T10:00:00Z"}, options);
        QCOMPARE(m_sink.column(0),
                 (std::vector<std::string>{"2024-05-01T08:00:00.000000Z", "2024-05-01T10:00:00.000000Z"}));
    }
};

QTEST_GUILESS_MAIN(TestTimeImport)
#include "tst_time_import.moc"
