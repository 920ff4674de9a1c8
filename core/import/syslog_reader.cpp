#include "core/import/syslog_reader.h"

#include "core/import/head_lines.h"

namespace anomalyst::importing
{

namespace
{

void appendTwoDigits(std::string &out, int number)
{
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
}

// RFC 5424 lets a backslash stand before a quote, a backslash and a bracket, and before nothing else.
void appendUnescapedValue(std::string &out, std::string_view value)
{
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char next = value[i] == '\\' && i + 1 < value.size() ? value[i + 1] : '\0';
        i += next == '"' || next == '\\' || next == ']' ? 1 : 0;
        out += value[i];
    }
}

} // namespace

SyslogReader::SyslogReader(std::optional<int> year)
    : m_yearIsWished(year.has_value())
    , m_years(year)
{
}

void SyslogReader::begin(const Reading &reading)
{
    m_years.begin(reading.buffer.source().modified());
}

void SyslogReader::finish(const Reading &)
{
    m_years.end();
}

bool SyslogReader::takeLine(const Reading &reading, const LogLine &line)
{
    SyslogLine parsed;
    if (std::string problem = parseSyslogLine(line.text, parsed); !problem.empty())
        return reject(reading, line, "SYSLOG: " + problem);
    m_row.start(line.number);
    m_row.put("time", timeOf(reading, parsed, line.number));
    if (parsed.priority) {
        m_row.put("facility", syslogFacility(*parsed.priority));
        m_row.put("severity", syslogSeverity(*parsed.priority));
    }
    m_row.put("host", parsed.host);
    m_row.put("process", parsed.process);
    m_row.put("pid", parsed.pid);
    if (parsed.messageId.data())
        m_row.put("msgid", parsed.messageId);
    m_row.put("msg", parsed.message);
    putStructured(parsed.structured);
    return handOver(reading, line.number, line.bytes, line.text);
}

std::string_view SyslogReader::timeOf(const Reading &reading, const SyslogLine &line, std::uint64_t number)
{
    if (!line.yearless)
        return line.time;
    if (!m_yearIsWished)
        reading.warnings.add("YEAR_ASSUMED",
                             "The times say no year; it was told from when the file was last modified. Say the year of "
                             "the first event if that is wrong.",
                             number);
    const CivilTime &civil = *line.yearless;
    std::string &time = m_row.newText();
    const std::string year = std::to_string(m_years.yearOf(civil));
    time.append(year.size() < 4 ? 4 - year.size() : 0, '0').append(year);
    for (const auto &[sign, part] : {std::pair{'-', civil.month}, std::pair{'-', civil.day}, std::pair{' ', civil.hour},
                                     std::pair{':', civil.minute}, std::pair{':', civil.second}}) {
        time += sign;
        appendTwoDigits(time, part);
    }
    time += line.fraction;
    return time;
}

void SyslogReader::putStructured(std::string_view structured)
{
    while (const std::optional<SyslogElement> element = takeSyslogElement(structured)) {
        std::string_view parameters = element->parameters;
        while (const std::optional<SyslogParameter> parameter = takeSyslogParameter(parameters)) {
            m_name.assign("sd.").append(element->id).append(".").append(parameter->name);
            std::string &value = m_row.newText();
            if (m_row.has(m_name)) // a name may be given several times
                value.append(m_row.text(m_name)).append(", ");
            appendUnescapedValue(value, parameter->value);
            m_row.put(m_name, value);
        }
    }
}

std::optional<std::string> recogniseSyslog(const Head &head, const ImportOptions &)
{
    const LineVote vote = voteOfLines(head, [](std::string_view text) {
        SyslogLine line;
        return parseSyslogLine(text, line).empty();
    });
    if (vote.isMajority())
        return "Its first lines begin with a priority or time and a host, as syslog does.";
    return std::nullopt;
}

std::unique_ptr<Reader> openSyslog(const Head &, const ImportOptions &options)
{
    return std::make_unique<SyslogReader>(options.year);
}

} // namespace anomalyst::importing
