// A window that slides over a source: the bytes not yet consumed, in one piece, with room behind them for wide loads.
// Reads in blocks cut at multiples of the block size. Owned by one reading; single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/byte_source.h"

#include <string_view>
#include <vector>

namespace anomalyst::importing
{

// What bytes of a source are to the import.
enum class Share : std::uint8_t { Event, Reject, Blank, Header };

class InputBuffer
{
public:
    static constexpr std::size_t kPadding = 64; // readable bytes behind unread()

    InputBuffer(const ByteSource &source, std::size_t blockBytes);

    std::string_view unread() const { return {m_bytes.data() + m_begin, m_end - m_begin}; }
    char *mutableUnread() { return m_bytes.data() + m_begin; }
    std::uint64_t offset() const { return m_readTo - (m_end - m_begin); } // of unread() in the source
    bool atEnd() const { return m_readTo == m_source.size(); }            // nothing lies behind unread()
    double fraction() const;                                              // of the source that was consumed
    std::uint64_t fingerprint() const { return m_fingerprint.value(); }
    const ByteSource &source() const { return m_source; }

    const ByteLedger &ledger() const { return m_ledger; } // of what was consumed

    void consume(std::size_t bytes, Share share)
    {
        m_begin += bytes;
        countOf(share) += bytes;
    }
    // Bytes that were consumed turned out to be something else.
    void recount(std::uint64_t bytes, Share from, Share to)
    {
        countOf(from) -= bytes;
        countOf(to) += bytes;
    }
    // At least doubles what is unread, as far as the source goes; moves it, so that views into it end. False at the
    // end of the source.
    bool grow();

private:
    void makeRoom(std::size_t bytes);
    std::uint64_t &countOf(Share share)
    {
        switch (share) {
        case Share::Event:
            return m_ledger.events;
        case Share::Reject:
            return m_ledger.rejected;
        case Share::Blank:
            return m_ledger.blank;
        case Share::Header:
            break;
        }
        return m_ledger.header;
    }

    const ByteSource &m_source;
    std::size_t m_blockBytes;
    std::vector<char> m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_readTo = 0;
    Fingerprint m_fingerprint;
    ByteLedger m_ledger;
};

void skipUtf8Mark(InputBuffer &buffer); // at the start of the source

} // namespace anomalyst::importing
