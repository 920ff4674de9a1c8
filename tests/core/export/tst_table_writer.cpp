#include "core/base/error.h"
#include "core/export/json_text.h"
#include "core/export/table_writer.h"

#include <QtTest>

#include <fstream>
#include <limits>
#include <sstream>

using namespace anomalyst;
using namespace anomalyst::exporting;

class TableWriterTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const char *name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    static std::string content(const std::filesystem::path &path)
    {
        std::ifstream stream(path, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    int filesInFolder() const
    {
        return static_cast<int>(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size());
    }
    std::string oneNumber(double value) const
    {
        TableWriter table({path("number.csv")}, {"a"});
        table.number(value).endRow();
        table.commit();
        const std::string text = content(path("number.csv"));
        return text.substr(2, text.size() - 3);
    }

private Q_SLOTS:
    void csvQuotesWhatNeedsQuotes()
    {
        TableWriter table({path("a.csv")}, {"plain", "with, comma", "with \"quote\""});
        table.text("x").text("a,b").text("say \"hi\"").endRow();
        table.text("two\nlines").text("cr\rhere").text(" blank").endRow();
        table.missing().text("").text("ümlaut").endRow();
        table.commit();
        QCOMPARE(content(path("a.csv")), std::string("plain,\"with, comma\",\"with \"\"quote\"\"\"\n"
                                                     "x,\"a,b\",\"say \"\"hi\"\"\"\n"
                                                     "\"two\nlines\",\"cr\rhere\",\" blank\"\n"
                                                     ",,ümlaut\n"));
    }

    void aLoneMissingCellIsStillARow()
    {
        TableWriter table({path("lone.csv")}, {"a"});
        table.missing().endRow();
        table.commit();
        QCOMPARE(content(path("lone.csv")), std::string("a\n\"\"\n"));
    }

    void numbersAreShortAndReadBackTheSame()
    {
        QCOMPARE(oneNumber(0.1), std::string("0.1"));
        QCOMPARE(oneNumber(100000), std::string("100000"));
        QCOMPARE(oneNumber(-0.0), std::string("0"));
        QCOMPARE(oneNumber(1.0 / 3), std::string("0.3333333333333333"));
        QCOMPARE(oneNumber(2.5414e-06), std::string("2.5414e-06"));
        QCOMPARE(oneNumber(1e300), std::string("1e+300"));
        QCOMPARE(oneNumber(std::numeric_limits<double>::quiet_NaN()), std::string("\"\""));
        QCOMPARE(oneNumber(std::numeric_limits<double>::infinity()), std::string("\"\""));
    }

    void jsonLinesHaveTypedValues()
    {
        TableWriter table({path("a.jsonl")}, {"t", "n", "i", "s", "m", "c", "d", "t"});
        table.time(*parseIsoTime("2020-07-10T18:00:00Z")).number(1.5).integer(-7).text("a\"b\\\n\x01\xFF");
        table.missing().cell("12", ColumnType::Integer).cell("012", ColumnType::Integer).time(kMissingTime).endRow();
        table.commit();
        QCOMPARE(content(path("a.jsonl")),
                 std::string(
                     "{\"t\":\"2020-07-10T18:00:00.000000Z\",\"n\":1.5,\"i\":-7,\"s\":\"a\\\"b\\\\\\n\\u0001\uFFFD\","
                     "\"m\":null,\"c\":12,\"d\":\"012\",\"t_2\":null}\n"));
    }

    void onlyWellFormedTextGoesIntoJson()
    {
        std::string json;
        appendJsonString(json, "\xC0\xAF\xED\xA0\x80\xF0\x9F\x98\x80\xE2\x82");
        QCOMPARE(json, std::string("\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD😀\uFFFD\uFFFD\""));
        for (const char *number : {"0", "-1", "1.5", "1e+05", "0.1E-2"})
            QVERIFY(isJsonNumber(number));
        for (const char *text : {"", "-", "01", "1.", ".5", "1e", "nan", "+1", "1 "})
            QVERIFY(!isJsonNumber(text));
    }

    void nothingAppearsBeforeCommit()
    {
        const int before = filesInFolder();
        {
            TableWriter table({path("never.csv")}, {"a"});
            for (int i = 0; i < 100'000; ++i)
                table.integer(i).endRow();
            QVERIFY(!std::filesystem::exists(path("never.csv")));
        }
        QVERIFY(!std::filesystem::exists(path("never.csv")));
        QCOMPARE(filesInFolder(), before);
    }

    void anOlderFileStaysUntilCommit()
    {
        std::ofstream(path("old.csv")) << "old";
        {
            TableWriter table({path("old.csv")}, {"a"});
            table.integer(1).endRow();
        }
        QCOMPARE(content(path("old.csv")), std::string("old"));
        TableWriter table({path("old.csv")}, {"a"});
        table.integer(1).endRow();
        table.commit();
        QCOMPARE(content(path("old.csv")), std::string("a\n1\n"));
    }

    void protectedFilesAreNeverReplaced()
    {
        std::ofstream(path("case.anomalyst")) << "evidence";
        std::filesystem::create_symlink(path("case.anomalyst"), path("link.csv"));
        for (const char *name : {"case.anomalyst", "link.csv"})
            QVERIFY_EXCEPTION_THROWN(TableWriter({path(name), {path("case.anomalyst")}}, {"a"}), Error);
        // One that does not exist yet is known by its name.
        QVERIFY_EXCEPTION_THROWN(TableWriter({path("x/../wal"), {path("wal")}}, {"a"}), Error);
        QCOMPARE(content(path("case.anomalyst")), std::string("evidence"));
    }

    void placesThatCannotBeWrittenAreNamed()
    {
        try {
            TableWriter table({path("no/such/folder.csv")}, {"a"});
            QFAIL("no error");
        } catch (const Error &error) {
            QVERIFY(std::string(error.what()).find("folder.csv") != std::string::npos);
        }
        QVERIFY_EXCEPTION_THROWN(TableWriter({m_folder.path().toStdString()}, {"a"}), Error);
    }

    void aFullDiskIsAnErrorAndNotHalfAFile()
    {
        if (!std::filesystem::exists("/dev/full"))
            QSKIP("not here: /dev/full");
        TableWriter table({"/dev/full"}, {"a"});
        table.integer(1).endRow();
        QVERIFY_EXCEPTION_THROWN(table.commit(), Error);
    }

    void rowsOfTheWrongWidthAreAMistakeOfTheProgram()
    {
        TableWriter table({path("width.csv")}, {"a", "b"});
        table.integer(1);
        QVERIFY_EXCEPTION_THROWN(table.endRow(), std::logic_error);
        table.integer(2);
        QVERIFY_EXCEPTION_THROWN(table.integer(3), std::logic_error);
    }
};

QTEST_GUILESS_MAIN(TableWriterTest)
#include "tst_table_writer.moc"
