#include "core/import/text_log_reader.h"

#include "core/import/csv_reader.h"
#include "core/import/head_lines.h"
#include "core/import/joined_lines_reader.h"
#include "core/import/time_in_text.h"

namespace anomalyst::importing
{

namespace
{

class TextLogReader final : public JoinedLinesReader
{
public:
    explicit TextLogReader(bool timesLead)
        : JoinedLinesReader(timesLead ? "a time" : "a part that holds a time")
        , m_timesLead(timesLead)
    {
    }

private:
    std::optional<TimeInText> timeOf(std::string_view line) const
    {
        return m_timesLead ? leadingTime(line) : innerTime(line);
    }
    bool beginsEvent(std::string_view line) const override { return timeOf(line).has_value(); }
    void fill(const Reading &, std::string_view event) override
    {
        const std::string_view firstLine = event.substr(0, event.find('\n'));
        const TimeInText found = *timeOf(firstLine);
        m_row.put("time", found.time);
        const auto behind = static_cast<std::size_t>(found.behind.data() - event.data());
        m_row.put("message", m_timesLead ? event.substr(behind) : event); // what stands before it means something, too
    }

    bool m_timesLead;
};

bool hasLeadingTime(std::string_view line)
{
    return leadingTime(line).has_value();
}

// Behind the time stands neither the end of the line nor what might part the fields of a table.
bool isClearlyText(std::string_view line)
{
    const std::optional<TimeInText> found = leadingTime(line);
    return found && !found->behind.empty() && found->behind.find_first_of(",;|\t\"") != 0 &&
           found->behind.data() != found->time.data() + found->time.size();
}

// Nearly all records have as many fields.
bool isEvenTable(const Head &head, const ImportOptions &options)
{
    const CsvDialect dialect = detectDialect(head, options.delimiter);
    return dialect.columns > 1 && dialect.share > 0.9;
}

bool timesLead(const Head &head)
{
    const LineVote vote = voteOfLines(head, hasLeadingTime);
    return vote.first || vote.votes * 10 >= vote.lines;
}

} // namespace

std::optional<std::string> recogniseTextLog(const Head &head, const ImportOptions &options)
{
    if (options.delimiter)
        return std::nullopt;
    const LineVote clear = voteOfLines(head, isClearlyText);
    if (clear.first)
        return "Its first lines begin with a time, followed by text.";
    const LineVote leading = voteOfLines(head, hasLeadingTime);
    const bool isMostlyClear = clear.votes * 2 >= leading.votes && clear.votes * 10 >= clear.lines;
    if (isMostlyClear && clear.votes > 0 && !isEvenTable(head, options))
        return "Lines of it begin with a time, followed by text.";
    if (recogniseCsv(head, options))
        return std::nullopt;
    if (leading.votes > 0 && leading.votes * 10 >= leading.lines)
        return "Lines of it begin with a time, and nothing parts them into fields.";
    if (voteOfLines(head, [](std::string_view line) { return innerTime(line).has_value(); }).isMajority())
        return "Most of its first lines hold a time, and nothing parts them into fields.";
    return std::nullopt;
}

std::unique_ptr<Reader> openTextLog(const Head &head, const ImportOptions &)
{
    return std::make_unique<TextLogReader>(timesLead(head));
}

} // namespace anomalyst::importing
