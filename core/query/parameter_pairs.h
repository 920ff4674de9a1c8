// key=value pairs parted by blanks. A key or value in "…" or '…' may hold blanks and '='; in it, a backslash before the
// quote or another backslash stands for that character. Pure, any thread.
#pragma once

#include "core/query/parameter_text.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

// False when a word is no pair or a quote is left open. The views are into `text`, or into `unescaped` where a
// backslash had to go.
bool readPairs(std::string_view text, std::deque<std::string> &unescaped, std::vector<ParameterText> &found);

} // namespace anomalyst::query
