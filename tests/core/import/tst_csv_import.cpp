// CSV files of every shape that exports have: what becomes an event, what is rejected and why, and at which line.

#include "core/import/import_run.h"
#include "tests/support/memory_sink.h"
#include "tests/support/reference.h"

#include <QtTest>

using namespace anomalyst;
using importing::ImportOptions;
using importing::ImportReport;
using test::MemorySink;

namespace
{

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : "|") + text;
    return all;
}

std::string firstCells(const MemorySink &sink)
{
    std::string all;
    for (const auto &row : sink.rows)
        all += (all.empty() ? "" : "|") + row.front().text;
    return all;
}

} // namespace

class TestCsvImport : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;
    MemorySink m_sink;

    ImportReport import(std::string_view content, const ImportOptions &options = {}, const std::string &name = "a.csv")
    {
        m_sink = MemorySink();
        return importing::importFile(m_folder.write(name, content), options, m_sink, {});
    }

    void compareRejects(const std::vector<std::pair<std::uint64_t, std::string>> &expected)
    {
        QCOMPARE(m_sink.rejects.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(m_sink.rejects[i].line, expected[i].first);
            QVERIFY2(m_sink.rejects[i].reason.starts_with(expected[i].second), m_sink.rejects[i].reason.c_str());
        }
    }

private Q_SLOTS:
    void quotedFieldsKeepDelimitersQuotesAndLineBreaks()
    {
        import("a,b\n\"x,y\",1\n\"say \"\"hi\"\"\",2\n\"one\ntwo\r\nthree\",3\n\"\"\"\",4\n");
        QCOMPARE(joined(m_sink.column(0)), "x,y|say \"hi\"|one\ntwo\r\nthree|\"");
        QCOMPARE(m_sink.lines, (std::vector<std::uint64_t>{2, 3, 4, 7}));
    }

    void everyLineEndCounts_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("LF") << QByteArray("a,b\n1,2\n3,4\n");
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n3,4\r\n");
        QTest::newRow("CR") << QByteArray("a,b\r1,2\r3,4\r");
        QTest::newRow("mixed") << QByteArray("a,b\r\n1,2\r3,4\n");
        QTest::newRow("no final line end") << QByteArray("a,b\n1,2\n3,4");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                       "a,b\n1,2\n3,4\n");
        QTest::newRow("sep line") << QByteArray("sep=;\r\na;b\r\n1;2\r\n3;4\r\n");
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n3\t4\n");
        QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n3;4\n");
        QTest::newRow("bars") << QByteArray("a|b\n1|2\n3|4\n");
    }
    void everyLineEndCounts()
    {
        QFETCH(QByteArray, content);
        const ImportReport report = import(content.toStdString());
        QCOMPARE(report.events, 2u);
        QCOMPARE(report.columns.size(), 2u);
        QCOMPARE(report.columns[0], (ColumnSpec{"a", ColumnType::Integer, Role::None}));
        QCOMPARE(joined(m_sink.column(1)), "2|4");
        QVERIFY(m_sink.finished);
        QCOMPARE(m_sink.rejects.size(), 0u);
    }

    void theDelimiterComesFromTheContentNotTheName()
    {
        QCOMPARE(import("t\th\tm\n1\tx\ta, b, c\n2\ty\td, e, f\n").format, "tsv");
        QCOMPARE(joined(m_sink.column(2)), "a, b, c|d, e, f");
        QCOMPARE(import("a;b\n1,5;2,5\n3,5;4,5\n").format, "csv");
        QCOMPARE(joined(m_sink.column(0)), "1,5|3,5");
        ImportOptions options;
        options.delimiter = '|';
        QCOMPARE(import("a,b\n1,2\n", options).columns.size(), 1u);
    }

    void blankLinesAreCountedAndSkipped()
    {
        const ImportReport report = import("a,b\n1,2\n\n3,4\n\n   \n5,6\n\t\n7,8\n\n");
        QCOMPARE(report.events, 4u);
        QCOMPARE(report.blank, 5u);
        QCOMPARE(m_sink.lines, (std::vector<std::uint64_t>{2, 4, 7, 9}));
    }

    void shortAndLongRowsAreRejectedAndTheirNeighboursKept()
    {
        const ImportReport report = import("a,b,c,d,e,f\n1,2,3,4,5,6\n1,2,3\n1,2,3,4,5,6,7\n7,8,9,0,1,2\n");
        compareRejects({{3, "FIELD_COUNT: 3 of 6 fields"}, {4, "FIELD_COUNT: 7 of 6 fields"}});
        QCOMPARE(m_sink.rejects[0].text, "1,2,3");
        QCOMPARE(m_sink.rejects[0].byte, 24u);
        QCOMPARE(report.events, 2u);
        QCOMPARE(report.rejected, 2u);
        QCOMPARE(m_sink.result.rejected, 2u);
        QCOMPARE(joined(m_sink.column(0)), "1|7");
    }

    void physicalLinesStayRightBehindEmbeddedLineBreaks()
    {
        import("a,b\n1,\"x\ny\nz\"\n2,\"d\r\ne\"\n3,\"\n\"\n4,f,extra,extra\n");
        QCOMPARE(m_sink.lines, (std::vector<std::uint64_t>{2, 5, 7}));
        compareRejects({{9, "FIELD_COUNT: 4 of 2 fields"}});
    }

    void anUnclosedQuoteCostsOneLine()
    {
        std::string content = "n,text\n";
        for (int i = 0; i < 200; ++i)
            content += std::to_string(i) + (i == 2 ? ",\"never closed\n" : ",good\n");
        const ImportReport report = import(content);
        QCOMPARE(report.events, 199u);
        compareRejects({{4, "UNTERMINATED_QUOTE: the quote in column 3"}});
        QCOMPARE(m_sink.rejects[0].text, "2,\"never closed");
    }

    void anUnclosedQuoteBeforeQuotedFieldsCostsOneLineToo()
    {
        import("n,text\n1,\"open\n2,\"good, quoted\"\n3,c\n");
        compareRejects({{2, "STRAY_QUOTE"}});
        QCOMPARE(joined(m_sink.column(1)), "good, quoted|c");
    }

    void strayQuotes()
    {
        const ImportReport report =
            import("n,text,z\n1,5'10\" tall,a\n2,\"abc\"def,b\n3,\"say \\\"hi\\\", ok\",c\n4,d,d\n");
        QCOMPARE(joined(m_sink.column(1)), "5'10\" tall|d");
        QCOMPARE(test::warningOf(report, "STRAY_QUOTE")->firstLine, 2u);
        compareRejects({{3, "STRAY_QUOTE"}, {4, "STRAY_QUOTE"}});
    }

    void aMillionQuotesTakeOneReject()
    {
        import("a,b\n1,2\n" + std::string(1000001, '"') + "\n");
        compareRejects({{3, "UNTERMINATED_QUOTE"}});
        QCOMPARE(m_sink.rejects[0].text.size(), 65536u);
    }

    void overlongLinesAreRejected()
    {
        const ImportReport report =
            import("a,b\n1," + std::string(17u << 20, 'y') + "\n2," + std::string(8u << 20, 'x') + "\n3,z\n");
        compareRejects({{2, "LINE_TOO_LONG: 17825794 bytes"}});
        QCOMPARE(report.events, 2u);
        QCOMPARE(m_sink.rows[0][1].text.size(), std::size_t(8u << 20));
    }

    void anOverlongQuotedFieldCostsItsFirstLine()
    {
        std::string content = "a,b\n1,\"open\n";
        for (int i = 0; i < 20000; ++i)
            content += "2," + std::string(1000, 'x') + "\n";
        import(content);
        compareRejects({{2, "UNTERMINATED_QUOTE: a quote opened in this line is not closed within 16777216 bytes"}});
        QCOMPARE(m_sink.rows.size(), 20000u);
        QCOMPARE(m_sink.lines.back(), 20002u);
    }

    void namesAreMadeUnique()
    {
        const ImportReport report = import("a,a,A,a_1,,a\n1,2,3,4,5,6\n");
        std::vector<std::string> names;
        for (const ColumnSpec &column : report.columns)
            names.push_back(column.name);
        QCOMPARE(joined(names), "a|a_2|A_3|a_1|column_5|a_4");
        QCOMPARE(test::warningOf(report, "BAD_HEADER")->count, 4u);
    }

    void theIndexColumnOfPandasIsFine()
    {
        const ImportReport report = import(",a,b\n0,x,y\n1,z,w\n");
        QCOMPARE(report.columns[0].name, "index");
        QVERIFY(!test::warningOf(report, "BAD_HEADER"));
    }

    void withoutHeaderColumnsAreNumbered()
    {
        ImportOptions options;
        options.hasHeader = false;
        const ImportReport report = import("1,x\n2,y\n", options);
        QCOMPARE(report.events, 2u);
        QCOMPARE(report.columns[0].name, "c1");
        QCOMPARE(report.columns[1].name, "c2");
        QCOMPARE(test::warningOf(import("2024-05-01T00:00:00Z,x\n2024-05-01T00:00:01Z,y\n"), "HEADER_LOOKS_LIKE_DATA")
                     ->firstLine,
                 1u);
    }

    void remarksMayOutnumberTheRows()
    {
        QCOMPARE(import("#a\n#b\n#c\ntitle\nn,x,y\n1,a,b\n2,c,d\n#end\n").events, 2u);
        QCOMPARE(m_sink.rejects.size(), 5u);
    }

    void linesBeforeTheHeaderAndRepeatedHeadersAreRejected()
    {
        import("#separator ,\nReport of ACME\n\nn,text,z\n1,a,x\nn,text,z\n2,b,y\n#close now\n");
        compareRejects({{1, "PREAMBLE"}, {2, "PREAMBLE"}, {6, "HEADER_REPEATED"}, {8, "FIELD_COUNT: 1 of 3"}});
        QCOMPARE(m_sink.source.columns[0], (ColumnSpec{"n", ColumnType::Integer, Role::None}));
        QCOMPARE(firstCells(m_sink), "1|2");
    }

    void badBytesAreShownAndCounted()
    {
        const ImportReport report = import("a,b\n1,ok \xe2\x82\xac\n2,x\xff\xfey\n3,\xc0\xaf\n4,\xed\xa0\x80\n5,p" +
                                           std::string("\0q\n", 3) + "6,cut\xe2\x82");
        QCOMPARE(joined(m_sink.column(1)),
                 "ok \xe2\x82\xac|x\\xff\\xfey|\\xc0\\xaf|\\xed\\xa0\\x80|p\\x00q|cut\\xe2\\x82");
        QCOMPARE(test::warningOf(report, "BAD_UTF8")->count, 9u);
        QCOMPARE(test::warningOf(report, "BAD_UTF8")->firstLine, 3u);
        QCOMPARE(test::warningOf(report, "NUL_BYTE")->count, 1u);
        QCOMPARE(test::warningOf(report, "NUL_BYTE")->firstLine, 6u);
    }

    void leadingNulsAreOneReject()
    {
        const ImportReport report = import(std::string(1u << 20, '\0') + "\nts,host\n1,a\n2,b\n");
        QCOMPARE(report.events, 2u);
        compareRejects({{1, "PREAMBLE"}});
    }

    void doubledLineEndsLoseNothing()
    {
        std::string content = "id,v\r\n\r\n";
        for (int i = 0; i < 50000; ++i)
            content += std::to_string(i) + "," + std::to_string(i * 7) + "\r\n\r\n";
        const ImportReport report = import(content);
        QCOMPARE(report.events, 50000u);
        QCOMPARE(report.blank, 50001u);
        std::int64_t sum = 0;
        for (const std::string &id : m_sink.column(0))
            sum += std::stoll(id);
        QCOMPARE(sum, 50000ll * 49999 / 2);
    }

    void typesComeFromAllValues()
    {
        std::string content = "i,r,t,late\n";
        for (int i = 0; i < 30000; ++i)
            content += std::to_string(i) + "," + std::to_string(i) + ".5,x," + std::to_string(i) + "\n";
        const ImportReport report = import(content + "-5,1e5,y,\"a,b\"\n");
        QCOMPARE(report.columns[0].type, ColumnType::Integer);
        QCOMPARE(report.columns[1].type, ColumnType::Real);
        QCOMPARE(report.columns[2].type, ColumnType::Text);
        QCOMPARE(report.columns[3].type, ColumnType::Text);
        QCOMPARE(m_sink.rows.back()[3], (MemorySink::Value{CellKind::Text, "a,b"}));
        QCOMPARE(m_sink.rows.back()[1], (MemorySink::Value{CellKind::Text, "1e5"})); // 1e+05 would not be its text
        QCOMPARE(m_sink.rows[0][1], (MemorySink::Value{CellKind::Real, "0.5"}));
    }

    void identifiersAreNoNumbers_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"007", "+1", "0x1F", "1_000", "nan", "inf", "1e999", "-0x1", "1.", ".5", "1 ",
                                 "18446744073709551615", "9223372036854775808"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void identifiersAreNoNumbers()
    {
        QFETCH(QString, text);
        const ImportReport report = import("a,b\n1,2\n" + text.toStdString() + ",3\n");
        QCOMPARE(report.columns[0].type, ColumnType::Text);
        QCOMPARE(m_sink.column(0)[1], text.toStdString());
        QCOMPARE(report.columns[1].type, ColumnType::Integer);
    }

    void theExtremesOfIntegersAreExact()
    {
        import("a,b\n-9223372036854775808,x\n9223372036854775807,y\n9007199254740993,z\n,w\n");
        QCOMPARE(m_sink.source.columns[0].type, ColumnType::Integer);
        QCOMPARE(joined(m_sink.column(0)), "-9223372036854775808|9223372036854775807|9007199254740993|");
        QCOMPARE(m_sink.rows[3][0].kind, CellKind::Missing);
    }

    void theResultDoesNotDependOnTheBlockSize()
    {
        std::string content = "\xef\xbb\xbfk,v,time\r\n";
        for (int i = 0; i < 40; ++i)
            content += "key" + std::to_string(i) +
                       ",\"a \"\"quoted\"\" \xf0\x9f\x98\x80,\r\ntext\",2024-05-01 00:00:0" + std::to_string(i % 10) +
                       "\r\n" + (i % 7 == 0 ? "short\r\n\r\n" : "") + (i % 11 == 0 ? "x,\"open,y\r" : "");
        content += "last,1,2024-05-01";
        const std::filesystem::path file = m_folder.write("blocks.csv", content);
        MemorySink whole;
        importing::importInBlocks(file, {}, whole, {}, {});
        QCOMPARE(whole.rows.size(), 41u);
        QVERIFY(whole.rejects.size() > 6);
        for (std::size_t block = 1; block <= 70000; block += block < 200 ? 1 : block) {
            MemorySink sink;
            importing::importInBlocks(file, {}, sink, {}, {.blockBytes = block, .firstLookBytes = block});
            QVERIFY2(sink.rows == whole.rows && sink.lines == whole.lines, qPrintable(QString::number(block)));
            QCOMPARE(sink.rejects.size(), whole.rejects.size());
            for (std::size_t i = 0; i < sink.rejects.size(); ++i) {
                QCOMPARE(sink.rejects[i].reason, whole.rejects[i].reason);
                QCOMPARE(sink.rejects[i].byte, whole.rejects[i].byte);
                QCOMPARE(sink.rejects[i].text, whole.rejects[i].text);
            }
            QCOMPARE(sink.result.sha256, whole.result.sha256);
            QCOMPARE(sink.result.blank, whole.result.blank);
        }
    }

    void charactersAndQuotesAcrossBlockBoundaries()
    {
        std::string content = "k,v\r\n";
        const std::pair<std::size_t, std::string> tails[] = {
            {4096, "\"\"x\"\r\n"}, {8192, "\"\r\n"}, {65536, "\xf0\x9f\x98\x80\"\r\n"}, {262144, "\r\ny\"\r\n"}};
        for (const auto &[boundary, tail] : tails) {
            content += "p,\"";
            content += std::string(boundary - content.size() - 1, 'a') + tail;
        }
        content += "end,1\r\n";
        const std::filesystem::path file = m_folder.write("boundaries.csv", content);
        for (const std::size_t block : {4096u, 8192u, 65536u, 262144u, 69999u}) {
            MemorySink sink;
            importing::importInBlocks(file, {}, sink, {}, {.blockBytes = block, .firstLookBytes = block});
            QCOMPARE(sink.rows.size(), 5u);
            QVERIFY(sink.rows[0][1].text.ends_with("a\"x"));
            QVERIFY(sink.rows[2][1].text.ends_with("a\xf0\x9f\x98\x80"));
            QVERIFY(sink.rows[3][1].text.ends_with("a\r\ny"));
            QCOMPARE(sink.rows[4][0].text, "end");
        }
    }
};

QTEST_GUILESS_MAIN(TestCsvImport)
#include "tst_csv_import.moc"
