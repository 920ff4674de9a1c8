#include "core/import/line_reader.h"

#include <algorithm>

namespace anomalyst::importing
{

void LineReader::begin(const Reading &) {}

void LineReader::finish(const Reading &) {}

void LineReader::read(const Reading &reading)
{
    InputBuffer &buffer = reading.buffer;
    skipUtf8Mark(buffer);
    begin(reading);
    bool goOn = true;
    for (std::uint64_t number = 1; goOn;) {
        const std::string_view data = buffer.unread();
        const std::size_t end = data.find('\n');
        const bool open = end == std::string_view::npos;
        if (std::min(end, data.size()) > kMaxRecordBytes) {
            goOn = skipLongLine(reading, number);
        } else if (open && !buffer.atEnd()) {
            reading.report();
            release(reading);
            buffer.grow();
            continue;
        } else if (data.empty()) {
            break;
        } else {
            const std::size_t bytes = open ? data.size() : end + 1;
            m_share = Share::Event;
            goOn = takeText(reading, {data.substr(0, end), number, buffer.offset(), bytes});
            buffer.consume(bytes, m_share);
        }
        if (++number % kRecordsBetweenReports == 0)
            reading.report();
    }
    if (goOn)
        finish(reading);
    reading.visitor.release();
}

void LineReader::release(const Reading &reading)
{
    reading.visitor.release();
    releaseText();
}

bool LineReader::takeText(const Reading &reading, LogLine line)
{
    if (line.text.ends_with('\r'))
        line.text.remove_suffix(1);
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) {
        m_share = Share::Blank;
        reading.visitor.blank();
        return true;
    }
    return takeLine(reading, line);
}

bool LineReader::reject(const Reading &reading, const LogLine &line, std::string reason)
{
    m_share = Share::Reject;
    return reading.visitor.reject(
        {line.number, line.byte, line.bytes, std::move(reason), std::string(line.text.substr(0, kMaxRejectTextBytes))});
}

bool LineReader::skipLongLine(const Reading &reading, std::uint64_t number)
{
    InputBuffer &buffer = reading.buffer;
    RejectedRow row{number, buffer.offset(), 0, {}, std::string(buffer.unread().substr(0, kMaxRejectTextBytes))};
    std::uint64_t bytes = 0;
    for (;;) {
        const std::string_view data = buffer.unread();
        const std::size_t end = std::min(data.find('\n'), data.size());
        bytes += end;
        const bool found = end < data.size();
        buffer.consume(end + (found ? 1 : 0), Share::Reject);
        row.bytes += end + (found ? 1 : 0);
        if (found || buffer.atEnd())
            break;
        reading.report();
        release(reading);
        buffer.grow();
    }
    row.reason = "LINE_TOO_LONG: " + std::to_string(bytes) + " bytes of at most " + std::to_string(kMaxRecordBytes);
    return reading.visitor.reject(row);
}

} // namespace anomalyst::importing
