// Syslog, old and new, and the year that old lines do not say.

#include "core/import/year_tracker.h"
#include "tests/core/import/format_case.h"
#include "tests/support/reference.h"

using namespace anomalyst;
using importing::ImportOptions;
using importing::ImportReport;

namespace
{

TimeUs day(int year, int month, int dayOfMonth)
{
    return *timeFromCivil({.year = year, .month = month, .day = dayOfMonth});
}

// The years of "month/day" events of a log last changed at that time, on the second reading.
std::vector<int> yearsOf(const std::vector<std::pair<int, int>> &days, TimeUs modified)
{
    importing::YearTracker tracker(std::nullopt);
    std::vector<int> years;
    for (int reading = 0; reading < 2; ++reading) {
        years.clear();
        tracker.begin(modified);
        for (const auto &[month, dayOfMonth] : days)
            years.push_back(tracker.yearOf({.month = month, .day = dayOfMonth}));
        tracker.end();
    }
    return years;
}

} // namespace

class TestSyslogImport : public QObject
{
    Q_OBJECT

    static ImportOptions startingIn(int year)
    {
        ImportOptions options;
        options.year = year;
        return options;
    }

private Q_SLOTS:
    void oldLines()
    {
        test::FormatCase log;
        const ImportReport report = log.import("<34>Jul 16 03:41:07 ws7 sshd[211]: Accepted password\r\n"
                                               "Jul  6 03:41:07.250 ws7 postfix/smtpd[9]: a: b \r\n"
                                               "Jul 16 03:41:08 ws7 kernel: [1.0] x\r\n"
                                               "Jul 16 03:41:09 kernel: no host\r\n"
                                               "Jul 16 03:41:10 last message repeated 2 times\r\n"
                                               "Jul 16 2019 03:41:11 ws7 -- MARK --\r\n"
                                               "no syslog at all\r\n"
                                               "<999>Jul 16 03:41:07 ws7 x: y",
                                               startingIn(2020));
        QCOMPARE(report.format, "syslog");
        QCOMPARE(log.columns(), "time|facility|severity|host|process|pid|msg");
        QCOMPARE(log.text(0, "time"), "2020-07-16T03:41:07.000000Z");
        QCOMPARE(log.text(0, "facility"), "auth");
        QCOMPARE(log.text(0, "severity"), "crit");
        QCOMPARE(log.text(0, "process"), "sshd");
        QCOMPARE(log.text(0, "pid"), "211");
        QCOMPARE(log.text(0, "msg"), "Accepted password");
        QCOMPARE(log.text(1, "time"), "2020-07-06T03:41:07.250000Z");
        QCOMPARE(log.text(1, "process"), "postfix/smtpd");
        QCOMPARE(log.text(1, "msg"), "a: b ");
        QVERIFY(log.isMissing(2, "pid"));
        QCOMPARE(log.text(2, "msg"), "[1.0] x");
        QVERIFY(log.isMissing(3, "host"));
        QCOMPARE(log.text(3, "process"), "kernel");
        QVERIFY(log.isMissing(4, "host"));
        QCOMPARE(log.text(4, "msg"), "last message repeated 2 times");
        QCOMPARE(log.text(5, "time"), "2019-07-16T03:41:11.000000Z");
        QCOMPARE(log.text(5, "msg"), "-- MARK --");
        QCOMPARE(log.rejects(), "7:SYSLOG 8:SYSLOG");
        QCOMPARE(test::namesWithRole(report, Role::Host), "host");
        QCOMPARE(test::namesWithRole(report, Role::Process), "process");
        QCOMPARE(test::namesWithRole(report, Role::CommandLine), "");
        QVERIFY(log.isSteady);
    }

    void newLines()
    {
        test::FormatCase log;
        log.import("<34>1 2020-07-16T03:41:07.003+02:00 ws7 sshd 211 ID47 [x@1 a=\"b \\\"q\\\" \\] \\\\\" a=\"c\"][y] "
                   "\xef\xbb\xbfmsg\n"
                   "1 2020-07-16T03:41:08Z ws7 su - - - no priority\n"
                   "<165>1 - - - - - -\n"
                   "<34>1 2020-07-16T03:41:07Z ws7 sshd 211 ID47 [x@1 a=\"b] broken\n"
                   "<34>1 yesterday ws7 sshd 211 ID47 - broken\n");
        QCOMPARE(log.text(0, "time"), "2020-07-16T01:41:07.003000Z");
        QCOMPARE(log.text(0, "sd.x@1.a"), "b \"q\" ] \\, c");
        QCOMPARE(log.text(0, "msgid"), "ID47");
        QCOMPARE(log.text(0, "msg"), "msg");
        QCOMPARE(log.text(1, "process"), "su");
        QVERIFY(log.isMissing(1, "pid"));
        QVERIFY(log.isMissing(1, "facility"));
        QCOMPARE(log.text(2, "severity"), "notice");
        QVERIFY(log.isMissing(2, "time"));
        QCOMPARE(log.rejects(), "4:SYSLOG 5:SYSLOG");
        QVERIFY(log.isSteady);
    }

    void isoTimesInFrontOfHostAndTag()
    {
        test::FormatCase log;
        const ImportReport report = log.import("2024-05-01T10:00:00.123456+02:00 ws7 sshd[1]: hello\n");
        QCOMPARE(report.format, "syslog");
        QCOMPARE(log.text(0, "time"), "2024-05-01T08:00:00.123456Z");
        QCOMPARE(log.text(0, "host"), "ws7");
        QVERIFY(!test::warningOf(report, "YEAR_ASSUMED"));
        QCOMPARE(log.import("2024-05-01T10:00:00Z INFO main: hello\n").format, "text");
    }

    void newYearComesOnce()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("Dec 31 23:59:59 h t: a\nJan  1 00:00:01 h t: b\nDec 31 23:59:58 h t: late\n"
                       "Jan  2 00:00:00 h t: c\nFeb 29 00:00:00 h t: leap\n",
                       startingIn(2019));
        QCOMPARE(log.sink.column(0),
                 (std::vector<std::string>{"2019-12-31T23:59:59.000000Z", "2020-01-01T00:00:01.000000Z",
                                           "2019-12-31T23:59:58.000000Z", "2020-01-02T00:00:00.000000Z",
                                           "2020-02-29T00:00:00.000000Z"}));
        QVERIFY(!test::warningOf(report, "YEAR_ASSUMED"));
        QVERIFY(log.isSteady);
    }

    void theYearIsToldFromTheFile()
    {
        test::LogFolder folder;
        const auto path = folder.write("messages", "Nov 30 00:00:00 h t: a\nJan  3 00:00:00 h t: b\n");
        const auto since1970 = std::chrono::microseconds(day(2021, 1, 4));
        std::filesystem::last_write_time(path, std::chrono::file_clock::from_sys(std::chrono::sys_time(since1970)));
        test::FormatCase log;
        const ImportReport report = log.importFrom(path);
        QCOMPARE(log.sink.column(0),
                 (std::vector<std::string>{"2020-11-30T00:00:00.000000Z", "2021-01-03T00:00:00.000000Z"}));
        QCOMPARE(test::warningOf(report, "YEAR_ASSUMED")->count, 2u);
    }

    void yearsEndWhereTheFileDoes()
    {
        QCOMPARE(yearsOf({{6, 1}, {7, 1}}, day(2020, 7, 2)), (std::vector{2020, 2020}));
        QCOMPARE(yearsOf({{6, 1}, {7, 1}}, day(2020, 3, 2)), (std::vector{2019, 2019}));
        QCOMPARE(yearsOf({{12, 31}, {1, 1}}, day(2020, 12, 31)), (std::vector{2020, 2021}));
        QCOMPARE(yearsOf({{10, 1}, {2, 1}, {11, 1}, {1, 5}}, day(2022, 1, 6)), (std::vector{2020, 2021, 2021, 2022}));
        QCOMPARE(yearsOf({{5, 2}, {5, 1}, {4, 30}}, day(2022, 6, 1)), (std::vector{2022, 2022, 2022}));
    }

    void aFebruary29TellsTheYear()
    {
        QCOMPARE(yearsOf({{2, 28}, {2, 29}, {3, 1}}, day(2023, 6, 1)), (std::vector{2020, 2020, 2020}));
        QCOMPARE(yearsOf({{2, 29}}, day(2026, 1, 1)), (std::vector{2024}));
        QCOMPARE(yearsOf({{11, 1}, {2, 29}, {2, 29}, {12, 1}, {1, 1}}, day(2026, 1, 2)),
                 (std::vector{2023, 2024, 2024, 2024, 2025}));
        QCOMPARE(yearsOf({{2, 29}, {12, 1}, {2, 29}}, day(2023, 6, 1)).front(), 2022); // no years are like that
        test::FormatCase log;
        log.import("Feb 29 10:00:00 h t: a\nMar  1 10:00:00 h t: b\n", startingIn(2023)); // said, and wrong
        QCOMPARE(log.sink.column(0), (std::vector<std::string>{"2023-02-29 10:00:00", "2023-03-01T10:00:00.000000Z"}));
    }

    void theSamples()
    {
        const auto path = test::sampleFile("linux_2k.log");
        ANOMALYST_NEED_FILE(path);
        test::FormatCase log;
        ImportReport report = log.importFrom(path, startingIn(2005));
        QCOMPARE(report.events, 2000u);
        QCOMPARE(report.rejected, 0u);
        QCOMPARE(log.text(1999, "time"), "2005-07-27T14:42:00.000000Z");
        QCOMPARE(log.text(1999, "process"), "kernel");
        QCOMPARE(log.text(1999, "msg"), "Linux agpgart interface v0.100 (c) Dave Jones");
        const auto ssh = test::sampleFile("openssh_2k.log");
        ANOMALYST_NEED_FILE(ssh);
        report = log.importFrom(ssh, startingIn(2017));
        QCOMPARE(report.events, 2000u);
        QCOMPARE(log.text(1, "time"), "2017-12-10T06:55:46.000000Z");
        QCOMPARE(log.text(1, "host"), "LabSZ");
        QCOMPARE(log.text(1, "pid"), "24200");
        QCOMPARE(log.text(1, "msg"), "Invalid user webmaster from 173.234.31.186");
        QVERIFY(log.isSteady);
    }
};

QTEST_GUILESS_MAIN(TestSyslogImport)
#include "tst_syslog_import.moc"
