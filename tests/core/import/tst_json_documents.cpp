// JSON that is not one object a line: arrays, wrapped records, tables, pretty printing, several objects in one line.

#include "tests/core/import/format_case.h"

using namespace anomalyst;
using importing::ImportReport;

namespace
{

std::string records(int count, const std::string &separator)
{
    std::string all;
    for (int i = 1; i <= count; ++i)
        all += (i > 1 ? separator : "") + "{\"n\":" + std::to_string(i) + ",\"s\":\"} ] , \\\" [\"}";
    return all;
}

} // namespace

class TestJsonDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShapeHoldsTheSameRecords_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const std::string &content, const char *reason) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromLatin1(reason);
        };
        row("array", "[" + records(3, ",") + "]", "array");
        row("array, one a line, CRLF", "\xef\xbb\xbf[\r\n" + records(3, ",\r\n") + "\r\n]\r\n", "array");
        row("array with blanks", " [ \n\n " + records(3, " , ") + " ]\n\n", "array");
        row("in one line", records(3, ""), "one line");
        row("Records", "{\"Records\":[" + records(3, ",") + "]}", "\"Records\"");
        row("value behind a frame", "{\"@odata.context\":\"x\",\n\"value\" : [\n" + records(3, ",\n") + "\n]}\n",
            "\"value\"");
        row("several wrappers",
            "{\"Records\":[" + records(2, ",") + "]}{\"Records\":[{\"n\":3,\"s\":\"} ] , \\\" [\"}]}", "\"Records\"");
        row("pretty",
            "{\n  \"n\": 1,\n  \"s\": \"} ] , \\\" [\"\n}\n{\n  \"n\": 2,\n  \"s\": \"} ] , \\\" [\"\n}\n"
            "{\"n\": 3,\n  \"s\": \"} ] , \\\" [\"\n}",
            "several lines");
        row("two arrays", "[" + records(2, ",") + "]\n[{\"n\":3,\"s\":\"} ] , \\\" [\"}]", "array");
    }
    void everyShapeHoldsTheSameRecords()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        test::FormatCase log;
        const ImportReport report = log.import(content.toStdString());
        QCOMPARE(report.format, "json");
        QVERIFY2(report.formatReason.find(reason.toStdString()) != std::string::npos, report.formatReason.c_str());
        QCOMPARE(log.columns(), "n|s");
        QCOMPARE(log.sink.column(0), (std::vector<std::string>{"1", "2", "3"}));
        QCOMPARE(log.sink.column(1), (std::vector<std::string>(3, "} ] , \" [")));
        QVERIFY(log.sink.rejects.empty());
        QVERIFY(report.warnings.size() == 1); // NO_TIME_COLUMN
        QVERIFY(log.isSteady);
    }

    void linesOfRecordsTell()
    {
        test::FormatCase log;
        log.import("[\n  {\n    \"a\": {\"b\": [1,\n 2]}\n  },\n  {\n    \"a\": {\"b\": 3}\n  }\n]\n");
        QCOMPARE(log.sink.lines, (std::vector<std::uint64_t>{2, 6}));
        QCOMPARE(log.text(0, "a.b"), "[1,\n 2]");
    }

    void aCutArrayLosesItsLastRecordOnly()
    {
        test::FormatCase log;
        const std::string whole = "[" + records(8, ",") + "]";
        const ImportReport report = log.import(whole.substr(0, whole.size() - 10));
        QCOMPARE(report.events, 7u);
        QCOMPARE(log.rejects(), "1:JSON_UNCLOSED");
        QVERIFY(test::warningOf(report, "JSON_UNFINISHED"));
        QVERIFY(log.isSteady);
    }

    void aRecordThatIsNeverClosedCostsItsLine()
    {
        std::string content = "[\n";
        for (int i = 1; i <= 10; ++i)
            content += i == 5 ? " {\"n\":{\"m\":5},\n" : " {\"n\":{\"m\":" + std::to_string(i) + "}},\n";
        test::FormatCase log;
        const ImportReport report = log.import(content + " {\"n\":{\"m\":11}}\n]\n");
        QCOMPARE(report.events, 10u);
        QCOMPARE(log.rejects(), "6:JSON_UNCLOSED");
        QCOMPARE(log.sink.rejects[0].text, "{\"n\":{\"m\":5},\n");
        QVERIFY(log.isSteady);
    }

    void aQuoteThatIsNeverClosedCostsItsRecord()
    {
        test::FormatCase log;
        const ImportReport report = log.import("[\n{\"n\":1},\n{\"n\":\"x},\n{\"n\":3}\n]");
        QCOMPARE(report.events, 2u);
        QCOMPARE(log.rejects(), "3:JSON_UNCLOSED");
        QVERIFY(log.isSteady);
    }

    void badElementsAreRejectedAndTheRestRead()
    {
        test::FormatCase log;
        const ImportReport report =
            log.import("[{\"n\":1}, 12, \"text, with comma\", null, [1,{\"n\":9}], {\"n\":01}, {n:2}, {\"n\":2}]");
        QCOMPARE(report.events, 2u);
        QCOMPARE(log.rejects(), "1:JSON_SHAPE 1:JSON_SHAPE 1:JSON_SHAPE 1:JSON_SHAPE 1:JSON_SYNTAX 1:JSON_SYNTAX");
        QCOMPARE(log.sink.rejects[1].text, "\"text, with comma\"");
        QVERIFY(log.isSteady);
    }

    void anArrayMayBeginWithWhatIsNoRecord()
    {
        test::FormatCase log;
        const ImportReport report = log.import("[1, \"two\", null, [3], true, {\"n\":1}]\n");
        QCOMPARE(report.format, "json");
        QCOMPARE(report.events, 1u);
        QCOMPARE(report.rejected, 5u);
    }

    void deepNestingNeedsNoStack()
    {
        test::FormatCase log;
        const std::string deep(100000, '[');
        log.import("[{\"n\":1}," + deep + std::string(100000, ']') + ",{\"n\":2}]");
        QCOMPARE(log.sink.rows.size(), 2u);
        QCOMPARE(log.rejects(), "1:JSON_SHAPE");
    }

    void tablesOfLogAnalytics()
    {
        test::FormatCase log;
        std::string content =
            "{'tables':[{'name':'PrimaryResult','columns':[{'name':'TimeGenerated','type':'datetime'},"
            "{'name':'Computer','type':'string'},{'type':'dynamic','name':'Extra \\'x\\''}],'rows':[\n"
            "['2020-07-16T03:41:07.12Z','ws-07','{\\'a\\':[1,2]}'],\n['2020-07-16T03:41:08Z',null,[1,2]],\n"
            "['short']]}],'statistics':{'query':{}}}";
        std::ranges::replace(content, '\'', '"');
        const ImportReport report = log.import(content);
        QCOMPARE(log.columns(), "TimeGenerated|Computer|Extra \"x\"");
        QCOMPARE(log.text(0, "TimeGenerated"), "2020-07-16T03:41:07.120000Z");
        QCOMPARE(log.text(0, "Extra \"x\""), "{\"a\":[1,2]}");
        QVERIFY(log.isMissing(1, "Computer"));
        QCOMPARE(log.text(1, "Extra \"x\""), "[1,2]");
        QCOMPARE(log.rejects(), "4:FIELD_COUNT");
        QCOMPARE(test::namesWithRole(report, Role::Host), "Computer");
        QCOMPARE(test::warningOf(report, "JSON_FRAME")->count, 1u);
        QVERIFY(log.isSteady);
    }

    void recordsTooLongAreRejectedAndTheNextRead()
    {
        const test::LogFolder folder;
        test::MemorySink sink;
        const auto path = folder.write("long.json", "[{\"n\":\"" + std::string(17u << 20, 'z') + "\"},{\"n\":2}]");
        QCOMPARE(importing::importFile(path, {}, sink, {}).events, 1u);
        QCOMPARE(sink.rejects.at(0).text.size(), 65536u);
        QVERIFY(sink.rejects[0].reason.starts_with("RECORD_TOO_LONG: 17825800 bytes"));
    }

    void aBracketOfTheWrongKindCostsItsRecord()
    {
        test::FormatCase log;
        const ImportReport report = log.import("[{\"n\":1},{\"n\":[1},{\"n\":{]},{\"n\":4}]");
        QCOMPARE(report.events, 2u);
        QCOMPARE(log.sink.rejects.at(0).text, "{\"n\":[1}");
        QVERIFY(log.isSteady);
    }

    void keysInsideOfRecordsMakeNoWrapper()
    {
        test::FormatCase log;
        const ImportReport report = log.import("{\"n\":1,\"value\":[{\"a\":1}]}\n{\"n\":2}\n");
        QCOMPARE(report.format, "jsonl");
        QCOMPARE(report.events, 2u);
    }

    void badBytesAreShown()
    {
        test::FormatCase log;
        const ImportReport report = log.import("[{\"s\":\"a\xff\"},{\"s\":\"b" + std::string(1, '\0') + "c\"}," +
                                               std::string(1, '\0') + ",{\"s\":\"" + std::string(99, 'z') + "\"}]");
        QCOMPARE(report.events, 3u);
        QCOMPARE(log.rejects(), "1:JSON_SHAPE");
        QCOMPARE(log.text(0, "s"), "a\\xff");
        QCOMPARE(log.text(1, "s"), "b\\x00c");
        QVERIFY(test::warningOf(report, "BAD_UTF8"));
        QVERIFY(log.isSteady);
    }

    void journalMessagesOfBytesAreText()
    {
        test::FormatCase log;
        const ImportReport report = log.import(
            "{\"__REALTIME_TIMESTAMP\":\"1594870867000001\",\"_HOSTNAME\":\"ws7\",\"_UID\":\"1000\",\"MESSAGE\":[72, "
            "195,164,27,0]}\n"
            "{\"__REALTIME_TIMESTAMP\":\"1594870868000000\",\"_HOSTNAME\":\"ws7\",\"_UID\":\"0\",\"MESSAGE\":\"plain\"}"
            "\n"
            "{\"__REALTIME_TIMESTAMP\":\"1594870869000000\",\"_HOSTNAME\":\"ws7\",\"_UID\":\"0\",\"MESSAGE\":[300]}\n");
        QCOMPARE(log.text(0, "__REALTIME_TIMESTAMP"), "2020-07-16T03:41:07.000001Z");
        QCOMPARE(log.text(0, "MESSAGE"), "H\xc3\xa4\x1b\\x00");
        QCOMPARE(log.text(1, "MESSAGE"), "plain");
        QCOMPARE(log.text(2, "MESSAGE"), "[300]");
        QCOMPARE(test::namesWithRole(report, Role::Time), "__REALTIME_TIMESTAMP");
        QCOMPARE(test::namesWithRole(report, Role::Host), "_HOSTNAME");
        QCOMPARE(test::namesWithRole(report, Role::User), "_UID");
        QCOMPARE(test::namesWithRole(report, Role::Session), "");
    }
};

QTEST_GUILESS_MAIN(TestJsonDocuments)
#include "tst_json_documents.moc"
