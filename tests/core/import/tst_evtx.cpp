// Windows event logs as they should be: made by hand, and the real ones of ../shared/samples.

#include "core/base/error.h"
#include "tests/core/import/evtx_case.h"
#include "tests/support/reference.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::test;
using importing::ImportReport;

namespace
{

// As it is committed to be read with all other formats: cut behind its last record, which is in free space.
std::string committedLog()
{
    EvtxChunkMaker chunk = threeLogons();
    chunk.addBytes("no record").add(logon(u"dan"));
    const std::size_t freeSpace = chunk.end();
    chunk.add(logon(u"old"));
    return (evtxHeader(1) + chunk.bytes(freeSpace)).substr(0, EvtxCase::kFileHeader + chunk.end());
}

} // namespace

class TestEvtx : public QObject
{
    Q_OBJECT

    EvtxCase m_case;

private Q_SLOTS:
    void recordsAreEventsOfTheirFields()
    {
        const ImportReport report = m_case.import(evtxHeader(1) + threeLogons().bytes());
        QCOMPARE(report.format, std::string("evtx"));
        QCOMPARE(
            m_case.columns(),
            std::string("TimeCreated|EventID|Level|Provider|Channel|Computer|SecurityUserID|EventRecordID|Task|Opcode|"
                        "Keywords|ProcessID|ThreadID|User|EventData.ProcessId"));
        QCOMPARE(m_case.values("EventID"), std::string("4624|4634|4624"));
        QCOMPARE(m_case.values("User"), std::string("amy|bob|c\xc3\xa4t\xf0\x9f\x98\x80"));
        QCOMPARE(m_case.text(1, "TimeCreated"), std::string("2020-03-08T22:11:34.340479Z"));
        QCOMPARE(m_case.text(2, "Provider"), std::string("Maker"));
        QCOMPARE(m_case.text(2, "ProcessID"), std::string("1234"));
        QCOMPARE(m_case.text(2, "SecurityUserID"), std::string("S-1-5-32-544"));
        QCOMPARE(m_case.text(2, "EventData.ProcessId"), std::string("0x3e7"));
        QCOMPARE(m_case.values("EventRecordID"), std::string("1|2|3"));
        QVERIFY(m_case.isMissing(0, "Level"));
        QCOMPARE(namesWithRole(report, Role::User), std::string("User"));
        QCOMPARE(namesWithRole(report, Role::Time), std::string("TimeCreated"));
        QCOMPARE(report.ledger.events, threeLogons().end() - EvtxChunkMaker::kHeaderBytes);
        QCOMPARE(report.ledger.header, EvtxCase::kFileHeader + EvtxChunkMaker::kHeaderBytes);
        QCOMPARE(report.warnings.size(), 1u); // digits of the times
    }

    void valuesShowAsWindowsShowsThem_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, int type, const std::string &bytes, const char *text) {
            QTest::newRow(name) << type << QByteArray::fromStdString(bytes) << QByteArray(text);
        };
        row("string", 0x01, utf16(u"a\u20acb\0"),
            "a\xe2\x82\xac"
            "b");
        row("half a pair", 0x01, utf16(std::u16string{u'a', char16_t(0xd800), u'b'}), "a\\ud800b");
        row("NUL within", 0x01, utf16(std::u16string_view(u"a\0b", 3)), "a\\x00b");
        row("8-bit string", 0x02, "plain", "plain");
        row("int8", 0x03, "\xff", "-1");
        row("uint8", 0x04, "\xff", "255");
        row("int16", 0x05, little<std::int16_t>(-300), "-300");
        row("int32", 0x07, little<std::int32_t>(-70'000), "-70000");
        row("int64", 0x09, little<std::int64_t>(-5'000'000'000), "-5000000000");
        row("uint64", 0x0a, little<std::uint64_t>(0), "0");
        row("float", 0x0b, little(1.5f), "1.5");
        row("double", 0x0c, little(-0.25), "-0.25");
        row("bool", 0x0d, little(1u), "true");
        row("binary", 0x0e, std::string("\x00\xab\x10", 3), "00AB10");
        row("GUID", 0x0f, std::string("\x25\x96\x84\x54\x78\x54\x94\x49\xa5\xba\x3e\x3b\x03\x28\xc3\x0d", 16),
            "{54849625-5478-4994-A5BA-3E3B0328C30D}");
        row("size", 0x10, little(0x10u), "0x10");
        row("FILETIME", 0x11, little<std::uint64_t>(0), "1601-01-01T00:00:00.0000000Z");
        row("SYSTEMTIME", 0x12, utf16(u"\u07e4\u0002\u0006\u001d\u0017\u003b\u003a\u0007"), "2020-02-29T23:59:58.007Z");
        row("SID", 0x13, std::string("\x01\x01\0\0\0\0\0\x05\x12\0\0\0", 12), "S-1-5-18");
        row("cut SID", 0x13, std::string("\x01\x09\0\0\0\0\0\x05\x12\0\0\0", 12), "010900000000000512000000");
        row("hex32", 0x14, little(0x1f3fffu), "0x1f3fff");
        row("odd size", 0x08, "\x01\x02", "0102");
        row("strings", 0x81, utf16(std::u16string_view(u"one\0two\0", 8)), "one\ntwo");
        row("numbers", 0x88, little(1u) + little(2u), "1\n2");
    }
    void valuesShowAsWindowsShowsThem()
    {
        QFETCH(int, type);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        EvtxChunkMaker chunk;
        const auto body = [](BinaryXml &xml) {
            xml.open(u"Event").startEnds().open(u"EventData").startEnds().data(u"x", 0).data(u"y", 1).close().close();
        };
        const EvtxValue behind{0x01, utf16(u"behind")};
        chunk.addDefining(body, {{static_cast<std::uint8_t>(type), bytes.toStdString()}, behind});
        m_case.import((evtxHeader(1) + chunk.bytes()).substr(0, EvtxCase::kFileHeader + chunk.end()));
        QCOMPARE(QByteArray::fromStdString(m_case.text(0, "y")), QByteArray("behind"));
        const MemorySink::Value value = m_case.value(0, "x");
        if (value.kind == CellKind::Time) // finer digits and zeros may go
            QCOMPARE(QByteArray::fromStdString(value.text).left(19), text.left(19));
        else
            QCOMPARE(QByteArray::fromStdString(value.text), text);
    }

    void dataWithoutNamesAreNumbered()
    {
        EvtxChunkMaker chunk;
        const auto body = [](BinaryXml &xml) {
            xml.open(u"Event").startEnds().open(u"EventData").startEnds();
            xml.open(u"Data").startEnds().value(0).close();
            xml.open(u"Binary").startEnds().value(1).close().close().close();
        };
        chunk.addDefining(body, {{0x81, utf16(std::u16string_view(u"one\0two\0", 8))}, {0x0e, "\x01"}});
        m_case.import(evtxHeader(1) + chunk.bytes());
        QCOMPARE(m_case.text(0, "Data1") + m_case.text(0, "Data2") + m_case.text(0, "Binary"), std::string("onetwo01"));
    }

    void userDataAreNamedBelowTheirWrapper()
    {
        EvtxChunkMaker chunk;
        const auto body = [](BinaryXml &xml) {
            xml.open(u"Event").startEnds().open(u"System").startEnds();
            xml.open(u"Channel").startEnds().text(u"System").close().close();
            xml.open(u"UserData").startEnds().open(u"LogFileCleared").startEnds();
            xml.open(u"Channel").startEnds().text(u"Security").close();
            xml.open(u"Who").startEnds().open(u"Name").startEnds().text(u"amy").close().close();
            xml.close().close().close();
        };
        chunk.addDefining(body, {});
        m_case.import(evtxHeader(1) + chunk.bytes());
        QCOMPARE(m_case.text(0, "Channel") + "|" + m_case.text(0, "UserData.Channel") + "|" +
                     m_case.text(0, "Who.Name"),
                 std::string("System|Security|amy"));
    }

    void namesBeyondTheColumnsShareOne()
    {
        std::string file = evtxHeader(3);
        for (int i = 0; i < 3; ++i) {
            EvtxChunkMaker chunk;
            const auto body = [&](BinaryXml &xml) {
                xml.open(u"Event").startEnds().open(u"EventData").startEnds();
                for (int n = 0; n < 400; ++n)
                    xml.data(QStringLiteral("n%1").arg(i * 400 + n).toStdU16String(), 0);
                xml.close().close();
            };
            file += chunk.addDefining(body, {{0x01, utf16(u"v")}}).bytes();
        }
        const ImportReport report = m_case.import(file);
        QCOMPARE(report.columns.size(), 1001u);
        QCOMPARE(m_case.text(2, "n986"), std::string("v"));
        QVERIFY(m_case.text(2, "rest").starts_with("{\"n987\":\"v\",\"n988\":\"v\""));
        QVERIFY(m_case.isMissing(1, "rest"));
    }

    void otherFormatsRefuseIt()
    {
        importing::ImportOptions options;
        options.format = "csv";
        QVERIFY_THROWS_EXCEPTION(Error, m_case.import(evtxHeader(1) + threeLogons().bytes(), options));
        options.format = "evtx";
        QVERIFY_THROWS_EXCEPTION(Error, m_case.import("a,b\n1,2\n", options));
        QVERIFY_THROWS_EXCEPTION(Error, m_case.import(evtxHeader(0)));
    }

    void aMarkWithinATextMakesItNoEventLog()
    {
        std::string text = "a,b\n";
        while (text.size() < EvtxCase::kFileHeader)
            text += "1,2\n";
        QCOMPARE(m_case.import(text + "ElfChnk" + '\0' + ",3\n").format, std::string("csv"));
        QCOMPARE(m_case.import(std::string(EvtxCase::kFileHeader, '\0') + threeLogons().bytes()).format,
                 std::string("evtx"));
    }

    void thePreviewShowsTheFirstRecords()
    {
        const LogFolder folder;
        const auto path = folder.write("x.evtx", evtxHeader(1) + threeLogons().bytes());
        const importing::FilePreview preview = importing::previewFile(path, {}, 2, {});
        QCOMPARE(preview.rows.size(), 2u);
        QCOMPARE(preview.rows[1][1], std::string("4634"));
        QCOMPARE(preview.kept[1][0].kind, CellKind::Time);
        QCOMPARE(preview.formats.size(), 1u);
        QVERIFY(!preview.complete);
        QCOMPARE(preview.report.columns[1].name, std::string("EventID"));
    }

    void theCommittedLogIsMadeHere()
    {
        std::ifstream file(dataFile("import/logons.evtx"), std::ios::binary);
        QVERIFY(std::string(std::istreambuf_iterator<char>(file), {}) == committedLog());
    }

    void theSamplesAreRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("cells");
        const auto row = [](const char *file, int events, int at, const char *cells) {
            QTest::newRow(file) << QString::fromLatin1(file) << events << at << QString::fromLatin1(cells);
        };
        row("CA_hashdump_4663_4656_lsass_access", 2, 0,
            "TimeCreated=2020-03-08T22:11:34.340479Z|EventID=4656|Provider=Microsoft-Windows-Security-Auditing|"
            "Computer=MSEDGEWIN10|EventRecordID=314461|SubjectUserName=IEUser|SubjectLogonId=0x33392|"
            "AccessMask=0x1f3fff|ProcessName=C:\\Windows\\System32\\cscript.exe|EventData.ProcessId=0x1688|ProcessID="
            "4");
        row("DE_104_system_log_cleared", 1, 0,
            "TimeCreated=2019-03-19T23:34:25.894341Z|EventID=104|EventRecordID=27736|Channel=System|SubjectUserName="
            "user01|"
            "SecurityUserID=S-1-5-21-1587066498-1489273250-1035260531-1106|UserData.Channel=System|ThreadID=3916");
        row("DE_timestomp_and_dll_sideloading_and_RunPersist", 30, 29,
            "TimeCreated=2019-04-27T15:54:16.180500Z|EventID=100|Recovered=true|EventRecordID=39|Data3=2019-04-28T00:"
            "52:09.0625000Z");
        row("kerberos_pwd_spray_4771", 12, 11, "EventID=4768|TargetUserName=normal|IpAddress=::ffff:172.16.66.1");
    }
    void theSamplesAreRead()
    {
        QFETCH(QString, file);
        QFETCH(int, events);
        QFETCH(int, row);
        QFETCH(QString, cells);
        const std::filesystem::path path = sampleFile("evtx/" + file.toStdString() + ".evtx");
        ANOMALYST_NEED_FILE(path);
        const ImportReport report = m_case.importFrom(path);
        QVERIFY(m_case.isSteady);
        QCOMPARE(report.events, static_cast<std::uint64_t>(events));
        QCOMPARE(report.rejected, 0u);
        for (const QString &cell : cells.split(QLatin1Char('|'))) {
            const std::string name = cell.section(QLatin1Char('='), 0, 0).toStdString();
            const std::string found = name + "=" + m_case.text(static_cast<std::size_t>(row), name);
            QVERIFY2(found == cell.toStdString(), found.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestEvtx)
#include "tst_evtx.moc"
