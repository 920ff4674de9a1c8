// Names that are unique within a log, as SQLite sees it: ASCII case does not part them. Single thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace anomalyst::importing
{

class ColumnNames
{
public:
    // The name wished for, or that name with the first free number behind it.
    std::string unique(std::string_view wished);

private:
    std::set<std::string> m_taken; // in lower case
};

std::string lowerAscii(std::string_view text);

} // namespace anomalyst::importing
