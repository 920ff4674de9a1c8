// Votes of the first lines of a source on what it is. Pure functions, any thread.
#pragma once

#include "core/import/head.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace anomalyst::importing
{

struct LineVote {
    std::size_t lines = 0; // looked at, blank ones left out
    std::size_t votes = 0;
    bool first = false; // the first of them voted

    bool isMajority() const { return votes > 0 && votes * 2 >= lines; }
};

LineVote voteOfLines(const Head &head, const std::function<bool(std::string_view)> &isSuch);

} // namespace anomalyst::importing
