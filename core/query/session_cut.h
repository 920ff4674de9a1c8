// Where one session ends and the next begins, and the events in the order in which they are cut. Any thread.
#pragma once

#include "core/query/sessions.h"

namespace anomalyst::query
{

// What cutting needs of the events of a log: 8 bytes an event, however the limits are chosen.
struct SessionOutline {
    std::vector<TimeUs> times;             // by user, then time
    std::vector<std::uint32_t> userBegins; // where each user's events begin, ascending
    std::size_t leftOut = 0;               // events without a time or a command
    std::size_t unnamed = 0;               // events without a user
};

SessionOutline outlineSessions(const store::EventColumns &events, const RowSet &rows, const SessionParams &params,
                               const WorkContext &context = {});

// Whether the event at `time` is the first of a session, given the one before it of the same user and the first of the
// session that lasts.
inline bool beginsSession(const SessionParams &params, TimeUs previous, TimeUs sessionBegin, TimeUs time)
{
    // Unsigned, so that the widest span of times cannot overflow.
    const auto span = [time](TimeUs earlier) {
        return static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(earlier);
    };
    return span(previous) > static_cast<std::uint64_t>(params.maxGap) ||
           span(sessionBegin) > static_cast<std::uint64_t>(params.maxSession);
}

} // namespace anomalyst::query
