#include "core/import/head_lines.h"

#include <algorithm>

namespace anomalyst::importing
{

LineVote voteOfLines(const Head &head, const std::function<bool(std::string_view)> &isSuch)
{
    constexpr std::size_t kLines = 50;
    LineVote vote;
    std::string_view text = head.text();
    while (!text.empty() && vote.lines < kLines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        ++vote.lines;
        if (!isSuch(line))
            continue;
        ++vote.votes;
        vote.first = vote.first || vote.lines == 1;
    }
    return vote;
}

} // namespace anomalyst::importing
