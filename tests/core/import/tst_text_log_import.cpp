// Text with a time in each event and no other form.

#include "core/import/time_in_text.h"
#include "tests/core/import/format_case.h"

using namespace anomalyst;
using importing::ImportReport;

class TestTextLogImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreFoundAtTheFront_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("time");
        const auto row = [](const char *text, const char *time) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(time);
        };
        row("2015-10-18 18:01:47,978 INFO [main] x", "2015-10-18 18:01:47,978");
        row("2015-10-18T18:01:47.978Z x", "2015-10-18T18:01:47.978Z");
        row("2015-10-18 18:01:47 +0200 x", "2015-10-18 18:01:47 +0200");
        row("2015-10-18 18:01:47 -10 degrees", "2015-10-18 18:01:47");
        row("2015-10-18 18:01:47", "2015-10-18 18:01:47");
        row("7/16/2020 3:41:07 AM x", "7/16/2020 3:41:07 AM");
        row("7/16/2020 3:41:07 Amy", "7/16/2020 3:41:07");
        row("16/Jul/2020:03:41:07 +0200 x", "16/Jul/2020:03:41:07 +0200");
        row("Tue Sep 30 17:37:30 2014 x", "Tue Sep 30 17:37:30 2014");
        row("2015-10-18 x", "");
        row("1234-5678 12:34:56", "");
        row("March of the 12:30 penguins", "");
    }
    void timesAreFoundAtTheFront()
    {
        QFETCH(QString, text);
        QFETCH(QString, time);
        const std::string line = text.toStdString();
        QCOMPARE(line.substr(0, importing::timeAtFront(line)), time.toStdString());
    }

    void leadingTimesAndContinuedLines()
    {
        test::FormatCase log;
        const ImportReport report = log.import("2015-10-18 18:01:47,978 INFO [main] started, all well\r\n"
                                               "2015-10-18 18:01:48,001 ERROR [main] failed, why\r\n"
                                               "java.lang.Error: x at 2015-10-18 18:00:00\r\n\r\n"
                                               "\tat a.b(C.java:1)\r\n"
                                               "  2015-10-18 17:00:00 indented\r\n"
                                               "[2015-10-18 18:01:49.5] bracketed");
        QCOMPARE(report.format, "text");
        QCOMPARE(log.columns(), "time|message");
        QCOMPARE(log.sink.rows.size(), 3u);
        QCOMPARE(log.text(0, "time"), "2015-10-18T18:01:47.978000Z");
        QCOMPARE(log.text(0, "message"), "INFO [main] started, all well");
        QCOMPARE(log.text(1, "message"), "ERROR [main] failed, why\njava.lang.Error: x at 2015-10-18 18:00:00\n"
                                         "\tat a.b(C.java:1)\n  2015-10-18 17:00:00 indented");
        QCOMPARE(log.text(2, "message"), "bracketed");
        QCOMPARE(log.sink.lines, (std::vector<std::uint64_t>{1, 2, 7}));
        QCOMPARE(report.blank, 1u);
        QCOMPARE(test::namesWithRole(report, Role::Time), "time");
        QVERIFY(log.isSteady);
    }

    void timesWithinTheLine()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("preface\nINFO  (2024-05-01 10:00:00) one\nWARN  (2024-05-01 10:00:01) two\n"
                       "and more\n");
        QCOMPARE(report.format, "text");
        QCOMPARE(log.rejects(), "1:NO_EVENT");
        QCOMPARE(log.text(0, "message"), "INFO  (2024-05-01 10:00:00) one");
        QCOMPARE(log.text(1, "time"), "2024-05-01T10:00:01.000000Z");
        QCOMPARE(log.text(1, "message"), "WARN  (2024-05-01 10:00:01) two\nand more");
        QVERIFY(log.isSteady);
    }

    void tablesStayTables_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("header") << QByteArray("time,n\n2024-05-01 10:00:00,1\n2024-05-01 10:00:01,2\n");
        QTest::newRow("no header") << QByteArray("2024-05-01 10:00:00,1\n2024-05-01 10:00:01,2\n");
        QTest::newRow("offset") << QByteArray("2024-05-01 10:00:00 +09:00,1\n2024-05-01 10:00:01 +09:00,2\n");
        QTest::newRow("text behind") << QByteArray("time;s\n2024-05-01 10:00:00 x;1\n2024-05-01 10:00:01 y;2\n");
    }
    void tablesStayTables()
    {
        QFETCH(QByteArray, content);
        test::FormatCase log;
        QCOMPARE(log.import(content.toStdString()).format, "csv");
    }

    void impossibleTimesStayAsTheyAreWritten()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("2024-05-01 10:00:00 a\n2024-02-30 10:00:00 b\n2024-05-01 10:00:02 c\xff\n");
        QCOMPARE(log.text(1, "time"), "2024-02-30 10:00:00");
        QCOMPARE(log.text(2, "message"), "c\\xff");
        QCOMPARE(test::warningOf(report, "BAD_TIMESTAMP")->count, 1u);
    }
};

QTEST_GUILESS_MAIN(TestTextLogImport)
#include "tst_text_log_import.moc"
