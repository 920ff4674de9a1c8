// Logs of more columns than there may be: nothing of them is lost.

#include "tests/core/import/format_case.h"

using namespace anomalyst;
using importing::ImportReport;

class TestWideLogs : public QObject
{
    Q_OBJECT

    test::FormatCase m_case;

private Q_SLOTS:
    void keysBeyondTheColumnsStandInOneCell()
    {
        std::string content;
        for (int record = 0; record < 2; ++record) {
            content += "{\"id\":" + std::to_string(record);
            for (int key = 1; key < 1500; ++key)
                content += ",\"k" + std::to_string(key) + "\":\"v" + std::to_string(record * 10000 + key) + "\"";
            content +=
                ",\"late\":{\"n\":[1, {\"x\":2}],\"e\":{ }},\"q\\\"\":\"\\u00e4\\n\",\"t\":true,\"none\":null}\n";
        }
        const ImportReport report = m_case.import(content + "{\"id\":2}\n{\"k1\":{\"deep\":1},\"id\":{\"a\":\"b\"}}\n");
        QVERIFY(m_case.isSteady);
        QCOMPARE(report.events, 4u);
        QCOMPARE(m_case.sink.source.columns.size(), 1001u);
        QCOMPARE(m_case.text(1, "k999"), "v10999");
        const std::string rest = m_case.text(1, "rest");
        QVERIFY(rest.starts_with("{\"k1000\":\"v11000\",\"k1001\":\"v11001\","));
        const std::string tail = "\"k1499\":\"v11499\",\"late\":{\"n\":[1, {\"x\":2}],\"e\":{ }},"
                                 "\"q\\\"\":\"\u00e4\\u000a\",\"t\":true,\"none\":null}";
        QCOMPARE(rest.substr(rest.size() - tail.size()), tail);
        QVERIFY(m_case.isMissing(2, "rest"));
        QCOMPARE(m_case.text(3, "rest"), "{\"k1\":{\"deep\":1},\"id\":{\"a\":\"b\"}}");
    }

    void everyRecordMayBringKeysOfItsOwn()
    {
        std::string content;
        for (int i = 0; i < 3000; ++i)
            content += "{\"ts\":1,\"k" + std::to_string(i) + "\":\"v" + std::to_string(i) + "\"}\n";
        const ImportReport report = m_case.import(content);
        QCOMPARE(report.events, 3000u);
        QCOMPARE(test::warningOf(report, "MANY_COLUMNS")->count, 2001u);
        QVERIFY(m_case.isSteady);
        QCOMPARE(m_case.text(998, "k998"), "v998");
        QCOMPARE(m_case.text(999, "rest"), "{\"k999\":\"v999\"}");
        QCOMPARE(m_case.text(2999, "rest"), "{\"k2999\":\"v2999\"}");
    }

    void fieldsBeyondTheColumnsStandInOneCell()
    {
        std::string content = "c0", row = "0";
        for (int i = 1; i < 2001; ++i) {
            content += ",c" + std::to_string(i);
            row += i % 2 == 0 ? "," : ",\"say \"\"" + std::to_string(i) + "\"\"\"";
        }
        const ImportReport report = m_case.import(content + "\n" + row + "\n" + std::string(2000, ',') + "\n1,2\n");
        QVERIFY(m_case.isSteady);
        QCOMPARE(report.events, 2u);
        QCOMPARE(m_case.rejects(), "4:FIELD_COUNT");
        QCOMPARE(m_case.sink.source.columns.size(), 1001u);
        QCOMPARE(m_case.text(0, "c999"), "say \"999\"");
        QVERIFY(m_case.text(0, "rest").starts_with("{\"c1001\":\"say \\\"1001\\\"\",\"c1003\":"));
        QVERIFY(m_case.isMissing(1, "rest"));
        QVERIFY(test::warningOf(report, "MANY_COLUMNS"));
    }

    void namedFieldsBeyondTheColumnsStandInOneCell()
    {
        std::string names = "#Fields: time", values = "\n03:41:07";
        for (int i = 1; i < 1200; ++i) {
            names += " f" + std::to_string(i);
            values += i == 1100 ? " -" : " " + std::to_string(i);
        }
        QCOMPARE(m_case.import("#Date: 2020-07-16\n" + names + values + "\n").events, 1u);
        QVERIFY(m_case.isSteady);
        QCOMPARE(m_case.text(0, "f999"), "999");
        QVERIFY(m_case.text(0, "rest").starts_with("{\"f1000\":\"1000\","));
        QVERIFY(
            m_case.text(0, "rest").ends_with("\"f1099\":\"1099\",\"f1101\":\"1101\"" +
                                             m_case.text(0, "rest").substr(m_case.text(0, "rest").find(",\"f1102\""))));
    }
};

QTEST_APPLESS_MAIN(TestWideLogs)
#include "tst_wide_logs.moc"
