// What a file can be before it is text: archives of any depth, and encodings. A twin in another wrapping gives the same
// events; what is damaged or hostile is told and harms nothing.

#include "core/import/import_file.h"
#include "tests/support/memory_sink.h"

#include <QtTest>

#include <random>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

using namespace anomalyst;
using namespace anomalyst::importing;

namespace
{

const std::string kLog = "Time,Account,Note\n"
                         "2024-03-01 08:00:00,anna,na\xc3\xafve caf\xc3\xa9\n"
                         "2024-03-01 08:01:00,b\xc3\xb6rn,\xe2\x82\xac 5\n"
                         "2024-03-01 08:02:00,cy,plain\n";

struct Member {
    std::string name;
    std::string text;
};

// Whatever libarchive can write with this format and filter.
std::string packed(int format, int filter, const std::vector<Member> &members)
{
    std::string out(8u << 20, '\0');
    std::size_t used = 0;
    archive *writer = archive_write_new();
    archive_write_set_format(writer, format);
    archive_write_add_filter(writer, filter);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const Member &member : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.text.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, member.text.data(), member.text.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

std::string gzipped(const std::string &text)
{
    std::string out(text.size() + 1000, '\0');
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// UTF-8 of the basic plane as UTF-16 or, with four bytes, UTF-32.
std::string widened(const std::string &text, std::size_t bytes, bool isLittle, bool hasMark)
{
    const QString decoded = (hasMark ? QString(QChar(0xfeff)) : QString()) + QString::fromStdString(text);
    std::string out;
    for (const QChar c : decoded) {
        for (std::size_t i = 0; i < bytes; ++i) {
            const std::size_t shift = 8 * (isLittle ? i : bytes - 1 - i);
            out += shift < 16 ? static_cast<char>(c.unicode() >> shift) : '\0';
        }
    }
    return out;
}

// All rows of all sources.
struct Gathered {
    struct Sink final : EventSink {
        test::MemorySink memory;
        std::vector<std::vector<test::MemorySink::Value>> rows;
        std::vector<RejectedRow> rejects;

        std::string begin(const SourceInfo &info) override { return memory.begin(info); }
        void append(const EventBatch &batch) override { memory.append(batch); }
        void reject(const RejectedRow &row) override { memory.reject(row); }
        void finish(const SourceResult &result) override
        {
            memory.finish(result);
            rows.insert(rows.end(), memory.rows.begin(), memory.rows.end());
            rejects.insert(rejects.end(), memory.rejects.begin(), memory.rejects.end());
        }
    };
    Sink sink;
    std::vector<SourceOutcome> outcomes;

    explicit Gathered(const std::filesystem::path &path, const ImportOptions &options = {})
        : outcomes(importSources(path, options, sink, {}))
    {
    }
    std::string errors() const
    {
        std::string all;
        for (const SourceOutcome &outcome : outcomes)
            all += outcome.error ? std::string(outcome.error->what()) + "\n" : std::string();
        return all;
    }
};

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;

private Q_SLOTS:
    void twinsInOtherWrappingsGiveTheSameEvents_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        const std::vector<Member> one = {{"logs/a.csv", kLog}};
        const std::string tar = packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, one);
        row("gz", gzipped(kLog));
        row("gz in two streams", gzipped(kLog.substr(0, 40)) + gzipped(kLog.substr(40)));
        row("bz2", packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_BZIP2, one));
        row("xz", packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_XZ, one));
        row("zst", packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_ZSTD, one));
        row("zip", packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, one));
        row("tar", tar);
        row("tar.gz", gzipped(tar));
        row("tar.xz", packed(ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FILTER_XZ, one));
        row("zip of gz", packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a.csv.gz", gzipped(kLog)}}));
        for (const bool hasMark : {true, false}) {
            const std::string mark = hasMark ? " with mark" : "";
            row(("UTF-16LE" + mark).c_str(), widened(kLog, 2, true, hasMark));
            row(("UTF-16BE" + mark).c_str(), widened(kLog, 2, false, hasMark));
            row(("UTF-32LE" + mark).c_str(), widened(kLog, 4, true, hasMark));
            row(("UTF-32BE" + mark).c_str(), widened(kLog, 4, false, hasMark));
        }
        row("UTF-8 with mark", "\xef\xbb\xbf" + kLog);
        row("gz of UTF-16", gzipped(widened(kLog, 2, true, true)));
    }
    void twinsInOtherWrappingsGiveTheSameEvents()
    {
        QFETCH(QByteArray, bytes);
        const Gathered plain(m_folder.write("a.csv", kLog));
        const Gathered twin(m_folder.write("twin.bin", bytes.toStdString()));
        QCOMPARE(twin.errors(), std::string());
        QVERIFY(plain.sink.rows.size() == 3);
        QVERIFY(twin.sink.rows == plain.sink.rows);
        QVERIFY(twin.outcomes.front().report->columns == plain.outcomes.front().report->columns);
        const FilePreview preview = previewFile(m_folder.path() / "twin.bin", {}, 100, {});
        QCOMPARE(preview.rows.size(), std::size_t(3));
        QVERIFY(preview.report.columns == plain.outcomes.front().report->columns);
    }

    void everyMemberIsASourceOfItsOwn()
    {
        const Gathered zip(m_folder.write(
            "two.zip",
            packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE,
                   {{"../../etc/a.csv", kLog}, {"empty.csv", ""}, {"/abs/b.csv", "When,N\n2024-01-01,7\n"}})));
        QCOMPARE(zip.outcomes.size(), std::size_t(3));
        QVERIFY(zip.outcomes[0].name.ends_with("two.zip!../../etc/a.csv"));
        QCOMPARE(zip.outcomes[0].report->events, std::uint64_t(3));
        QCOMPARE(zip.outcomes[0].report->log, std::string("a"));
        QVERIFY(zip.outcomes[1].error.has_value());
        QCOMPARE(zip.outcomes[2].report->events, std::uint64_t(1));
        QVERIFY(!std::filesystem::exists(m_folder.path() / "../../etc/a.csv"));
    }

    void damagedArchivesAreTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const std::string &bytes, const char *said) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << QString::fromLatin1(said);
        };
        std::string gz = gzipped(kLog);
        row("gz cut short", gz.substr(0, gz.size() - 12), "cut short");
        gz[gz.size() - 6] = static_cast<char>(gz[gz.size() - 6] ^ 1);
        row("gz with a wrong checksum", gz, "damaged");
        std::string zip = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a.csv", kLog}});
        zip[60] = static_cast<char>(zip[60] ^ 0x55);
        row("zip with a wrong byte", zip, "damaged");
        const std::string xz = packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_XZ, {{"a", kLog}});
        row("xz cut short", xz.substr(0, xz.size() / 2), "damaged");
        row("zip with nothing in it", packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}), "holds no file");
    }
    void damagedArchivesAreTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto path = m_folder.write("damaged.bin", bytes.toStdString());
        std::string errors;
        try {
            errors = Gathered(path).errors();
        } catch (const Error &error) {
            errors = error.what();
        }
        QVERIFY2(QString::fromStdString(errors).contains(said), errors.c_str());
    }

    void whatComesBeforeTheDamageIsRead_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("filter");
        QTest::newRow("gz") << 0 << 0;
        QTest::newRow("bz2") << int(ARCHIVE_FORMAT_RAW) << int(ARCHIVE_FILTER_BZIP2);
        QTest::newRow("xz") << int(ARCHIVE_FORMAT_RAW) << int(ARCHIVE_FILTER_XZ);
        QTest::newRow("zst") << int(ARCHIVE_FORMAT_RAW) << int(ARCHIVE_FILTER_ZSTD);
        QTest::newRow("tar") << int(ARCHIVE_FORMAT_TAR) << int(ARCHIVE_FILTER_NONE);
    }
    void whatComesBeforeTheDamageIsRead()
    {
        QFETCH(int, format);
        QFETCH(int, filter);
        std::mt19937 random(3);
        std::string log = "When,N\n";
        for (int i = 0; i < 200'000; ++i)
            log += "2024-01-01," + std::to_string(random()) + "\n";
        std::string bytes = format == 0 ? gzipped(log) : packed(format, filter, {{"a.csv", log}});
        bytes.resize(bytes.size() * 9 / 10);
        const Gathered gathered(m_folder.write("front.bin", bytes));
        QCOMPARE(gathered.outcomes.size(), std::size_t(2));
        QVERIFY(gathered.outcomes[0].report->events > 100'000 && gathered.outcomes[0].report->events < 200'000);
        QCOMPARE(gathered.outcomes[0].report->warnings.front().code, std::string("ARCHIVE_CORRUPT"));
        QVERIFY(gathered.outcomes[1].error.has_value());
    }

    void anArchiveThatFillsTheDiskIsRefused()
    {
        const std::string zeros(7u << 20, '0');
        std::string bomb = packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_BZIP2, {{"a", zeros}});
        std::string all;
        for (int i = 0; i < 40; ++i)
            all += bomb; // streams one behind the other
        const Gathered gathered(m_folder.write("bomb.bz2", all));
        QVERIFY2(gathered.errors().find("made to fill a disk") != std::string::npos, gathered.errors().c_str());
        std::string deep = gzipped(kLog);
        for (int i = 0; i < 6; ++i)
            deep = gzipped(deep);
        const Gathered nested(m_folder.write("deep.gz", deep));
        QVERIFY2(nested.errors().find("too deep") != std::string::npos, nested.errors().c_str());
    }

    void westernTextIsToldByItsLettersEvenFarFromItsFront()
    {
        std::string text = "Time,Account\n";
        for (int i = 0; i < 20'000; ++i)
            text += "2024-03-01 08:00:00,somebody\n";
        for (int i = 0; i < 5; ++i)
            text += "2024-03-01 08:00:00,Bj\xf6rn Caf\xe9\n";
        const Gathered gathered(m_folder.write("western.csv", text));
        QCOMPARE(gathered.outcomes.front().report->encoding, std::string("Windows-1252"));
        QCOMPARE(gathered.sink.rows.back()[1].text, std::string("Bj\xc3\xb6rn Caf\xc3\xa9"));
        QVERIFY(test::warningOf(*gathered.outcomes.front().report, "ENCODING_GUESSED"));
    }

    void aWishedEncodingIsUsedAndWrongBytesAreShownEscaped()
    {
        ImportOptions options;
        options.encoding = "utf-16le";
        std::string text = widened("Time,Account\n2024-03-01 08:00:00,x", 2, true, false) + "\x3d\xd8" +
                           widened("\n2024-03-01 08:00:01,y\n", 2, true, false);
        const Gathered gathered(m_folder.write("halves.csv", text), options);
        QCOMPARE(gathered.sink.rows.size(), std::size_t(2));
        QCOMPARE(gathered.sink.rows[0][1].text, std::string("x\\ud83d"));
        QVERIFY(test::warningOf(*gathered.outcomes.front().report, "BAD_ENCODING"));
    }

    void rejectedRowsOfDecodedTextStandWhereTheyStandInTheFile()
    {
        const std::string head = "Time,Account\n2024-03-01 08:00:00,\xc3\xb6\n";
        const std::string bad = "2024-03-01 08:00:00,a,b,c,d\n";
        const Gathered gathered(
            m_folder.write("rejects.csv", widened(head + bad + "2024-03-01 08:00:02,c\n", 2, true, true)));
        QCOMPARE(gathered.sink.rejects.size(), std::size_t(1));
        const std::size_t characters = head.size() - 1; // of which one takes two bytes in UTF-8
        QCOMPARE(gathered.sink.rejects[0].byte, std::uint64_t(2 + 2 * characters));
        QCOMPARE(gathered.sink.rejects[0].bytes, std::uint64_t(2 * bad.size()));
        QCOMPARE(gathered.sink.rejects[0].line, std::uint64_t(3));
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
