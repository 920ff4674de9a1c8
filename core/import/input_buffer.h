// A window that slides over a source: the bytes not yet consumed, in one piece, with room behind them for wide loads.
// Reads in blocks cut at multiples of the block size. Owned by one reading; single thread.
#pragma once

#include "core/import/byte_source.h"

#include <string_view>
#include <vector>

namespace anomalyst::importing
{

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

    void consume(std::size_t bytes) { m_begin += bytes; }
    // At least doubles what is unread, as far as the source goes; moves it, so that views into it end. False at the
    // end of the source.
    bool grow();

private:
    void makeRoom(std::size_t bytes);

    const ByteSource &m_source;
    std::size_t m_blockBytes;
    std::vector<char> m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_readTo = 0;
    Fingerprint m_fingerprint;
};

void skipUtf8Mark(InputBuffer &buffer); // at the start of the source

} // namespace anomalyst::importing
