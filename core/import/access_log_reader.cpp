#include "core/import/access_log_reader.h"

#include "core/import/head_lines.h"
#include "core/import/split_text.h"
#include "core/import/time_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

// A line as far as it follows the form; parts that say "-" are missing.
struct AccessLine {
    std::string_view virtualHost;
    std::string_view client;
    std::string_view ident;
    std::string_view user;
    std::string_view time;
    std::string_view request;
    std::string_view status;
    std::string_view bytes;
    std::string_view referrer;
    std::string_view agent;
    std::string_view rest;
};

std::string_view unlessDash(std::string_view text)
{
    return text == "-" ? std::string_view() : text;
}

bool isNumberOrDash(std::string_view text)
{
    return !text.empty() && (text == "-" || std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }));
}

// Before the time: host, identity and user, with the virtual host in front of four. A user may hold blanks.
bool takeWho(std::string_view who, AccessLine &line)
{
    const std::ptrdiff_t blanks = std::ranges::count(who, ' ');
    if (blanks < 2)
        return false;
    if (blanks == 3)
        line.virtualHost = takeUntil(who, ' ');
    line.client = takeUntil(who, ' ');
    line.ident = unlessDash(takeUntil(who, ' '));
    line.user = unlessDash(who);
    return !line.client.empty() && !who.empty();
}

// Behind the numbers: referrer and user agent when both are there, then whatever was added.
void takeTail(std::string_view rest, AccessLine &line)
{
    std::string_view tail = withoutBlanks(rest);
    if (const auto referrer = takeQuoted(tail); referrer && tail.starts_with(' ')) {
        tail.remove_prefix(1);
        if (const auto agent = takeQuoted(tail)) {
            line.referrer = unlessDash(*referrer);
            line.agent = unlessDash(*agent);
            rest = tail;
        }
    }
    rest = withoutBlanks(rest);
    if (!rest.empty())
        line.rest = rest;
}

// Says what is wrong, or nothing.
std::string_view takeAccessLine(std::string_view text, AccessLine &line)
{
    const std::size_t open = text.find(" [");
    const std::size_t close = open == std::string_view::npos ? open : text.find("] \"", open);
    if (close == std::string_view::npos || !takeWho(text.substr(0, open), line))
        return "it does not begin with client, identity, user and [time]";
    line.time = text.substr(open + 2, close - open - 2);
    if (parseTime(line.time, {}).outcome == ParsedTime::Outcome::NotATime)
        return "what stands in brackets is no time";
    std::string_view rest = text.substr(close + 2);
    const std::optional<std::string_view> request = takeQuoted(rest);
    if (!request || !rest.starts_with(' '))
        return "the quotes around the request are not closed";
    line.request = unlessDash(*request);
    rest.remove_prefix(1);
    const std::string_view status = takeUntil(rest, ' ');
    const std::string_view bytes = takeUntil(rest, ' ');
    if (!isNumberOrDash(status) || !isNumberOrDash(bytes))
        return "no status and number of bytes follow the request";
    line.status = unlessDash(status);
    line.bytes = unlessDash(bytes);
    takeTail(rest, line);
    return {};
}

bool isMethod(std::string_view text)
{
    return !text.empty() && text.size() <= 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; });
}

} // namespace

bool AccessLogReader::takeLine(const Reading &reading, const LogLine &line)
{
    AccessLine access;
    if (const std::string_view problem = takeAccessLine(line.text, access); !problem.empty())
        return reject(reading, line, "ACCESS_LOG: " + std::string(problem));
    m_row.start(line.number);
    m_row.put("time", access.time);
    m_row.put("client_ip", access.client);
    if (access.ident.data())
        m_row.put("ident", access.ident);
    m_row.put("user", access.user);
    putRequest(access.request);
    m_row.put("status", access.status);
    m_row.put("bytes", access.bytes);
    const auto putIfThere = [this](std::string_view name, std::string_view text) {
        if (text.data())
            m_row.put(name, text);
    };
    putIfThere("referrer", access.referrer);
    putIfThere("user_agent", access.agent);
    putIfThere("virtual_host", access.virtualHost);
    putIfThere("rest", access.rest);
    return handOver(reading, line.number, line.bytes, line.text);
}

// "GET /path?query HTTP/1.1"; what is no such request is kept as a whole.
void AccessLogReader::putRequest(std::string_view request)
{
    std::string_view target = request;
    const std::string_view method = takeUntil(target, ' ');
    const std::size_t lastBlank = target.rfind(' ');
    const bool hasProtocol = lastBlank != std::string_view::npos && target.substr(lastBlank + 1).starts_with("HTTP/");
    const std::string_view protocol = hasProtocol ? target.substr(lastBlank + 1) : std::string_view();
    if (hasProtocol)
        target = target.substr(0, lastBlank);
    if (!isMethod(method) || target.empty()) {
        m_row.put("operation", request);
        return;
    }
    const std::size_t mark = target.find('?');
    const std::string_view path = target.substr(0, mark);
    std::string &operation = m_row.newText();
    operation.append(method).append(" ").append(path);
    m_row.put("operation", operation);
    m_row.put("method", method);
    m_row.put("path", path);
    if (mark != std::string_view::npos)
        m_row.put("query", target.substr(mark + 1));
    if (hasProtocol)
        m_row.put("protocol", protocol);
}

std::optional<std::string> recogniseAccessLog(const Head &head, const ImportOptions &)
{
    const LineVote vote = voteOfLines(head, [](std::string_view text) {
        AccessLine line;
        return takeAccessLine(text, line).empty();
    });
    if (vote.isMajority())
        return "Its first lines hold a client, a time in brackets and a quoted request, as access logs do.";
    return std::nullopt;
}

std::unique_ptr<Reader> openAccessLog(const Head &, const ImportOptions &)
{
    return std::make_unique<AccessLogReader>();
}

} // namespace anomalyst::importing
