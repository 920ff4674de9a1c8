// Windows event logs that are damaged, cut, overwritten or made to harm.

#include "core/base/error.h"
#include "tests/core/import/evtx_case.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::test;
using importing::ImportReport;

class TestEvtxDamage : public QObject
{
    Q_OBJECT

    EvtxCase m_case;

private Q_SLOTS:
    void wrongChecksumsAreTold()
    {
        std::string header = evtxHeader(1, 1);
        header[125] ^= 1;
        std::string chunk = threeLogons().bytes();
        chunk[EvtxChunkMaker::kHeaderBytes + 17] ^= 1; // in the time that the first record was written
        const ImportReport report = m_case.import(header + chunk);
        QCOMPARE(report.events, 3u);
        QCOMPARE(countOf(report, "EVTX_CHECKSUM"), 2u);
        QCOMPARE(countOf(report, "EVTX_DIRTY"), 1u);
    }

    void aBrokenRecordIsRejectedAndTheOthersStay()
    {
        EvtxChunkMaker chunk = threeLogons();
        const std::size_t broken = chunk.end();
        chunk.add(logon(u"eve")).add(logon(u"dan"));
        std::string bytes = chunk.bytes();
        setNumber<std::uint32_t>(bytes, broken + 4, 0xffffffff);
        const ImportReport report = m_case.import(evtxHeader(1) + bytes);
        QCOMPARE(m_case.values("User"), std::string("amy|bob|c\xc3\xa4t\xf0\x9f\x98\x80|dan"));
        QCOMPARE(m_case.rejects(), std::string("4:EVTX_CORRUPT"));
        QCOMPARE(m_case.sink.rejects[0].byte, EvtxCase::kFileHeader + broken);
        QCOMPARE(m_case.sink.rejects[0].text, bytes.substr(broken, m_case.sink.rejects[0].bytes));
        QCOMPARE(countOf(report, "EVTX_RECORDS_MISSING"), 1u);
        QCOMPARE(m_case.sink.lines, (std::vector<std::uint64_t>{1, 2, 3, 5}));
    }

    void aRecordThatCannotBeReadIsRejected()
    {
        EvtxChunkMaker chunk = threeLogons();
        chunk.addXml("\x0f\x01\x01" + std::string(1, '\0') + "no Binary XML").add(logon(u"dan"));
        m_case.import(evtxHeader(1) + chunk.bytes());
        QCOMPARE(m_case.rejects(), std::string("4:EVTX_CORRUPT"));
        QCOMPARE(m_case.sink.rows.size(), 4u);
    }

    void recordsInFreeSpaceAreRecovered()
    {
        EvtxChunkMaker chunk = threeLogons();
        const std::size_t freeSpace = chunk.end();
        chunk.add(logon(u"old")).add(logon(u"older"), 77); // 77: its template was overwritten
        const ImportReport report = m_case.import(evtxHeader(1) + chunk.bytes(freeSpace));
        QCOMPARE(m_case.values("Recovered"), std::string("-|-|-|true|true"));
        QCOMPARE(m_case.text(3, "User"), std::string("old"));
        QVERIFY(m_case.isMissing(4, "User"));
        QCOMPARE(m_case.text(4, "Data1") + "|" + m_case.text(4, "Data5"), std::string("4624|older"));
        QCOMPARE(m_case.text(4, "TimeCreated"), std::string("2020-03-08T22:11:34.340479Z")); // of the record's header
        QCOMPARE(countOf(report, "EVTX_RECOVERED"), 2u);
        QCOMPARE(countOf(report, "EVTX_NAMES_LOST"), 1u);
        QCOMPARE(report.repaired, 1u);
    }

    void recordsHiddenInAnotherAreFound()
    {
        EvtxChunkMaker chunk = threeLogons();
        const std::size_t cover = chunk.end();
        chunk.add(logon(u"cover")).add(logon(u"hidden")).add(logon(u"deeper"));
        const std::size_t end = chunk.end();
        std::string bytes = chunk.add(logon(u"dan")).bytes();
        setNumber(bytes, cover + 4, static_cast<std::uint32_t>(end - cover));
        setNumber(bytes, end - 4, static_cast<std::uint32_t>(end - cover));
        const ImportReport report = m_case.import(evtxHeader(1) + bytes);
        QCOMPARE(m_case.values("User"), std::string("amy|bob|c\xc3\xa4t\xf0\x9f\x98\x80|cover|hidden|deeper|dan"));
        QCOMPARE(m_case.values("Recovered"), std::string("-|-|-|-|hidden|hidden|-"));
        QCOMPARE(countOf(report, "EVTX_HIDDEN"), 2u);
        QCOMPARE(report.rejected, 0u);
    }

    void aFileCutShortKeepsWhatIsThere()
    {
        const EvtxChunkMaker chunk = threeLogons();
        const std::string whole = evtxHeader(2) + chunk.bytes();
        const ImportReport report = m_case.import(whole.substr(0, EvtxCase::kFileHeader + chunk.end() - 10));
        QCOMPARE(m_case.values("User"), std::string("amy|bob"));
        QCOMPARE(m_case.rejects(), std::string("3:EVTX_CUT"));
        QCOMPARE(countOf(report, "EVTX_CUT"), 1u);
        QCOMPARE(countOf(report, "EVTX_RECORDS_MISSING"), 1u);
        QCOMPARE(countOf(report, "EVTX_CHUNKS_MISSING"), 1u);
        QVERIFY_THROWS_EXCEPTION(Error, m_case.import(whole.substr(0, EvtxCase::kFileHeader + 300)));
    }

    void zerosWhereAChunkWasAreTold()
    {
        const std::string chunk = threeLogons().bytes();
        const ImportReport report = m_case.import(evtxHeader(3) + chunk + std::string(65'536, '\0') + chunk);
        QCOMPARE(report.events, 6u);
        QCOMPARE(countOf(report, "EVTX_CHUNKS_MISSING"), 1u);
        QVERIFY(report.ledger.blank > 65'536);
        QCOMPARE(m_case.import(std::string(EvtxCase::kFileHeader, '\0') + chunk).events, 3u);
        QCOMPARE(m_case.import(chunk).events, 3u);
    }

    void lostBytesCostNoOtherChunk()
    {
        std::string first = threeLogons().bytes();
        const std::string second = threeLogons().bytes();
        first.erase(30'000, 10'001);
        QCOMPARE(m_case.import(evtxHeader(2) + first + second).events, 6u);
        QCOMPARE(m_case.rejects(), std::string());
    }

    void depthAndCyclesEnd()
    {
        EvtxChunkMaker deep;
        deep.addDefining(
            [](BinaryXml &xml) {
                for (int i = 0; i < 1000; ++i)
                    xml.open(u"e").startEnds();
                for (int i = 0; i < 1000; ++i)
                    xml.close();
            },
            {});
        EvtxChunkMaker cycle; // a value that is the instance of its own template, over and over
        const auto body = [](BinaryXml &xml) {
            xml.open(u"Event").startEnds();
            for (int i = 0; i < 20; ++i)
                xml.open(u"x").startEnds().value(0).close();
            xml.close();
        };
        cycle.addDefining(body, {});
        std::string xml;
        for (int i = 0; i < 30; ++i)
            xml = cycle.instance() + valuesOf({{0x21, xml}});
        cycle.addXml(xml);
        const ImportReport report = m_case.import(evtxHeader(2) + deep.bytes() + cycle.bytes());
        QCOMPARE(report.rejected, 1u);
        QCOMPARE(report.events, 2u);
    }

    void textThatMultipliesEnds()
    {
        EvtxChunkMaker chunk;
        const auto body = [](BinaryXml &xml) {
            xml.open(u"Event").startEnds();
            for (int i = 0; i < 100; ++i)
                xml.open(u"x").startEnds().value(0).value(0).value(0).close();
            xml.close();
        };
        chunk.addDefining(body, {{0x01, utf16(u"short")}}).add({{0x01, utf16(std::u16string(10'000, u'x'))}});
        m_case.import(evtxHeader(1) + chunk.bytes());
        QCOMPARE(m_case.rejects(), std::string("2:EVTX_CORRUPT"));
        QCOMPARE(m_case.sink.rows.size(), 1u);
    }

    // Whatever the bytes are: no crash, no endless work, every byte accounted for (else importFile throws that they do
    // not add up).
    void damagedLogsEndInEventsAndRejects()
    {
        std::mt19937 random(17);
        EvtxChunkMaker chunk = threeLogons();
        while (chunk.end() < 20'000)
            chunk.add(logon(u"someone"));
        const std::string whole = evtxHeader(2) + chunk.bytes() + threeLogons().bytes();
        for (int i = 0; i < 300; ++i) {
            std::string damaged = whole;
            for (unsigned n = random() % 200; n > 0; --n) {
                const std::size_t at = EvtxCase::kFileHeader + random() % (i % 2 == 0 ? 1500 : 22'000);
                damaged[at] = static_cast<char>(random() % 3 == 0 ? 0xff : random());
            }
            damaged.resize(damaged.size() - (i % 5 == 0 ? random() % 135'000 : 0));
            const LogFolder folder;
            MemorySink sink;
            try {
                importing::importFile(folder.write("x.evtx", damaged), {}, sink, {});
            } catch (const Error &error) {
                QVERIFY2(error.problem().find("add up") == std::string::npos, error.what());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestEvtxDamage)
#include "tst_evtx_damage.moc"
