#include "core/import/error_log_reader.h"
#include "core/import/head_lines.h"
#include "core/import/split_text.h"
#include "core/import/time_text.h"

namespace anomalyst::importing
{

namespace
{

// The inside of the brackets at the front, which are taken with the blanks behind them; nothing when none are there.
std::optional<std::string_view> takeBracket(std::string_view &rest)
{
    const std::size_t end = rest.find(']');
    if (!rest.starts_with('[') || end == std::string_view::npos)
        return std::nullopt;
    const std::string_view inside = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    return inside;
}

bool isApacheError(std::string_view line)
{
    const std::optional<std::string_view> time = takeBracket(line);
    return time && line.starts_with('[') && time->size() > 3 && (time->front() < '0' || time->front() > '9') &&
           parseTime(*time, {}).outcome != ParsedTime::Outcome::NotATime;
}

class ApacheErrorReader final : public JoinedLinesReader
{
public:
    ApacheErrorReader()
        : JoinedLinesReader("a time in brackets")
    {
    }

private:
    bool beginsEvent(std::string_view line) const override { return isApacheError(line); }
    void fill(const Reading &reading, std::string_view event) override;
    void putLevel(std::string_view text);
    bool putPlace(std::string_view text);
};

void ApacheErrorReader::fill(const Reading &, std::string_view event)
{
    m_row.put("time", *takeBracket(event));
    if (const std::optional<std::string_view> level = takeBracket(event))
        putLevel(*level);
    for (;;) {
        std::string_view ahead = event;
        const std::optional<std::string_view> place = takeBracket(ahead);
        if (!place || !putPlace(*place))
            break;
        event = ahead;
    }
    m_row.put("message", event);
}

// "error", or since 2.4 "core:error".
void ApacheErrorReader::putLevel(std::string_view text)
{
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        m_row.put("module", text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    m_row.put("level", text);
}

// "pid 35708:tid 4328636416", "client 203.0.113.9:51234".
bool ApacheErrorReader::putPlace(std::string_view text)
{
    if (text.starts_with("pid ")) {
        text.remove_prefix(4);
        m_row.put("pid", takeUntil(text, ':'));
        if (text.starts_with("tid "))
            m_row.put("tid", text.substr(4));
        return true;
    }
    if (!text.starts_with("client ") && !text.starts_with("remote "))
        return false;
    m_row.put("client_ip", withoutPort(text.substr(7)));
    return true;
}

} // namespace

std::optional<std::string> recogniseApacheErrorLog(const Head &head, const ImportOptions &)
{
    if (voteOfLines(head, isApacheError).isMajority())
        return "Its first lines begin with a time and a level, each in brackets, as Apache's error log does.";
    return std::nullopt;
}

std::unique_ptr<Reader> openApacheErrorLog(const Head &, const ImportOptions &)
{
    return std::make_unique<ApacheErrorReader>();
}

} // namespace anomalyst::importing
