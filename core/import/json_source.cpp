#include "core/import/json_source.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kNone = std::string_view::npos;

} // namespace

JsonSource::JsonSource(const Reading &reading, std::function<void()> release)
    : m_reading(reading)
    , m_release(std::move(release))
{
    skipUtf8Mark(reading.buffer);
}

void JsonSource::grow()
{
    m_reading.report();
    m_release();
    m_reading.buffer.grow();
}

void JsonSource::consume(std::size_t bytes, Share share)
{
    const std::string_view gone = m_reading.buffer.unread().substr(0, bytes);
    m_line += static_cast<std::uint64_t>(std::ranges::count(gone, '\n'));
    m_reading.buffer.consume(bytes, share);
}

char JsonSource::peek()
{
    for (;;) {
        const std::string_view text = m_reading.buffer.unread();
        const std::size_t blanks = std::min(text.find_first_not_of(kJsonBlanks), text.size());
        const std::size_t lineEnd = text.substr(0, blanks).rfind('\n');
        if (lineEnd != kNone)
            m_column = blanks - lineEnd - 1;
        else if (m_column != kElsewhere)
            m_column += blanks;
        consume(blanks, Share::Blank);
        if (blanks < text.size())
            return text[blanks];
        if (m_reading.buffer.atEnd())
            return kEnd;
        grow();
    }
}

bool JsonSource::take(char c)
{
    if (peek() != c)
        return false;
    consume(1, Share::Header);
    m_column = kElsewhere;
    return true;
}

std::string_view JsonSource::ahead(std::size_t bytes)
{
    while (m_reading.buffer.unread().size() < bytes && !m_reading.buffer.atEnd())
        grow();
    return m_reading.buffer.unread().substr(0, bytes);
}

JsonPiece JsonSource::takeValue()
{
    peek();
    InputBuffer &buffer = m_reading.buffer;
    JsonPiece piece{{}, m_line, buffer.offset(), 0, {}};
    m_valueColumn = m_column;
    for (;;) {
        const std::string_view text = buffer.unread();
        const std::size_t next = m_isCautious ? nextRecordLine(text.size()) : kNone;
        const auto [length, isBroken] = jsonExtent(text.substr(0, next), buffer.atEnd() && next == kNone);
        const bool isTooLong = std::min({length, next, text.size()}) > kMaxRecordBytes;
        const bool isOpen = isBroken || (length == kNone && (next != kNone || buffer.atEnd()));
        if (isTooLong || isOpen) {
            const std::size_t known = std::min({isBroken ? length : kNone, text.size(), kMaxRecordBytes});
            const std::size_t end = nextRecordLine(known);
            if (isTooLong && end == kNone)
                takeTooLong(piece);
            else
                takeBroken(piece, std::min(end, known));
            return piece;
        }
        if (length != kNone) {
            piece.text = text.substr(0, length);
            piece.bytes = length;
            consume(length, Share::Event);
            m_column = kElsewhere;
            return piece;
        }
        grow();
    }
}

JsonPiece JsonSource::takeKey()
{
    constexpr std::size_t kLongestKey = 64u << 10;
    peek();
    const std::string_view text = ahead(kLongestKey);
    std::size_t end = jsonStringLength(text);
    if (end == kNone)
        end = std::max<std::size_t>(1, std::min(text.find_first_of(":,]}\n"), text.size()));
    m_front = text.substr(0, end); // the colon may lie beyond what is in the buffer
    const JsonPiece piece{m_front, m_line, m_reading.buffer.offset(), end, {}};
    consume(end, Share::Header);
    m_column = kElsewhere;
    return piece;
}

// Where the next line begins whose first byte, behind the blanks usual for a record, opens an object; looks at so many
// unread bytes.
std::size_t JsonSource::nextRecordLine(std::size_t within)
{
    const std::uint64_t offset = m_reading.buffer.offset();
    const std::string_view text = m_reading.buffer.unread().substr(0, within);
    if (m_nextRecord > offset)
        return m_nextRecord - offset < within ? static_cast<std::size_t>(m_nextRecord - offset) : kNone;
    const std::uint64_t again = m_indent + 2; // the line that was cut by the end of the text
    const std::uint64_t from = m_searchedTo > offset + again ? m_searchedTo - offset - again : 0;
    for (std::size_t at = text.find('\n', from); at != kNone; at = text.find('\n', at + 1)) {
        const std::size_t brace = at + 1 + m_indent;
        if (brace < text.size() && text[brace] == '{' &&
            text.substr(at + 1, m_indent).find_first_not_of(" \t") == kNone) {
            m_nextRecord = offset + at + 1;
            return at + 1;
        }
    }
    m_searchedTo = std::max(m_searchedTo, offset + text.size());
    return kNone;
}

void JsonSource::takeBroken(JsonPiece &piece, std::size_t end)
{
    const std::string_view text = m_reading.buffer.unread();
    piece.text = text.substr(0, end);
    const bool isLast = m_reading.buffer.atEnd() && end == text.size();
    piece.problem = !isLast ? "JSON_UNCLOSED: a bracket is not closed before something else begins or ends"
                            : "JSON_UNCLOSED: a bracket is not closed before the source ends";
    m_isCautious = true;
    piece.bytes = end;
    consume(end, Share::Event);
    m_column = 0;
}

void JsonSource::takeTooLong(JsonPiece &piece)
{
    m_front = m_reading.buffer.unread().substr(0, kMaxRejectTextBytes);
    skipValue(Share::Event);
    piece.text = m_front;
    piece.bytes = m_reading.buffer.offset() - piece.byte;
    piece.problem =
        "RECORD_TOO_LONG: " + std::to_string(piece.bytes) + " bytes of at most " + std::to_string(kMaxRecordBytes);
}

void JsonSource::skipValue(Share share)
{
    peek();
    JsonDepth depth;
    for (;;) {
        const std::string_view text = m_reading.buffer.unread();
        const std::size_t end = depth.follow(text);
        consume(std::min(end, text.size()), share);
        m_column = kElsewhere;
        if (end != kNone || m_reading.buffer.atEnd())
            return;
        grow();
    }
}

void JsonSource::learnIndent()
{
    if (m_valueColumn == kElsewhere || m_valueColumn == m_indent)
        return;
    m_indent = m_valueColumn;
    m_nextRecord = m_searchedTo = 0;
}

} // namespace anomalyst::importing
