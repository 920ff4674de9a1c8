#include "core/import/evtx_reader.h"

#include "core/import/evtx_chunk.h"
#include "core/import/evtx_xml.h"
#include "core/import/file_time.h"

#include <algorithm>
#include <charconv>

namespace anomalyst::importing
{

namespace
{

using Kind = EvtxStretch::Kind;

constexpr std::size_t kTextBytesBetweenReleases = 1u << 20;

class EvtxReader final : public Reader
{
public:
    void read(const Reading &reading) override;
    const std::vector<std::string> &columns() const override { return m_row.columns(); }
    const Warnings &columnWarnings() const override { return m_row.warnings(); }
    ZoneOfTimes zoneOfTimes() const override { return ZoneOfTimes::Utc; }

private:
    void takeFileHeader(const Reading &reading);
    bool takeChunk(const Reading &reading);
    bool takeStretch(const Reading &reading, std::string_view chunk, const EvtxStretch &stretch);
    bool takeRecords(const Reading &reading, std::string_view chunk, EvtxStretch record);
    bool reject(const Reading &reading, std::string_view bytes, std::string reason);
    bool readFields(std::string_view chunk, const EvtxStretch &record, EvtxFlaws &flaws);
    void fillFromHeader(const EvtxRecordHeader &header);
    void warnOfChunk(const EvtxChunk &chunk, Warnings &warnings) const;
    void warnOfRecord(const EvtxFlaws &flaws, Kind kind, Warnings &warnings) const;
    void warnOfFileHeader(Warnings &warnings) const;
    void release(const Reading &reading);

    EvtxRow m_row;
    TextBlocks m_texts;
    EvtxXml m_xml{m_row, m_texts};
    EvtxRow::Slot m_time = m_row.slotOf("TimeCreated");
    EvtxRow::Slot m_number = m_row.slotOf("EventRecordID");
    EvtxRow::Slot m_recovered = m_row.slotOf("Recovered");
    std::optional<EvtxFileHeader> m_header;
    std::uint64_t m_line = 0; // the record at hand, counted from 1 with those that are rejected
    std::uint64_t m_chunks = 0;
};

// As much as is wanted of what is unread, if the source has it.
std::string_view front(InputBuffer &buffer, std::size_t bytes)
{
    while (buffer.unread().size() < bytes && buffer.grow()) {
    }
    return buffer.unread().substr(0, bytes);
}

void EvtxReader::read(const Reading &reading)
{
    m_line = 0;
    m_chunks = 0;
    takeFileHeader(reading);
    warnOfFileHeader(reading.warnings);
    bool goOn = true;
    while (goOn && !front(reading.buffer, kEvtxChunkBytes).empty()) {
        reading.report();
        goOn = takeChunk(reading);
    }
    if (goOn && m_header && m_chunks < m_header->chunks)
        reading.warnings.add("EVTX_CHUNKS_MISSING", "The file's header counts chunks that are not in it.", 0,
                             m_header->chunks - m_chunks);
    release(reading);
}

void EvtxReader::takeFileHeader(const Reading &reading)
{
    const std::string_view bytes = front(reading.buffer, kEvtxFileHeaderBytes);
    m_header.reset();
    if (!bytes.starts_with(kEvtxFileMark))
        return;
    const std::string_view header = bytes.substr(0, bytes.find(kEvtxChunkMark));
    m_header = readEvtxFileHeader(header);
    reading.buffer.consume(header.size(), Share::Header);
}

bool EvtxReader::takeChunk(const Reading &reading)
{
    if (m_texts.used() > kTextBytesBetweenReleases)
        release(reading);
    const std::string_view bytes = reading.buffer.unread().substr(0, kEvtxChunkBytes);
    const EvtxChunk chunk = takeEvtxChunk(bytes);
    m_xml.startChunk(bytes);
    m_chunks += chunk.hasHeader ? 1 : 0;
    warnOfChunk(chunk, reading.warnings);
    return std::ranges::all_of(chunk.stretches,
                               [&](const EvtxStretch &stretch) { return takeStretch(reading, bytes, stretch); });
}

bool EvtxReader::takeStretch(const Reading &reading, std::string_view chunk, const EvtxStretch &stretch)
{
    const std::string_view bytes = chunk.substr(stretch.begin, stretch.end - stretch.begin);
    switch (stretch.kind) {
    case Kind::Header:
        reading.buffer.consume(bytes.size(), Share::Header);
        return true;
    case Kind::Free:
        reading.buffer.consume(bytes.size(), Share::Blank);
        return true;
    case Kind::Corrupt:
        return reject(reading, bytes, "EVTX_CORRUPT: " + std::to_string(bytes.size()) + " bytes that are no record");
    case Kind::Cut:
        return reject(reading, bytes, "EVTX_CUT: the file ends within the record");
    default:
        return takeRecords(reading, chunk, stretch);
    }
}

// With those that are hidden in it.
bool EvtxReader::takeRecords(const Reading &reading, std::string_view chunk, EvtxStretch record)
{
    const std::size_t end = record.end;
    while (record.begin < end) {
        m_row.start(++m_line);
        EvtxFlaws flaws;
        if (!readFields(chunk, record, flaws)) {
            --m_line;
            return reject(reading, chunk.substr(record.begin, end - record.begin), "EVTX_CORRUPT: " + m_xml.problem());
        }
        record.end = findHiddenEvtxRecord(chunk, m_xml.end(), end);
        warnOfRecord(flaws, record.kind, reading.warnings);
        const std::size_t bytes = record.end - record.begin;
        const bool goOn = reading.visitor.record({m_row.finish(), m_line, bytes, {}, flaws.any()});
        reading.buffer.consume(bytes, Share::Event);
        if (!goOn)
            return false;
        record = {Kind::Hidden, record.end, end};
    }
    return true;
}

bool EvtxReader::readFields(std::string_view chunk, const EvtxStretch &record, EvtxFlaws &flaws)
{
    const EvtxRecordHeader header = readEvtxRecordHeader(chunk, record);
    if (!m_xml.read({header.xmlBegin, header.xmlEnd, record.kind != Kind::Record}, flaws))
        return false;
    fillFromHeader(header);
    if (record.kind != Kind::Record)
        m_row.put(m_recovered, record.kind == Kind::Hidden ? "hidden" : "true");
    return true;
}

// What the document does not say.
void EvtxReader::fillFromHeader(const EvtxRecordHeader &header)
{
    if (!m_row.hasValue(m_time)) {
        char *out = m_texts.reserve(kWindowsTimeRoom);
        m_row.put(m_time, m_texts.keep(writeFileTime(header.written, out)));
    }
    if (!m_row.hasValue(m_number)) {
        char *out = m_texts.reserve(kWindowsTimeRoom);
        m_row.put(m_number, m_texts.keep(std::to_chars(out, out + kWindowsTimeRoom, header.number).ptr));
    }
}

bool EvtxReader::reject(const Reading &reading, std::string_view bytes, std::string reason)
{
    const std::uint64_t at = reading.buffer.offset();
    reading.buffer.consume(bytes.size(), Share::Reject);
    return reading.visitor.reject(
        {++m_line, at, bytes.size(), std::move(reason), std::string(bytes.substr(0, kMaxRejectTextBytes))});
}

void EvtxReader::warnOfChunk(const EvtxChunk &chunk, Warnings &warnings) const
{
    const std::uint64_t line = m_line + 1;
    if (chunk.isChecksumWrong)
        warnings.add("EVTX_CHECKSUM",
                     "A checksum of a chunk is wrong: its records were changed, or the log was in use.", line);
    if (chunk.missing > 0)
        warnings.add("EVTX_RECORDS_MISSING", "A chunk counts records that are not in it.", line, chunk.missing);
    if (!chunk.isWhole)
        warnings.add("EVTX_CUT", "The file ends within a chunk: records may be missing.", line);
}

void EvtxReader::warnOfRecord(const EvtxFlaws &flaws, Kind kind, Warnings &warnings) const
{
    const auto warn = [&](std::string_view code, std::string_view message, std::uint64_t count) {
        if (count > 0)
            warnings.add(code, message, m_line, count);
    };
    warn("EVTX_RECOVERED", "A record lies outside of what its chunk counts: it was deleted or not yet saved.",
         kind == Kind::Recovered ? 1 : 0);
    warn("EVTX_HIDDEN", "A record lies within another one: somebody made that larger to hide it.",
         kind == Kind::Hidden ? 1 : 0);
    warn("EVTX_NAMES_LOST", "The template of a record is lost: its values are shown without their names.",
         flaws.lostTemplates);
    warn("LONE_SURROGATE", "Half a surrogate pair is no character; it shows as its escape.", flaws.texts.halfPairs);
    warn("NUL_BYTE", "A NUL within a text shows as its escape.", flaws.texts.nuls);
    warn("BAD_UTF8", "Bytes of a text of an unknown code page show as their escapes.", flaws.badBytes);
    warn("EVTX_ODD_VALUE", "A value has not the size of its type; its bytes are shown.", flaws.oddSizes);
}

void EvtxReader::warnOfFileHeader(Warnings &warnings) const
{
    if (!m_header)
        warnings.add("EVTX_CORRUPT", "The file does not begin with the header of an event log.");
    else if (m_header->isChecksumWrong)
        warnings.add("EVTX_CHECKSUM", "The checksum of the file's header is wrong.");
    if (m_header && m_header->isDirty)
        warnings.add("EVTX_DIRTY", "The log was in use when it was copied: its last records may be missing.");
}

void EvtxReader::release(const Reading &reading)
{
    reading.visitor.release();
    m_texts.release();
    m_row.releaseText();
}

} // namespace

std::optional<std::string> recogniseEvtx(const Head &head, const ImportOptions &)
{
    if (!head.isBinary())
        return std::nullopt;
    return head.text().starts_with(kEvtxFileMark) ? "It begins with the mark of a Windows event log, \"ElfFile\"."
                                                  : "It holds chunks of a Windows event log, marked \"ElfChnk\".";
}

std::unique_ptr<Reader> openEvtx(const Head &, const ImportOptions &)
{
    return std::make_unique<EvtxReader>();
}

} // namespace anomalyst::importing
