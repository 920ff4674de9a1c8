// What sessions a choice of limits would give, without building them: how many, how long, and the silences between
// events, whose valley parts those within a sitting from those between two. Pure, any thread.
#pragma once

#include "core/query/session_cut.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace anomalyst::query
{

struct LengthBin {
    std::uint32_t low = 1; // commands, both ends included
    std::uint32_t high = 1;
    std::uint64_t sessions = 0;
};

struct SessionPreview {
    std::size_t sessions = 0;
    std::uint32_t longest = 0;      // commands
    std::vector<LengthBin> lengths; // 1, 2, 3 to 4, 5 to 8, ... up to the longest
};

struct GapBin {
    DurationUs low = 0; // [low, high)
    DurationUs high = 0;
    std::uint64_t gaps = 0;
};

struct GapHistogram {
    std::vector<GapBin> bins;         // six to a power of ten; the first holds all below a millisecond; none: no gap
    std::optional<DurationUs> valley; // proposed longest gap: between the two clearest peaks; none where there is one
};

SessionPreview previewSessions(const SessionOutline &outline, const SessionParams &limits,
                               const WorkContext &context = {});
GapHistogram gapsBetween(const SessionOutline &outline, const WorkContext &context = {});

} // namespace anomalyst::query
