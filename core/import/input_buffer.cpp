#include "core/import/input_buffer.h"

#include "core/import/head.h"

#include <algorithm>
#include <cstring>

namespace anomalyst::importing
{

InputBuffer::InputBuffer(const ByteSource &source, std::size_t blockBytes)
    : m_source(source)
    , m_blockBytes(blockBytes)
{
    grow();
}

double InputBuffer::fraction() const
{
    return static_cast<double>(offset()) / static_cast<double>(m_source.size());
}

bool InputBuffer::grow()
{
    if (atEnd())
        return false;
    const std::size_t wanted = std::max<std::size_t>(m_end - m_begin, 1);
    makeRoom(wanted + m_blockBytes);
    for (std::size_t added = 0; added < wanted && !atEnd();) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(m_blockBytes, m_source.size() - m_readTo));
        const std::span<char> block(m_bytes.data() + m_end, length);
        m_source.readAt(m_readTo, block);
        m_fingerprint.add(block);
        m_end += length;
        m_readTo += length;
        added += length;
    }
    std::memset(m_bytes.data() + m_end, 0, kPadding);
    return true;
}

void InputBuffer::makeRoom(std::size_t bytes)
{
    const std::size_t unreadBytes = m_end - m_begin;
    if (unreadBytes != 0 && m_begin != 0)
        std::memmove(m_bytes.data(), m_bytes.data() + m_begin, unreadBytes);
    m_begin = 0;
    m_end = unreadBytes;
    if (m_bytes.size() < unreadBytes + bytes + kPadding)
        m_bytes.resize(unreadBytes + bytes + kPadding);
}

void skipUtf8Mark(InputBuffer &buffer)
{
    while (buffer.unread().size() < kUtf8Mark.size() && buffer.grow()) {
    }
    if (buffer.unread().starts_with(kUtf8Mark))
        buffer.consume(kUtf8Mark.size(), Share::Header);
}

} // namespace anomalyst::importing
