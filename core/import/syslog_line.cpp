#include "core/import/syslog_line.h"

#include "core/import/split_text.h"
#include "core/import/text_cursor.h"
#include "core/import/time_text.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr int kPriorities = 192;

// "-" is how RFC 5424 says that there is none.
std::string_view takeField(std::string_view &rest)
{
    const std::string_view field = takeUntil(rest, ' ');
    return field == "-" ? std::string_view() : field;
}

bool takePriority(TextCursor &cursor, SyslogLine &line)
{
    if (!cursor.take('<'))
        return true;
    int priority = 0;
    if (!cursor.number(1, 3, priority) || !cursor.take('>') || priority >= kPriorities)
        return false;
    line.priority = priority;
    return true;
}

// "Jul 16 03:41:07", also with a year behind the day or a fraction behind the second.
bool takeNamedTime(TextCursor &cursor, SyslogLine &line)
{
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::string_view text = cursor.rest();
    const std::size_t month = text.size() < 4 ? std::string_view::npos : kMonths.find(text.substr(0, 3));
    if (month == std::string_view::npos || month % 3 != 0 || text[3] != ' ')
        return false;
    CivilTime civil;
    civil.month = static_cast<int>(month / 3) + 1;
    cursor.skip(3);
    cursor.takeBlanks();
    if (!cursor.number(1, 2, civil.day))
        return false;
    cursor.takeBlanks();
    TextCursor ahead = cursor;
    const bool hasYear = ahead.number(4, 4, civil.year) && ahead.take(' ');
    if (hasYear)
        cursor = ahead;
    if (!cursor.digits(2, civil.hour) || !cursor.take(':') || !cursor.digits(2, civil.minute) || !cursor.take(':') ||
        !cursor.digits(2, civil.second))
        return false;
    const char *fraction = cursor.rest().data();
    if (cursor.take('.')) {
        while (cursor.isDigit())
            cursor.skip(1);
    }
    const char *end = cursor.rest().data();
    if (hasYear)
        line.time = text.substr(0, static_cast<std::size_t>(end - text.data()));
    else
        line.yearless = civil;
    line.fraction = {fraction, static_cast<std::size_t>(end - fraction)};
    cursor.take(':'); // as Cisco's devices write
    return cursor.atEnd() || cursor.peek() == ' ';
}

bool takeIsoTime(TextCursor &cursor, SyslogLine &line)
{
    std::string_view rest = cursor.rest();
    const std::string_view word = takeUntil(rest, ' ');
    if (word.size() < 19 || word[10] != 'T' || parseTime(word, {}).outcome == ParsedTime::Outcome::NotATime)
        return false;
    line.time = word;
    cursor.skip(word.size());
    return true;
}

// "tag[pid]: " or "tag: " at the front.
bool takeTag(std::string_view &rest, SyslogLine &line)
{
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != ' ' && rest[end] != '[' &&
           !(rest[end] == ':' && (end + 1 == rest.size() || rest[end + 1] == ' ')))
        ++end;
    if (end == 0 || end == rest.size() || rest[end] == ' ')
        return false;
    const std::string_view tag = rest.substr(0, end);
    std::string_view behind = rest.substr(end);
    if (behind.front() == '[') {
        const std::size_t close = behind.find(']');
        if (close == std::string_view::npos || close + 1 == behind.size() || behind[close + 1] != ':')
            return false;
        line.pid = behind.substr(1, close - 1);
        behind.remove_prefix(close + 1);
    }
    line.process = tag;
    behind.remove_prefix(1);
    rest = behind;
    return true;
}

void takeOldBody(std::string_view rest, SyslogLine &line)
{
    rest = withoutLeadingBlanks(rest);
    if (!rest.starts_with("last message repeated ") && !takeTag(rest, line)) {
        line.host = takeUntil(rest, ' ');
        takeTag(rest, line);
    }
    line.message = withoutLeadingBlanks(rest);
}

// Levels stand where the host would in logs that are no syslog.
bool isLevel(std::string_view word)
{
    constexpr std::array<std::string_view, 12> kLevels = {"INFO",  "WARN",  "WARNING",  "ERROR",
                                                          "DEBUG", "TRACE", "CRITICAL", "NOTICE",
                                                          "FATAL", "ERR",   "SEVERE",   "VERBOSE"};
    return std::ranges::find(kLevels, word) != kLevels.end();
}

bool takeStructured(std::string_view &rest, SyslogLine &line)
{
    if (rest == "-" || rest.starts_with("- ")) {
        rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
        return true;
    }
    std::string_view ahead = rest;
    while (takeSyslogElement(ahead)) {
    }
    const std::size_t length = rest.size() - ahead.size();
    if (length == 0 || (!ahead.empty() && ahead.front() != ' '))
        return false;
    line.structured = rest.substr(0, length);
    rest = ahead;
    return true;
}

std::string takeNewBody(std::string_view rest, SyslogLine &line)
{
    line.time = takeField(rest);
    if (line.time.data() && parseTime(line.time, {}).outcome == ParsedTime::Outcome::NotATime)
        return "what follows the version is no time";
    line.host = takeField(rest);
    line.process = takeField(rest);
    line.pid = takeField(rest);
    line.messageId = takeField(rest);
    if (!takeStructured(rest, line))
        return "the structured data is neither \"-\" nor [id name=\"value\"]";
    rest = withoutLeadingBlanks(rest);
    if (rest.starts_with("\xef\xbb\xbf"))
        rest.remove_prefix(3);
    if (!rest.empty())
        line.message = rest;
    return {};
}

} // namespace

std::string parseSyslogLine(std::string_view text, SyslogLine &line)
{
    TextCursor cursor(text);
    if (!takePriority(cursor, line))
        return "the priority is no number from 0 to 191 in <>";
    const std::string_view rest = cursor.rest();
    const bool isNew = rest.starts_with("1 ") && rest.size() > 3 &&
                       ((line.priority && rest[2] == '-') || (rest[2] >= '0' && rest[2] <= '9'));
    if (isNew)
        return takeNewBody(rest.substr(2), line);
    if (takeNamedTime(cursor, line)) {
        takeOldBody(cursor.rest(), line);
        return {};
    }
    cursor = TextCursor(rest);
    if (!takeIsoTime(cursor, line))
        return "it does not begin with a time";
    takeOldBody(cursor.rest(), line);
    if (!line.priority && (!line.process.data() || isLevel(line.host)))
        return "no host and process follow the time";
    return {};
}

std::optional<SyslogElement> takeSyslogElement(std::string_view &structured)
{
    if (!structured.starts_with('['))
        return std::nullopt;
    std::string_view rest = structured.substr(1);
    const std::size_t idEnd = rest.find_first_of(" ]");
    if (idEnd == std::string_view::npos || idEnd == 0)
        return std::nullopt;
    SyslogElement element{rest.substr(0, idEnd), {}};
    rest.remove_prefix(idEnd);
    const char *begin = rest.data();
    while (takeSyslogParameter(rest)) {
    }
    if (!rest.starts_with(']'))
        return std::nullopt;
    element.parameters = {begin, static_cast<std::size_t>(rest.data() - begin)};
    structured = rest.substr(1);
    return element;
}

std::optional<SyslogParameter> takeSyslogParameter(std::string_view &parameters)
{
    std::string_view rest = parameters;
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    const std::size_t sign = rest.find_first_of("= ]\"");
    if (sign == std::string_view::npos || sign == 0 || rest[sign] != '=')
        return std::nullopt;
    const std::string_view name = rest.substr(0, sign);
    rest.remove_prefix(sign + 1);
    const std::optional<std::string_view> value = takeQuoted(rest);
    if (!value)
        return std::nullopt;
    parameters = rest;
    return SyslogParameter{name, *value};
}

std::string_view syslogFacility(int priority)
{
    constexpr std::array<std::string_view, 24> kNames = {"kern",   "user",   "mail",   "daemon", "auth",     "syslog",
                                                         "lpr",    "news",   "uucp",   "cron",   "authpriv", "ftp",
                                                         "ntp",    "audit",  "alert",  "clock",  "local0",   "local1",
                                                         "local2", "local3", "local4", "local5", "local6",   "local7"};
    return kNames[static_cast<std::size_t>(priority) / 8];
}

std::string_view syslogSeverity(int priority)
{
    constexpr std::array<std::string_view, 8> kNames = {"emerg",   "alert",  "crit", "err",
                                                        "warning", "notice", "info", "debug"};
    return kNames[static_cast<std::size_t>(priority) % 8];
}

} // namespace anomalyst::importing
