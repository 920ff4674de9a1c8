#include "core/import/error_log_reader.h"
#include "core/import/head_lines.h"
#include "core/import/split_text.h"
#include "core/import/text_cursor.h"
#include "core/import/time_text.h"

#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kTimeLength = 19; // "2020/07/16 03:41:07"

struct Place {
    std::string_view key;
    std::string_view column;
};
// What nginx adds behind its message, in the order in which it does.
constexpr std::array kPlaces = {
    Place{"client", "client_ip"},      Place{"server", "server_name"}, Place{"request", "request"},
    Place{"subrequest", "subrequest"}, Place{"upstream", "upstream"},  Place{"host", "http_host"},
    Place{"referrer", "referrer"},
};

bool isNginxError(std::string_view line)
{
    return line.size() > kTimeLength + 2 && line[4] == '/' && line.substr(kTimeLength).starts_with(" [") &&
           parseTime(line.substr(0, kTimeLength), {}).outcome != ParsedTime::Outcome::NotATime;
}

// Where ", key: " stands outside of double quotes, from `from` on.
std::size_t findPlace(std::string_view text, std::string_view key, std::size_t from)
{
    const std::string wanted = ", " + std::string(key) + ": ";
    bool quoted = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted && text[at] == ',' && text.substr(at).starts_with(wanted))
            return at;
    }
    return std::string_view::npos;
}

class NginxErrorReader final : public JoinedLinesReader
{
public:
    NginxErrorReader()
        : JoinedLinesReader("a time and a level in brackets")
    {
    }

private:
    bool beginsEvent(std::string_view line) const override { return isNginxError(line); }
    void fill(const Reading &reading, std::string_view event) override;
    std::string_view takeProcess(std::string_view rest);
    void putPlaces(std::string_view places);
};

void NginxErrorReader::fill(const Reading &, std::string_view event)
{
    m_row.put("time", event.substr(0, kTimeLength));
    std::string_view rest = event.substr(kTimeLength + 2);
    m_row.put("level", takeUntil(rest, ']'));
    rest = takeProcess(withoutBlanks(rest));
    const std::size_t client = findPlace(rest, "client", 0);
    m_row.put("message", rest.substr(0, client));
    if (client != std::string_view::npos)
        putPlaces(rest.substr(client));
}

// "1234#5678: *9 " at the front: process, thread and connection. Returns what follows.
std::string_view NginxErrorReader::takeProcess(std::string_view rest)
{
    TextCursor cursor(rest);
    int pid = 0;
    int tid = 0;
    if (!cursor.number(1, 9, pid) || !cursor.take('#') || !cursor.number(1, 9, tid) || !cursor.take(": "))
        return rest;
    const std::size_t sign = rest.find('#');
    m_row.put("pid", rest.substr(0, sign));
    m_row.put("tid", rest.substr(sign + 1, rest.find(':') - sign - 1));
    rest = cursor.rest();
    const std::size_t end = rest.find(' ');
    if (rest.starts_with('*') && end != std::string_view::npos) {
        m_row.put("connection", rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
    return rest;
}

void NginxErrorReader::putPlaces(std::string_view places)
{
    std::size_t from = 0;
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
        const std::size_t at = findPlace(places, kPlaces[i].key, from);
        if (at == std::string_view::npos)
            continue;
        const std::size_t begin = at + kPlaces[i].key.size() + 4;
        std::size_t end = places.size();
        for (std::size_t later = i + 1; later < kPlaces.size(); ++later)
            end = std::min(end, findPlace(places, kPlaces[later].key, begin));
        std::string_view value = places.substr(begin, end - begin);
        if (std::string_view ahead = value; const auto inside = takeQuoted(ahead)) {
            if (ahead.empty())
                value = *inside;
        }
        m_row.put(kPlaces[i].column, value);
        from = end;
    }
}

} // namespace

std::optional<std::string> recogniseNginxErrorLog(const Head &head, const ImportOptions &)
{
    if (voteOfLines(head, isNginxError).isMajority())
        return "Its first lines begin with a time with slashes and a level in brackets, as nginx's error log does.";
    return std::nullopt;
}

std::unique_ptr<Reader> openNginxErrorLog(const Head &, const ImportOptions &)
{
    return std::make_unique<NginxErrorReader>();
}

} // namespace anomalyst::importing
