#include "core/import/evtx_chunk.h"

#include "core/import/evtx_cursor.h"

#include <algorithm>
#include <zlib.h>

namespace anomalyst::importing
{

namespace
{

using Kind = EvtxStretch::Kind;

constexpr std::size_t kChunkHeaderBytes = 512;
constexpr std::string_view kRecordMark{"**\0\0", 4};
constexpr std::size_t kRecordHeaderBytes = 24;
constexpr std::size_t kLeastRecordBytes = kRecordHeaderBytes + 4; // the size stands at both ends
constexpr std::uint64_t kMostRecords = kEvtxChunkBytes / kLeastRecordBytes;

std::uint32_t checksum(std::string_view bytes, std::uint32_t before = 0)
{
    return static_cast<std::uint32_t>(
        crc32(before, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    return evtxNumberAt<std::uint32_t>(bytes, at);
}

bool isZero(std::string_view bytes)
{
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// Where the record that begins at `at` ends; 0 when there is none that ends within `end`.
std::size_t recordEnd(std::string_view bytes, std::size_t at, std::size_t end)
{
    if (end - at < kLeastRecordBytes || !bytes.substr(at).starts_with(kRecordMark))
        return 0;
    const std::uint32_t size = numberAt(bytes, at + 4);
    const bool isRecord = size >= kLeastRecordBytes && size <= end - at && numberAt(bytes, at + size - 4) == size;
    return isRecord ? at + size : 0;
}

// Takes one chunk apart.
class Walk
{
public:
    Walk(std::string_view bytes, EvtxChunk &chunk)
        : m_bytes(bytes)
        , m_chunk(chunk)
    {
    }

    // Covers the bytes up to `end` with records of a kind and what lies between them.
    void cover(std::size_t end, Kind record, Kind between)
    {
        while (m_at < end) {
            const std::size_t begin = findRecord(end);
            if (begin > m_at)
                put(isZero(m_bytes.substr(m_at, begin - m_at)) ? Kind::Free : between, begin);
            if (begin < end)
                put(record, recordEnd(m_bytes, begin, end));
        }
    }
    void put(Kind kind, std::size_t end)
    {
        m_chunk.stretches.push_back({kind, m_at, end});
        m_at = end;
    }

private:
    std::size_t findRecord(std::size_t end) const
    {
        for (std::size_t at = m_at; at < end; ++at) {
            at = std::min(m_bytes.find(kRecordMark, at), end);
            if (at < end && recordEnd(m_bytes, at, end) != 0)
                return at;
        }
        return end;
    }

    std::string_view m_bytes;
    EvtxChunk &m_chunk;
    std::size_t m_at = 0;
};

// Where the chunk says its free space begins.
std::size_t freeSpace(std::string_view bytes)
{
    const std::uint32_t offset = numberAt(bytes, 48);
    return offset >= kChunkHeaderBytes && offset <= kEvtxChunkBytes ? offset : kEvtxChunkBytes;
}

std::uint64_t countedRecords(std::string_view bytes)
{
    const auto first = evtxNumberAt<std::uint64_t>(bytes, 8);
    const auto last = evtxNumberAt<std::uint64_t>(bytes, 16);
    const std::uint64_t count = last - first + 1;
    return first != ~std::uint64_t{0} && count <= kMostRecords ? count : 0;
}

bool isChecksumWrong(std::string_view bytes)
{
    const std::uint32_t ofHeader = checksum(bytes.substr(128, kChunkHeaderBytes - 128), checksum(bytes.substr(0, 120)));
    const std::size_t free = freeSpace(bytes);
    return ofHeader != numberAt(bytes, 124) ||
           checksum(bytes.substr(kChunkHeaderBytes, free - kChunkHeaderBytes)) != numberAt(bytes, 52);
}

// A chunk that begins where this one is damaged or free ends this one: bytes were lost.
void endAtNextChunk(std::string_view bytes, EvtxChunk &chunk)
{
    for (auto stretch = chunk.stretches.begin(); stretch != chunk.stretches.end(); ++stretch) {
        if (stretch->kind != Kind::Corrupt && stretch->kind != Kind::Free)
            continue;
        const std::size_t at = bytes.substr(0, stretch->end).find(kEvtxChunkMark, stretch->begin);
        if (at == std::string_view::npos || at == 0)
            continue;
        chunk.bytes = stretch->end = at;
        chunk.stretches.erase(stretch->begin == at ? stretch : stretch + 1, chunk.stretches.end());
        return;
    }
}

} // namespace

bool isEvtx(std::string_view bytes)
{
    if (bytes.starts_with(kEvtxFileMark) || bytes.starts_with(kEvtxChunkMark))
        return true;
    // What the mark of a chunk stands behind must be like a header: a line of a text may hold such a mark, too.
    const std::string_view header = bytes.substr(0, kEvtxFileHeaderBytes);
    const auto nuls = static_cast<std::size_t>(std::ranges::count(header, '\0'));
    return nuls > kEvtxFileHeaderBytes / 2 && bytes.substr(header.size()).starts_with(kEvtxChunkMark);
}

EvtxChunk takeEvtxChunk(std::string_view bytes)
{
    bytes = bytes.substr(0, kEvtxChunkBytes);
    EvtxChunk chunk;
    chunk.bytes = bytes.size();
    chunk.isWhole = bytes.size() == kEvtxChunkBytes;
    chunk.hasHeader = bytes.starts_with(kEvtxChunkMark);
    Walk walk(bytes, chunk);
    if (!chunk.hasHeader) {
        walk.cover(bytes.size(), Kind::Recovered, Kind::Corrupt);
    } else if (bytes.size() < kChunkHeaderBytes) {
        walk.put(Kind::Header, bytes.size());
    } else {
        walk.put(Kind::Header, kChunkHeaderBytes);
        walk.cover(std::min(freeSpace(bytes), bytes.size()), Kind::Record, Kind::Corrupt);
        walk.cover(bytes.size(), Kind::Recovered, Kind::Free);
        const auto records =
            static_cast<std::uint64_t>(std::ranges::count(chunk.stretches, Kind::Record, &EvtxStretch::kind));
        chunk.missing = countedRecords(bytes) - std::min(countedRecords(bytes), records);
        chunk.isChecksumWrong = chunk.isWhole && isChecksumWrong(bytes);
    }
    endAtNextChunk(bytes, chunk);
    EvtxStretch *last = chunk.stretches.empty() ? nullptr : &chunk.stretches.back();
    if (last && !chunk.isWhole && last->kind == Kind::Corrupt &&
        bytes.substr(last->begin).starts_with(kRecordMark.substr(0, bytes.size() - last->begin)))
        last->kind = Kind::Cut;
    return chunk;
}

EvtxFileHeader readEvtxFileHeader(std::string_view bytes)
{
    constexpr std::size_t kCheckedBytes = 120;
    EvtxFileHeader header;
    if (bytes.size() < kCheckedBytes + 8)
        return header;
    header.isDirty = (numberAt(bytes, kCheckedBytes) & 1) != 0;
    header.isChecksumWrong = checksum(bytes.substr(0, kCheckedBytes)) != numberAt(bytes, kCheckedBytes + 4);
    header.chunks = evtxNumberAt<std::uint16_t>(bytes, 42);
    return header;
}

std::size_t findHiddenEvtxRecord(std::string_view chunk, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin; end - at >= kLeastRecordBytes; ++at) {
        at = chunk.find(kRecordMark, at);
        if (at >= end || end - at < kLeastRecordBytes)
            break;
        const std::uint32_t size = numberAt(chunk, at + 4); // the one behind it may be gone
        if (size >= kLeastRecordBytes && size <= end - at)
            return at;
    }
    return end;
}

EvtxRecordHeader readEvtxRecordHeader(std::string_view chunk, const EvtxStretch &record)
{
    return {evtxNumberAt<std::uint64_t>(chunk, record.begin + 8), evtxNumberAt<std::uint64_t>(chunk, record.begin + 16),
            record.begin + kRecordHeaderBytes, record.end - 4};
}

} // namespace anomalyst::importing
