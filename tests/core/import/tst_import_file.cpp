// importFile as a whole: the reference logs, refusals, changing sources, cancelling, previews.

#include "core/import/import_file.h"
#include "core/import/source_digest.h"
#include "core/import/source_import.h"
#include "tests/support/memory_sink.h"
#include "tests/support/reference.h"

#include <QCryptographicHash>
#include <QtTest>

#include <atomic>
#include <sys/stat.h>

using namespace anomalyst;
using importing::ImportOptions;
using importing::ImportReport;
using test::MemorySink;

namespace
{

std::string sha256Of(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result().toHex().toStdString();
}

std::string manyRows(int count)
{
    std::string content = "time,n\n";
    for (int i = 0; i < count; ++i)
        content += "2024-05-01T00:00:00Z," + std::to_string(i) + "\n";
    return content;
}

// Its last digit is another one from the second reading on. The rows and the hash are read one after the other or at
// the same time: whichever comes second sees what the first has not seen.
class TornSource final : public importing::ByteSource
{
public:
    explicit TornSource(std::string content)
        : ByteSource("torn.csv", content.size(), 0)
        , m_content(std::move(content))
    {
    }

    void readAt(std::uint64_t offset, std::span<char> into) const override
    {
        const std::uint64_t digit = m_content.size() - 2;
        std::copy_n(m_content.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
        if (offset <= digit && digit < offset + into.size() && m_readings++ > 0)
            into[digit - offset] = '0';
    }

private:
    std::string m_content;
    mutable std::atomic<int> m_readings = 0;
};

} // namespace

class TestImportFile : public QObject
{
    Q_OBJECT

    test::LogFolder m_folder;

    // What the Error says when the content is refused; "" when it is not. The sink must have kept nothing.
    std::string refusal(const std::filesystem::path &path, const ImportOptions &options = {})
    {
        MemorySink sink;
        try {
            importing::importFile(path, options, sink, {});
        } catch (const Error &error) {
            return sink.finished || error.where().empty() || error.remedy().empty() ? "not a good refusal"
                                                                                    : error.what();
        }
        return {};
    }

private Q_SLOTS:
    void theFlowSeriesOfTheReference()
    {
        const auto path = test::referenceFile("timeseries/outbound_bytes_hourly.csv");
        ANOMALYST_NEED_FILE(path);
        MemorySink sink;
        const ImportReport report = importing::importFile(path, {}, sink, {});
        QCOMPARE(report.events, 168u);
        QCOMPARE(report.rejected, 0u);
        QCOMPARE(report.log, "outbound_bytes_hourly");
        QCOMPARE(report.columns, (std::vector<ColumnSpec>{{"TimeGenerated", ColumnType::Time, Role::Time},
                                                          {"TotalBytesSent", ColumnType::Integer, Role::Bytes}}));
        QCOMPARE(sink.rows[0][0].text, "2020-07-06T00:00:00.000000Z");
        QCOMPARE(sink.rows[0][1].text, "10823");
        QCOMPARE(report.sha256, sha256Of(path));
        QVERIFY(report.warnings.empty());
    }

    void theProcessLogOfTheReference()
    {
        const auto path = test::referenceFile("processes/processes_on_host.csv");
        ANOMALYST_NEED_FILE(path);
        MemorySink sink;
        const ImportReport report = importing::importFile(path, {}, sink, {});
        QCOMPARE(report.events, 22979u);
        QCOMPARE(report.columns.size(), 18u);
        QCOMPARE(test::namesWithRole(report, Role::Time), "TimeGenerated");
        QCOMPARE(test::namesWithRole(report, Role::Host), "Computer");
        QCOMPARE(test::namesWithRole(report, Role::User), "Account,SubjectUserName");
        QCOMPARE(test::namesWithRole(report, Role::Session), "SubjectLogonId");
        QCOMPARE(test::namesWithRole(report, Role::Process), "NewProcessName");
        QCOMPARE(test::namesWithRole(report, Role::CommandLine), "CommandLine");
        QCOMPARE(report.sha256, sha256Of(path));
        const test::CsvTable table = test::readCsv(path);
        QCOMPARE(sink.column(13), table.texts("CommandLine"));
        QCOMPARE(sink.column(1), table.texts("Account"));
        QCOMPARE(report.columns[17].type, ColumnType::Time);
    }

    void theAuditLogOfTheReference()
    {
        const auto path = test::referenceFile("sequences/exchange_admin_events.csv");
        ANOMALYST_NEED_FILE(path);
        MemorySink sink;
        const ImportReport report = importing::importFile(path, {}, sink, {});
        QCOMPARE(report.events, 3208u);
        QCOMPARE(test::namesWithRole(report, Role::Time), "TimeGenerated");
        QCOMPARE(test::namesWithRole(report, Role::User), "UserId");
        QCOMPARE(test::namesWithRole(report, Role::Address), "ClientIP");
        QCOMPARE(test::namesWithRole(report, Role::Operation), "Operation");
        QCOMPARE(test::namesWithRole(report, Role::Parameters), "Parameters");
        QCOMPARE(sink.column(4), test::readCsv(path).texts("Parameters"));
    }

    void theZeekLogOfTheSamples()
    {
        const auto path = test::sampleFile("zeek_conn.json.log");
        ANOMALYST_NEED_FILE(path);
        MemorySink sink;
        const ImportReport report = importing::importFile(path, {}, sink, {});
        QCOMPARE(report.events, 479u);
        QCOMPARE(report.format, "jsonl");
        QCOMPARE(test::namesWithRole(report, Role::Time), "ts");
        QCOMPARE(test::namesWithRole(report, Role::Address), "id_orig_h");
        QCOMPARE(test::namesWithRole(report, Role::Bytes), "orig_bytes");
        QCOMPARE(sink.rows[0][3].text, "2020-04-30T00:06:39.824370Z");
    }

    void syslogIsNotTakenForCsv()
    {
        const auto path = test::sampleFile("openssh_2k.log");
        ANOMALYST_NEED_FILE(path);
        MemorySink sink;
        QCOMPARE(importing::importFile(path, {}, sink, {}).format, "syslog");
    }

    void whatIsNoLogIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &content, const char *says) {
            QTest::newRow(name) << content << QString::fromLatin1(says);
        };
        row("empty", "", "empty (0 bytes)");
        row("only a mark", "\xef\xbb\xbf", "empty");
        row("header only", "a,b\n", "no events");
        row("PNG", "\x89PNG\r\n\x1a\n", "PNG picture");
        row("gzip", "\x1f\x8b\x08", "gzip");
        row("zip", "PK\x03\x04", "zip");
        row("SQLite", QByteArray("SQLite format 3\0", 16), "SQLite");
        row("EVTX of nothing but a mark", QByteArray("ElfFile\0", 8), "no events");
        row("NULs", QByteArray(5000, '\0'), "NUL");
        row("header only in UTF-16",
            QByteArray("\xff\xfe"
                       "a\0,\0b\0",
                       8),
            "no events");
        row("header only in UTF-32", QByteArray("\xff\xfe\0\0a\0\0\0", 8), "no events");
        row("empty JSON array", "[]", "no events");
        row("cut JSON object", "{\n \"a\": 1\n", "none of the 1 lines could be read");
        QByteArray noise;
        for (unsigned i = 0, x = 17; i < 65536; ++i, x = x * 1103515245 + 12345)
            noise += static_cast<char>(x >> 16);
        row("noise", noise, "binary data");
        QByteArray wide("c0");
        for (int i = 1; i < 40000; ++i)
            wide += ",c" + QByteArray::number(i);
        row("too wide", wide + "\n" + QByteArray(39999, ',') + "\n", "40000 columns; at most 32,767");
    }
    void whatIsNoLogIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const std::string text = refusal(m_folder.write("refused.csv", content.toStdString()));
        QVERIFY2(text.find(says.toStdString()) != std::string::npos, text.c_str());
    }

    void proseIsNotRecognised()
    {
        for (const char *text : {"once upon a time\nthere was a log\n", "[1]\n"}) {
            const std::string says = refusal(m_folder.write("prose.txt", text));
            QVERIFY2(says.find("format was not recognised") != std::string::npos, says.c_str());
        }
    }

    void whatIsNoFileIsRefused()
    {
        QVERIFY(refusal(m_folder.path() / "missing.csv").find("No such file") != std::string::npos);
        QVERIFY(refusal(m_folder.path()).find("folder") != std::string::npos);
        const std::string pipe = (m_folder.path() / "pipe").string();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(refusal(pipe).find("pipe") != std::string::npos);
        QVERIFY(refusal("/dev/zero").find("device") != std::string::npos);
    }

    void aSourceThatIsCutShortIsRefused()
    {
        const auto path = m_folder.write("changing.csv", manyRows(200000));
        MemorySink sink;
        sink.afterBatch = [&] {
            std::filesystem::resize_file(path, 1000);
            sink.afterBatch = nullptr;
        };
        QVERIFY_THROWS_EXCEPTION(Error, importing::importFile(path, {}, sink, {}));
        QVERIFY(sink.begun && !sink.finished);
    }

    void aSourceThatReadsDifferentlyTheSecondTimeIsRefused()
    {
        const TornSource source(manyRows(200000));
        MemorySink sink;
        try {
            importing::importSource({source, {}, "torn"}, sink, {}, {});
            QFAIL("a torn source was taken");
        } catch (const Error &error) {
            QVERIFY2(std::string(error.what()).find("changed") != std::string::npos, error.what());
        }
        QVERIFY(sink.begun && !sink.finished);
    }

    void aSourceThatGrowsIsReadUpToItsFirstSize()
    {
        const auto path = m_folder.write("growing.csv", manyRows(100000));
        const std::string sha256 = sha256Of(path);
        MemorySink sink;
        sink.afterBatch = [&] { std::ofstream(path, std::ios::app) << "2024-05-01T00:00:00Z,1\n"; };
        const ImportReport report = importing::importFile(path, {}, sink, {});
        QCOMPARE(report.events, 100000u);
        QCOMPARE(report.sha256, sha256);
    }

    void cancellingLeavesTheSinkUnfinished()
    {
        const auto path = m_folder.write("cancel.csv", manyRows(50000));
        for (const bool early : {true, false}) {
            std::stop_source stop;
            WorkContext context{stop.get_token(), {}};
            context.progress = [&](double fraction, std::string_view) {
                if (fraction > (early ? 0.1 : 0.6))
                    stop.request_stop();
            };
            MemorySink sink;
            QVERIFY_THROWS_EXCEPTION(Cancelled, importing::importFile(path, {}, sink, context));
            QCOMPARE(sink.begun, !early);
            QVERIFY(!sink.finished);
        }
    }

    void progressRisesToItsEnd()
    {
        double last = 0;
        bool rising = true;
        WorkContext context;
        context.progress = [&](double fraction, std::string_view) {
            rising = rising && fraction >= last && fraction <= 1;
            last = fraction;
        };
        MemorySink sink;
        importing::importFile(m_folder.write("progress.csv", manyRows(50000)), {}, sink, context);
        QVERIFY(rising);
        QVERIFY(last > 0.9);
    }

    void aLogWithoutTimeIsFine()
    {
        MemorySink sink;
        const ImportReport report = importing::importFile(m_folder.write("n.csv", "a,b\n1,2\n"), {}, sink, {});
        QVERIFY(test::warningOf(report, "NO_TIME_COLUMN"));
        QCOMPARE(sink.result.warnings.size(), report.warnings.size());
    }

    void theSourceIsDescribed()
    {
        ImportOptions options;
        options.logName = "wished";
        options.zone = "+02:00";
        options.roles[Role::User] = {"who"};
        MemorySink sink;
        const auto path = m_folder.write("d.csv", "when;who\n2024-05-01 10:00:00;amy\n");
        const ImportReport report = importing::importFile(path, options, sink, {});
        QCOMPARE(sink.source.logName, "wished");
        QCOMPARE(sink.source.path, path.string());
        QCOMPARE(sink.source.bytes, 33u);
        QCOMPARE(sink.source.encoding, "UTF-8");
        QCOMPARE(sink.source.options, R"({"header":true,"delimiter":";","zone":"+02:00","roles":{"user":["who"]}})");
        QVERIFY(sink.source.modified > 1'700'000'000 * kSecondUs);
        QCOMPARE(sink.rows[0][0].text, "2024-05-01T08:00:00.000000Z");
        QVERIFY(report.formatReason.ends_with("2 fields parted by ';'."));
    }

    void previewsShowTheFirstRowsOnly()
    {
        const auto path = m_folder.write("p.csv", manyRows(5000));
        const auto preview = importing::previewFile(path, {}, 3, {});
        QCOMPARE(preview.rows.size(), 3u);
        QCOMPARE(preview.rows[2][1], "2");
        QVERIFY(!preview.complete);
        QCOMPARE(preview.report.columns[0], (ColumnSpec{"time", ColumnType::Time, Role::Time}));
        const auto whole = importing::previewFile(m_folder.write("q.csv", "a,b\n1,2\nx\n3,4\n"), {}, 3, {});
        QVERIFY(whole.complete);
        QCOMPARE(whole.report.events, 2u);
        QCOMPARE(whole.report.rejected, 1u);
    }

    void previewsTellWhatTheirCellsWouldBecome()
    {
        const auto path =
            m_folder.write("k.csv", "time;n\n2024-05-01 10:00:00;1\n2024-05-01 10:00:01;x\n;\nthree;of;them\n");
        const auto preview = importing::previewFile(path, {}, 100, {});
        QCOMPARE(preview.delimiter, std::optional(';'));
        QCOMPARE(preview.rejects.size(), 1u);
        QCOMPARE(preview.rejects[0].line, 5u);
        QCOMPARE(preview.kept.size(), 3u);
        QCOMPARE(formatTime(preview.kept[1][0].time), "2024-05-01T10:00:01.000000Z");
        QVERIFY(preview.kept[1][1].kind == CellKind::Text);
        QVERIFY(preview.kept[2][0].kind == CellKind::Missing);
    }

    void aHashIsThatOfTheImport()
    {
        MemorySink sink;
        const auto path = m_folder.write("h.csv", manyRows(50'000));
        QCOMPARE(importing::sha256Of(path, {}), importing::importFile(path, {}, sink, {}).sha256);
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, importing::sha256Of(path, {.stop = stopped.get_token()}));
    }

    void previewsShowRowsEvenWhenTheDateOrderIsOpen()
    {
        const auto path = m_folder.write("o.csv", "time,n\n01/02/2024 00:00:00,1\n");
        const auto preview = importing::previewFile(path, {}, 10, {});
        QCOMPARE(preview.rows.size(), 1u);
        QVERIFY(test::warningOf(preview.report, "DATE_ORDER_OPEN"));
        QVERIFY(refusal(path).find("--date-order") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestImportFile)
#include "tst_import_file.moc"
