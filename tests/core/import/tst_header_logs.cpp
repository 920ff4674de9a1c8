// Logs whose own lines name their fields: Zeek's and those of W3C.

#include "tests/core/import/format_case.h"

using namespace anomalyst;
using importing::ImportReport;

class TestHeaderLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zeekConnections()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n"
                       "#fields\tts\tuid\tid.orig_h\torig_bytes\tresp_bytes\ttags\tseen\n"
                       "#types\ttime\tstring\taddr\tcount\tcount\tset[string]\ttime\n"
                       "1258531221.486539\tC1x\t192.0.2.2\t300\t301\t(empty)\t0.000000\n"
                       "1258531222.486539\tC2x\t192.0.2.3\t-\t5\ta,b\t-\n"
                       "1258531223.0\tshort\n"
                       "#close\t2009-11-18-08-00-00\n"
                       "#fields\tuid\tts\tnote\n#types\tstring\ttime\tstring\n"
                       "C3x\t1258531224.000000\tnew\n");
        QCOMPARE(report.format, "zeek");
        QCOMPARE(log.columns(), "ts|uid|id.orig_h|orig_bytes|resp_bytes|tags|seen|bytes|note");
        QCOMPARE(log.text(0, "ts"), "2009-11-18T08:00:21.486539Z");
        QCOMPARE(log.text(0, "seen"), "1970-01-01T00:00:00.000000Z");
        QCOMPARE(log.text(0, "bytes"), "601");
        QCOMPARE(log.value(0, "tags"), (test::MemorySink::Value{CellKind::Text, ""}));
        QCOMPARE(log.text(1, "bytes"), "5");
        QVERIFY(log.isMissing(1, "orig_bytes"));
        QVERIFY(log.isMissing(1, "seen"));
        QCOMPARE(log.text(2, "note"), "new");
        QVERIFY(log.isMissing(2, "bytes"));
        QCOMPARE(log.rejects(), "10:FIELD_COUNT");
        QCOMPARE(log.sink.lines, (std::vector<std::uint64_t>{8, 9, 14}));
        QCOMPARE(test::namesWithRole(report, Role::Time), "ts");
        QCOMPARE(test::namesWithRole(report, Role::Session), "uid");
        QCOMPARE(test::namesWithRole(report, Role::Address), "id.orig_h");
        QCOMPARE(test::namesWithRole(report, Role::Bytes), "bytes");
        QVERIFY(log.isSteady);
    }

    void zeekWithAnotherSeparatorAndCrlf()
    {
        test::FormatCase log;
        log.import("#separator \\x2c\r\n#unset_field,NIL\r\n#fields,ts,host\r\n#types,time,string\r\n0.5,NIL\r\n1.5,-");
        QCOMPARE(log.columns(), "ts|host");
        QCOMPARE(log.text(0, "ts"), "1970-01-01T00:00:00.500000Z");
        QVERIFY(log.isMissing(0, "host"));
        QCOMPARE(log.text(1, "host"), "-");
        QVERIFY(log.isSteady);
    }

    void zeekLinesBeforeTheirFieldsAreRejected()
    {
        test::FormatCase log;
        log.import("1.0\tx\n#fields\tts\tts\n#types\ttime\n1.0\ty\n");
        QCOMPARE(log.rejects(), "1:NO_FIELDS");
        QCOMPARE(log.columns(), "ts|column_2");
        QCOMPARE(log.text(0, "column_2"), "y");
    }

    void iisRequests()
    {
        test::FormatCase log;
        const ImportReport report = log.import(
            "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2020-07-16 03:41:07\r\n"
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query cs-username c-ip cs(User-Agent) sc-status "
            "sc-bytes cs-bytes\r\n"
            "2020-07-16 03:41:07 10.0.0.4 GET /owa/a+b - amy 203.0.113.9 Mozilla/5.0+(X11) 200 100 31\r\n"
            "2020-07-16 03:41:08 10.0.0.4 GET /owa/ - - 203.0.113.9\r\n"
            "#Fields: time c-ip cs-host\r\n"
            "03:41:09 203.0.113.10 www\r\n");
        QCOMPARE(report.format, "w3c");
        QCOMPARE(log.text(0, "time"), "2020-07-16T03:41:07.000000Z");
        QCOMPARE(log.text(0, "cs-uri-stem"), "/owa/a+b");
        QCOMPARE(log.text(0, "cs(User-Agent)"), "Mozilla/5.0 (X11)");
        QCOMPARE(log.text(0, "operation"), "GET /owa/a+b");
        QCOMPARE(log.text(0, "bytes"), "131");
        QVERIFY(log.isMissing(0, "cs-uri-query"));
        QCOMPARE(log.text(1, "time"), "2020-07-16T03:41:09.000000Z");
        QCOMPARE(log.text(1, "c-ip"), "203.0.113.10");
        QCOMPARE(log.text(1, "cs-host"), "www");
        QCOMPARE(log.rejects(), "6:FIELD_COUNT");
        QCOMPARE(test::namesWithRole(report, Role::Time), "time");
        QCOMPARE(test::namesWithRole(report, Role::User), "cs-username");
        QCOMPARE(test::namesWithRole(report, Role::Address), "c-ip");
        QCOMPARE(test::namesWithRole(report, Role::Operation), "operation");
        QCOMPARE(test::namesWithRole(report, Role::Bytes), "bytes");
        QVERIFY(log.isSteady);
    }

    void localTimesOfWindowsFirewallAreToldUnlessTheZoneIs()
    {
        const std::string content = "#Version: 1.5\n#Time Format: Local\n#Fields: date time action src-ip info\n\n"
                                    "2020-07-16 03:41:07 DROP 203.0.113.9 - \n";
        test::FormatCase log;
        QVERIFY(test::warningOf(log.import(content), "LOCAL_TIME"));
        importing::ImportOptions options;
        options.zone = "+02:00";
        QVERIFY(!test::warningOf(log.import(content, options), "LOCAL_TIME"));
        QCOMPARE(log.text(0, "time"), "2020-07-16T01:41:07.000000Z");
        QVERIFY(log.isMissing(0, "info"));
    }

    void tabsPartTheValuesOfCloudFront()
    {
        test::FormatCase log;
        log.import("#Version: 1.0\n#Fields: date time x-edge-location sc-bytes\n2020-07-16\t03:41:07\tFRA 2\t12\n");
        QCOMPARE(log.text(0, "x-edge-location"), "FRA 2");
        QCOMPARE(log.text(0, "time"), "2020-07-16T03:41:07.000000Z");
    }
};

QTEST_GUILESS_MAIN(TestHeaderLogs)
#include "tst_header_logs.moc"
