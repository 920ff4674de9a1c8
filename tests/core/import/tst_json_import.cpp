// JSON lines: flattening, exact numbers, and lines that are no records.

#include "core/import/import_run.h"
#include "tests/support/memory_sink.h"

#include <QtTest>

using namespace anomalyst;
using importing::ImportReport;
using test::MemorySink;
using Value = test::MemorySink::Value;

class TestJsonImport : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;
    MemorySink m_sink;

    ImportReport import(std::string_view content)
    {
        m_sink = MemorySink();
        return importing::importFile(m_folder.write("a.jsonl", content), {}, m_sink, {});
    }

    std::string names() const
    {
        std::string all;
        for (const ColumnSpec &column : m_sink.source.columns)
            all += (all.empty() ? "" : "|") + column.name;
        return all;
    }

    std::string rowText(std::size_t row) const
    {
        std::string all;
        for (std::size_t i = 0; i < m_sink.rows.at(row).size(); ++i)
            all += (i == 0 ? "" : "|") + m_sink.rows[row][i].text;
        return all;
    }

private Q_SLOTS:
    void nestedObjectsAreFlattenedAndArraysKept()
    {
        import("{\"a\":{\"b\":1,\"c\":{\"d\":\"x\"}},\"list\":[1, {\"k\":[true,null]}, \"s\"] ,\"e\":{}}"
               "\n"
               "{\"a\":{\"b\":2},\"late\":\"y\"}");
        QCOMPARE(names(), "a.b|a.c.d|list|e|late");
        QCOMPARE(rowText(0), "1|x|[1, {\"k\":[true,null]}, \"s\"]|{}|");
        QCOMPARE(rowText(1), "2||||y");
        QCOMPARE(m_sink.rows[1][1].kind, CellKind::Missing);
        QCOMPARE(m_sink.source.columns[0].type, ColumnType::Integer);
    }

    void scalarsKeepTheirMeaning()
    {
        import("{\"t\":true,\"f\":false,\"n\":null,\"s\":\"\",\"r\":1.5,\"q\":\"12\"}");
        QCOMPARE(rowText(0), "true|false|||1.5|12");
        QCOMPARE(m_sink.rows[0][2].kind, CellKind::Missing);
        QCOMPARE(m_sink.rows[0][3].kind, CellKind::Text);
        QCOMPARE(m_sink.rows[0][4].kind, CellKind::Real);
    }

    void numbersAreExact()
    {
        const std::string big(401, '9');
        import("{\"n\":9007199254740993}\n{\"n\":9223372036854775807}\n{\"n\":9223372036854775808}\n"
               "{\"n\":18446744073709551615}\n{\"n\":" +
               big + "}\n{\"n\":-9223372036854775809}\n{\"n\":1.10}\n{\"n\":1e999}\n");
        QCOMPARE(m_sink.rejects.size(), 0u);
        const std::vector<std::string> expected = {"9007199254740993",
                                                   "9223372036854775807",
                                                   "9223372036854775808",
                                                   "18446744073709551615",
                                                   big,
                                                   "-9223372036854775809",
                                                   "1.10",
                                                   "1e999"};
        QCOMPARE(m_sink.column(0), expected);
        QCOMPARE(m_sink.source.columns[0].type, ColumnType::Text);
        import("{\"n\":1.10}\n{\"n\":1.5}\n{\"n\":-0}\n");
        QCOMPARE(m_sink.source.columns[0].type, ColumnType::Real);
        QCOMPARE(m_sink.rows[0][0], (Value{CellKind::Text, "1.10"}));
        QCOMPARE(m_sink.rows[1][0], (Value{CellKind::Real, "1.5"}));
        QCOMPARE(m_sink.rows[2][0], (Value{CellKind::Text, "-0"}));
    }

    void badLinesAreRejected_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QByteArray &line, const char *reason) {
            QTest::newRow(line.left(40).constData()) << line << QString::fromLatin1(reason);
        };
        row("{\"n\":NaN}", "JSON_SYNTAX");
        row("{\"n\":Infinity}", "JSON_SYNTAX");
        row("{\"n\":1", "JSON_SYNTAX");
        row("{\"n\":01}", "JSON_SYNTAX");
        row("{\"n\":1.}", "JSON_SYNTAX");
        row("{\"n\":+1}", "JSON_SYNTAX");
        row("{\"n\":1,}", "JSON_SYNTAX");
        row("{\"n\" 1}", "JSON_SYNTAX");
        row("{n:1}", "JSON_SYNTAX");
        row("{'n':1}", "JSON_SYNTAX");
        row("{\"n\":\"a\\x41\"}", "JSON_SYNTAX");
        row("{\"n\":\"a\\u12g4\"}", "JSON_SYNTAX");
        row("{\"n\":\"open}", "JSON_SYNTAX");
        row("{\"n\":[1,,2]}", "JSON_SYNTAX");
        row("{\"n\":[1 2]}", "JSON_SYNTAX");
        row("{\"n\":[tru]}", "JSON_SYNTAX");
        row("{\"n\":{\"m\":[}}", "JSON_SYNTAX");
        row("{\"n\":[{\"k\":nul}]}", "JSON_SYNTAX");
        row("{\"n\":\"a\tb\"}", "JSON_SYNTAX");
        row("{\"n\":1}{\"n\":2}", "JSON_SYNTAX");
        row("{\"n\":1} x", "JSON_SYNTAX");
        row("{\"n\":\"a\"x}", "JSON_SYNTAX");
        row("{\"n\":\"a\"\"b\"}", "JSON_SYNTAX");
        row("{\"n\":[\"a\" \"b\"]}", "JSON_SYNTAX");
        row("{\"n\":\"a\\\"}", "JSON_SYNTAX");
        row("{\"n\":1 \"m\":2}", "JSON_SYNTAX");
        row("{\"n\":1}}", "JSON_SYNTAX");
        row("{\"a\\q\":1}", "JSON_SYNTAX");
        row("[1,2]", "JSON_SHAPE");
        row("\"text\"", "JSON_SHAPE");
        row("12", "JSON_SHAPE");
        row("plain text", "JSON_");
        row(QByteArray("{\"a\":").repeated(5000) + "1" + QByteArray("}").repeated(5000), "JSON_DEPTH");
        row("{\"a\":" + QByteArray("[").repeated(5000) + "1" + QByteArray("]").repeated(5000) + "}", "JSON_DEPTH");
        row("{\"a\":" + QByteArray("[{\"b\":").repeated(500) + "1" + QByteArray("}]").repeated(500) + "}",
            "JSON_DEPTH");
    }
    void badLinesAreRejected()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        const ImportReport report = import("{\"n\":1}\n" + line.toStdString() + "\n{\"n\":3}\n");
        QCOMPARE(report.events, 2u);
        QCOMPARE(m_sink.rejects.size(), 1u);
        QCOMPARE(m_sink.rejects[0].line, 2u);
        QCOMPARE(m_sink.rejects[0].byte, 8u);
        QVERIFY2(m_sink.rejects[0].reason.starts_with(reason.toStdString()), m_sink.rejects[0].reason.c_str());
        QCOMPARE(m_sink.rejects[0].text, line.toStdString());
        QCOMPARE(m_sink.lines, (std::vector<std::uint64_t>{1, 3}));
    }

    void deepButBoundedNestingIsRead()
    {
        const std::string depth60 = "{\"n\":" + std::string(60, '[') + std::string(60, ']') + "}\n";
        QCOMPARE(import(depth60).events, 1u);
    }

    void markBlankLinesAndNoFinalLineEnd()
    {
        const ImportReport report = import("\xef\xbb\xbf{\"n\":0}\r\n\r\n  {\"n\":1} \r\n\r\n{\"n\":2}");
        QCOMPARE(report.events, 3u);
        QCOMPARE(report.blank, 2u);
        QCOMPARE(m_sink.lines, (std::vector<std::uint64_t>{1, 3, 5}));
        QCOMPARE(report.encoding, "UTF-8 with byte order mark");
    }

    void escapesAreUnderstood()
    {
        import("{\"s\":\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20ac\\ud83d\\ude00\"}");
        QCOMPARE(rowText(0), "a\"b\\c/d\b\f\n\r\tA\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
    }

    void halfSurrogatesAndNulsKeepTheirEscapes()
    {
        const ImportReport report = import("{\"s\":\"a\\ud800b\"}"
                                           "\n"
                                           "{\"s\":\"\\udc00\\ud800\"}"
                                           "\n"
                                           "{\"s\":\"x\\u0000y\"}");
        QCOMPARE(m_sink.column(0), (std::vector<std::string>{"a\\ud800b", "\\udc00\\ud800", "x\\u0000y"}));
        QCOMPARE(test::warningOf(report, "LONE_SURROGATE")->count, 2u);
        QCOMPARE(test::warningOf(report, "NUL_BYTE")->firstLine, 3u);
    }

    void badBytesAreShownAndCounted()
    {
        const ImportReport report = import("{\"s\":\"a\xff\\\\x41\"}\n{\"s\":\"good\"}\n");
        QCOMPARE(m_sink.column(0), (std::vector<std::string>{"a\\xff\\x41", "good"}));
        QCOMPARE(test::warningOf(report, "BAD_UTF8")->count, 1u);
    }

    void duplicateKeysAreFlaggedAndAllValuesKept()
    {
        const ImportReport report =
            import("{\"a\":1,\"b\":2,\"a\":{\"c\":[1]},\"a\":\"x\\\"\",\"a\":null}\n{\"\\u0061\":4}\n"
                   "{\"o\":{\"p\":5,\"p\":[6, 7]}}\n");
        QCOMPARE(names(), "a|b|a.c|rest|o.p");
        QCOMPARE(rowText(0), "1|2|[1]|{\"a\":\"x\\\"\",\"a\":null}|");
        QCOMPARE(rowText(1), "4||||");
        QCOMPARE(rowText(2), "|||{\"o.p\":[6, 7]}|5");
        QCOMPARE(test::warningOf(report, "JSON_DUPLICATE_KEY")->count, 3u);
    }

    void collidingKeysGetColumnsOfTheirOwn()
    {
        const ImportReport report = import("{\"a.b\":1,\"a\":{\"b\":2}}\n{\"\":5,\"a[0]\":3,\"a\":[4],\"A\":6}\n");
        QCOMPARE(names(), "a.b|a.b_2|column_3|a[0]|a|A_2");
        QCOMPARE(rowText(0), "1|2||||");
        QCOMPARE(rowText(1), "||5|3|[4]|6");
        QCOMPARE(report.events, 2u);
        QVERIFY(test::warningOf(report, "KEY_COLLISION"));
    }

    void theResultDoesNotDependOnTheBlockSize()
    {
        std::string content = "\xef\xbb\xbf";
        for (int i = 0; i < 60; ++i)
            content += "{\"time\":\"2024-05-01T00:00:00Z\",\"n\":" + std::to_string(i) +
                       ",\"o\":{\"s\":\"\\u00e9\xf0\x9f\x98\x80\\n\"},\"l\":[1,{\"x\":\"y\"}]}\r\n" +
                       (i % 7 == 0 ? "{bad\n\n" : "");
        const auto file = m_folder.write("blocks.jsonl", content);
        MemorySink whole;
        importing::importInBlocks(file, {}, whole, {}, {});
        QCOMPARE(whole.rows.size(), 60u);
        QCOMPARE(whole.rejects.size(), 9u);
        for (std::size_t block = 1; block <= 70000; block += block < 200 ? 1 : block) {
            MemorySink sink;
            importing::importInBlocks(file, {}, sink, {}, {.blockBytes = block, .firstLookBytes = block});
            QVERIFY2(sink.rows == whole.rows && sink.lines == whole.lines, qPrintable(QString::number(block)));
            QCOMPARE(sink.rejects.size(), whole.rejects.size());
            for (std::size_t i = 0; i < sink.rejects.size(); ++i)
                QCOMPARE(sink.rejects[i].reason, whole.rejects[i].reason);
        }
    }

    void overlongLinesAreRejected()
    {
        const ImportReport report = import("{\"n\":1}\n{\"n\":\"" + std::string(17u << 20, 'z') + "\"}\n{\"n\":\"" +
                                           std::string(8u << 20, 'z') + "\"}\n");
        QCOMPARE(report.events, 2u);
        QVERIFY(m_sink.rejects.at(0).reason.starts_with("LINE_TOO_LONG"));
        QCOMPARE(m_sink.lines.back(), 3u);
    }
};

QTEST_GUILESS_MAIN(TestJsonImport)
#include "tst_json_import.moc"
