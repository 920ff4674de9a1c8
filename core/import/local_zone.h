// The zone of times that say none: UTC, a fixed offset, or a place whose clock changes. Never changes; any thread.
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <memory>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

struct ZoneHistory;

// How often a local time comes on the clock of its zone.
enum class ClockFit : std::uint8_t {
    Once,
    Skipped, // the clock was put forward over it: read as if it had not been, which moves it forward by the gap
    Twice,   // the clock was put back over it: the first of the two is taken
};

class LocalZone
{
public:
    // "UTC", "Z", "+02:00", "-0330", "Europe/Berlin". Throws Error for anything else.
    static std::shared_ptr<const LocalZone> named(std::string_view text);
    explicit LocalZone(DurationUs offset);
    explicit LocalZone(const ZoneHistory &history);

    struct Instant {
        TimeUs time = 0;
        ClockFit fit = ClockFit::Once;
    };
    // `local` is what the clock on the wall shows, counted as if it were UTC.
    Instant toUtc(TimeUs local) const;

private:
    // From `begin` on the wall to the beginning of the next piece.
    struct Piece {
        TimeUs begin;
        DurationUs offset;
        ClockFit fit;
    };
    void add(TimeUs begin, DurationUs offset, ClockFit fit);

    std::vector<Piece> m_pieces;                 // a last one stands behind all times
    TimeUs m_repeatsAt;                          // what comes later is as 400 years before
    mutable std::atomic<std::size_t> m_last = 0; // the piece found last: times of a log lie close together
};

} // namespace anomalyst::importing
