// Reads little-endian numbers from a stretch of an EVTX chunk and never beyond it: after something that does not fit,
// failed() is true and every number is 0. Offsets are those of the chunk. Any thread.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace anomalyst::importing
{

static_assert(std::endian::native == std::endian::little, "EVTX numbers are little-endian and read as they lie");

// The number at an offset that is known to lie within the bytes.
template<typename Number>
Number evtxNumberAt(std::string_view bytes, std::size_t at)
{
    Number number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

class EvtxCursor
{
public:
    EvtxCursor(std::string_view chunk, std::size_t begin, std::size_t end)
        : m_chunk(chunk)
        , m_end(std::min(end, chunk.size()))
        , m_at(std::min(begin, m_end))
        , m_failed(begin > end || end > chunk.size())
    {
    }

    std::size_t at() const { return m_at; }
    std::size_t left() const { return m_end - m_at; }
    bool failed() const { return m_failed; }
    void fail()
    {
        m_failed = true;
        m_at = m_end;
    }

    std::uint8_t peek() const { return left() == 0 ? std::uint8_t{0} : evtxNumberAt<std::uint8_t>(m_chunk, m_at); }
    std::uint8_t u8() { return number<std::uint8_t>(); }
    std::uint16_t u16() { return number<std::uint16_t>(); }
    std::uint32_t u32() { return number<std::uint32_t>(); }
    std::string_view take(std::size_t bytes)
    {
        if (bytes > left()) {
            fail();
            return {};
        }
        const std::string_view taken = m_chunk.substr(m_at, bytes);
        m_at += bytes;
        return taken;
    }
    void skip(std::size_t bytes) { take(bytes); }

private:
    template<typename Number>
    Number number()
    {
        if (sizeof(Number) > left()) {
            fail();
            return 0;
        }
        const Number value = evtxNumberAt<Number>(m_chunk, m_at);
        m_at += sizeof(Number);
        return value;
    }

    std::string_view m_chunk;
    std::size_t m_end;
    std::size_t m_at;
    bool m_failed;
};

} // namespace anomalyst::importing
