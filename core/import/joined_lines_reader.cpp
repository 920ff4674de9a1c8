#include "core/import/joined_lines_reader.h"

namespace anomalyst::importing
{

JoinedLinesReader::JoinedLinesReader(std::string expected)
    : m_expected(std::move(expected))
{
}

void JoinedLinesReader::begin(const Reading &)
{
    m_event.clear();
}

bool JoinedLinesReader::takeLine(const Reading &reading, const LogLine &line)
{
    if (beginsEvent(line.text)) {
        const bool goOn = emitEvent(reading);
        m_event = line.text;
        m_line = line.number;
        m_bytes = line.bytes;
        return goOn;
    }
    if (m_event.empty())
        return reject(reading, line, "NO_EVENT: no line before this one begins with " + m_expected);
    if (m_event.size() + line.text.size() > kMaxRecordBytes)
        return reject(reading, line,
                      "LINE_TOO_LONG: the event that this line continues would have more than " +
                          std::to_string(kMaxRecordBytes) + " bytes");
    m_event.append("\n").append(line.text);
    m_bytes += line.bytes;
    return true;
}

void JoinedLinesReader::finish(const Reading &reading)
{
    emitEvent(reading);
}

bool JoinedLinesReader::emitEvent(const Reading &reading)
{
    if (m_event.empty())
        return true;
    std::string &event = m_row.newText();
    event.swap(m_event);
    m_row.start(m_line);
    fill(reading, event);
    return handOver(reading, m_line, m_bytes, event);
}

} // namespace anomalyst::importing
