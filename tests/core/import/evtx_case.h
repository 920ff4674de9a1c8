// Logs of a few logons, made by hand, and what comes out of them. For tests of the EVTX reader. Single thread.
#pragma once

#include "tests/core/import/evtx_file.h"
#include "tests/core/import/format_case.h"

namespace anomalyst::test
{

// An event of a user, a process and some data.
inline void writeLogon(BinaryXml &xml)
{
    xml.open(u"Event").startEnds().open(u"System").startEnds();
    xml.open(u"Provider", true).attribute(u"Name").text(u"Maker").isEmpty();
    xml.open(u"EventID").startEnds().value(0).close();
    xml.open(u"TimeCreated", true).attribute(u"SystemTime").value(1).isEmpty();
    xml.open(u"Execution", true).attribute(u"ProcessID").value(2).isEmpty();
    xml.open(u"Security", true).attribute(u"UserID").value(3).isEmpty();
    xml.close().open(u"EventData").startEnds();
    xml.data(u"User", 4).data(u"ProcessId", 5).close().close();
}

inline std::vector<EvtxValue> logon(std::u16string_view user, std::uint16_t id = 4624)
{
    const std::string sid("\x01\x02\0\0\0\0\0\x05\x20\0\0\0\x20\x02\0\0", 16);
    return {{0x06, little(id)},    {0x11, little<std::uint64_t>(132'281'790'943'404'793)},
            {0x08, little(1234u)}, {0x13, sid},
            {0x01, utf16(user)},   {0x15, little<std::uint64_t>(0x3e7)}};
}

inline EvtxChunkMaker threeLogons()
{
    EvtxChunkMaker chunk;
    chunk.addDefining(writeLogon, logon(u"amy")).add(logon(u"bob", 4634)).add(logon(u"cät\U0001f600"));
    return chunk;
}

class EvtxCase : public FormatCase
{
public:
    static constexpr std::size_t kFileHeader = 4096;

    // With the size of the blocks changing nothing, and every byte told.
    importing::ImportReport import(const std::string &content, const importing::ImportOptions &options = {})
    {
        importing::ImportReport report = FormatCase::import(content, options);
        [&] {
            QVERIFY(isSteady);
            QCOMPARE(report.ledger.total(), content.size());
        }();
        return report;
    }

    // Of all events, "-" for a missing one: "a|-|b".
    std::string values(const std::string &column) const
    {
        std::string all;
        for (std::size_t row = 0; row < sink.rows.size(); ++row)
            all += (row == 0 ? "" : "|") + (isMissing(row, column) ? "-" : text(row, column));
        return all;
    }
};

inline std::uint64_t countOf(const importing::ImportReport &report, const std::string &code)
{
    const ImportWarning *warning = warningOf(report, code);
    return warning != nullptr ? warning->count : 0;
}

} // namespace anomalyst::test
