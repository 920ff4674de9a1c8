// One chunk of an EVTX file taken apart into stretches that cover it: header, records, what is no record, free space.
// Trusts no offset or size in it; never reads outside. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

inline constexpr std::size_t kEvtxChunkBytes = 65'536;
inline constexpr std::size_t kEvtxFileHeaderBytes = 4096;
inline constexpr std::string_view kEvtxFileMark{"ElfFile\0", 8};
inline constexpr std::string_view kEvtxChunkMark{"ElfChnk\0", 8};

// The first bytes are those of an event log: of its header, or of a chunk with or without a damaged header before it.
bool isEvtx(std::string_view bytes);

struct EvtxStretch {
    enum class Kind : std::uint8_t {
        Header,
        Record,
        Recovered, // a record outside of what the chunk says it holds
        Hidden,    // a record within the bytes of the one before, whose size was enlarged to cover it
        Corrupt,   // bytes where records ought to be
        Cut,       // of a record whose rest the source does not have
        Free,
    };
    Kind kind;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct EvtxChunk {
    std::vector<EvtxStretch> stretches;
    bool hasHeader = false;
    bool isWhole = false;         // not cut by the end of the source
    bool isChecksumWrong = false; // of the header or the records; unknown when it is not whole
    std::uint64_t missing = 0;    // records that the header counts and that are not there
    std::size_t bytes = 0;        // less than given when another chunk begins early
};

// Takes at most kEvtxChunkBytes, fewer only at the end of the source.
EvtxChunk takeEvtxChunk(std::string_view bytes);

// Of a file's header, as far as it is there.
struct EvtxFileHeader {
    bool isDirty = false; // it was in use when it was copied, or not closed
    bool isChecksumWrong = false;
    std::uint16_t chunks = 0; // that it counts
};
EvtxFileHeader readEvtxFileHeader(std::string_view bytes);

// Where a hidden record begins between the end of a record's document and the end of its bytes; `end` when none does.
std::size_t findHiddenEvtxRecord(std::string_view chunk, std::size_t begin, std::size_t end);

struct EvtxRecordHeader {
    std::uint64_t number;
    std::uint64_t written; // 100 ns since 1601
    std::size_t xmlBegin;  // in the chunk
    std::size_t xmlEnd;
};
EvtxRecordHeader readEvtxRecordHeader(std::string_view chunk, const EvtxStretch &record);

} // namespace anomalyst::importing
