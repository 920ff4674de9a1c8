// Access logs and error logs of Apache and nginx.

#include "tests/core/import/format_case.h"
#include "tests/support/reference.h"

using namespace anomalyst;
using importing::ImportReport;

class TestWebServerLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void combinedAndCommonLines()
    {
        test::FormatCase log;
        const ImportReport report = log.import("203.0.113.9 - amy [16/Jul/2020:03:41:07 +0200] \"GET /x/y?a=1&b=2 "
                                               "HTTP/1.1\" 200 2326 \"-\" \"curl/7 \\\"q\\\"\"\r\n"
                                               "203.0.113.10 - - [16/Jul/2020:03:41:08 +0200] \"\\x16\\x03\" 400 -\r\n"
                                               "www.example.test:443 2001:db8::1 - - [16/Jul/2020:03:41:09 +0200] "
                                               "\"POST /z HTTP/2.0\" 302 5 \"http://r/\" \"UA\" 0.012 \"x\"");
        QCOMPARE(report.format, "access");
        QCOMPARE(log.text(0, "time"), "2020-07-16T01:41:07.000000Z");
        QCOMPARE(log.text(0, "operation"), "GET /x/y");
        QCOMPARE(log.text(0, "path"), "/x/y");
        QCOMPARE(log.text(0, "query"), "a=1&b=2");
        QCOMPARE(log.text(0, "protocol"), "HTTP/1.1");
        QCOMPARE(log.text(0, "user_agent"), "curl/7 \\\"q\\\"");
        QVERIFY(log.isMissing(0, "referrer"));
        QCOMPARE(log.text(1, "operation"), "\\x16\\x03");
        QVERIFY(log.isMissing(1, "method"));
        QVERIFY(log.isMissing(1, "bytes"));
        QVERIFY(log.isMissing(1, "user"));
        QCOMPARE(log.text(2, "virtual_host"), "www.example.test:443");
        QCOMPARE(log.text(2, "client_ip"), "2001:db8::1");
        QCOMPARE(log.text(2, "rest"), "0.012 \"x\"");
        QCOMPARE(test::namesWithRole(report, Role::Time), "time");
        QCOMPARE(test::namesWithRole(report, Role::Address), "client_ip");
        QCOMPARE(test::namesWithRole(report, Role::User), "user");
        QCOMPARE(test::namesWithRole(report, Role::Operation), "operation");
        QCOMPARE(test::namesWithRole(report, Role::Bytes), "bytes");
        QVERIFY(log.isSteady);
    }

    void linesThatAreNoRequestsAreRejected()
    {
        const std::string good = "h - - [16/Jul/2020:03:41:07 +0200] \"GET / HTTP/1.1\" 200 1\n";
        test::FormatCase log;
        log.import(good + "h - - [16/Jul/2020:03:41:07 +0200] \"GET / HTTP/1.1 200 1\n" +
                   "h - - [some day] \"GET / HTTP/1.1\" 200 1\n" +
                   "h - [16/Jul/2020:03:41:07 +0200] \"GET /\" 200 1\n" +
                   "h - - [16/Jul/2020:03:41:07 +0200] \"GET /\" ok 1\n" + good + "\n" + good + good + good);
        QCOMPARE(log.rejects(), "2:ACCESS_LOG 3:ACCESS_LOG 4:ACCESS_LOG 5:ACCESS_LOG");
        QCOMPARE(log.sink.rows.size(), 5u);
        QVERIFY(log.isSteady);
    }

    void apacheErrors()
    {
        test::FormatCase log;
        const ImportReport report = log.import("[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid "
                                               "4328636416] [client 72.15.99.187:51234] File "
                                               "does not exist: /x [y]\n"
                                               "PHP Stack trace:\n\n  1. {main}\n"
                                               "[Sun Dec 04 04:47:44 2005] [error] mod_jk child [x] in error state 6");
        QCOMPARE(report.format, "apache-error");
        QCOMPARE(log.sink.rows.size(), 2u);
        QCOMPARE(log.text(0, "time"), "2011-09-09T10:42:29.902022Z");
        QCOMPARE(log.text(0, "module"), "core");
        QCOMPARE(log.text(0, "level"), "error");
        QCOMPARE(log.text(0, "tid"), "4328636416");
        QCOMPARE(log.text(0, "client_ip"), "72.15.99.187");
        QCOMPARE(log.text(0, "message"), "File does not exist: /x [y]\nPHP Stack trace:\n  1. {main}");
        QCOMPARE(log.text(1, "message"), "mod_jk child [x] in error state 6");
        QVERIFY(log.isMissing(1, "module"));
        QCOMPARE(report.blank, 1u);
        QVERIFY(log.isSteady);
    }

    void nginxErrors()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("stray\n2020/07/16 03:41:07 [error] 1234#56: *9 open() \"/a, client: 6.6.6.6, b\" failed (2: No "
                       "such file), "
                       "client: 203.0.113.9, server: _, request: \"GET /a, host: x HTTP/1.1\", host: \"h:80\"\n"
                       "2020/07/16 03:41:08 [notice] 1#1: start worker\n more\n");
        QCOMPARE(report.format, "nginx-error");
        QCOMPARE(log.rejects(), "1:NO_EVENT");
        QCOMPARE(log.text(0, "time"), "2020-07-16T03:41:07.000000Z");
        QCOMPARE(log.text(0, "message"), "open() \"/a, client: 6.6.6.6, b\" failed (2: No such file)");
        QCOMPARE(log.text(0, "client_ip"), "203.0.113.9");
        QCOMPARE(log.text(0, "connection"), "9");
        QCOMPARE(log.text(0, "server_name"), "_");
        QCOMPARE(log.text(0, "request"), "GET /a, host: x HTTP/1.1");
        QCOMPARE(log.text(0, "http_host"), "h:80");
        QCOMPARE(log.text(1, "message"), "start worker\n more");
        QCOMPARE(log.sink.lines, (std::vector<std::uint64_t>{2, 3}));
        QVERIFY(log.isSteady);
    }

    void theApacheLogOfTheSamples()
    {
        const auto path = test::sampleFile("apache_2k.log");
        ANOMALYST_NEED_FILE(path);
        test::FormatCase log;
        const ImportReport report = log.importFrom(path);
        QCOMPARE(report.events, 2000u);
        QCOMPARE(report.rejected, 0u);
        QCOMPARE(log.text(2, "time"), "2005-12-04T04:51:08.000000Z");
        QCOMPARE(log.text(2, "level"), "notice");
        QCOMPARE(log.text(2, "message"), "jk2_init() Found child 6725 in scoreboard slot 10");
        QVERIFY(log.isSteady);
    }
};

QTEST_GUILESS_MAIN(TestWebServerLogs)
#include "tst_web_server_logs.moc"
