// What the clock of a place shows: its offset from UTC at every time. Immutable; any thread.
#pragma once

#include "core/base/time.h"

#include <vector>

namespace anomalyst
{

class ZoneOffsets
{
public:
    struct Change {
        TimeUs at = 0;         // UTC
        DurationUs offset = 0; // east of Greenwich, from then on
        friend bool operator==(const Change &, const Change &) = default;
    };

    ZoneOffsets() = default; // UTC
    // `first` holds before the first change; changes ascend.
    explicit ZoneOffsets(DurationUs first, std::vector<Change> changes = {});

    friend bool operator==(const ZoneOffsets &, const ZoneOffsets &) = default;
    bool isUtc() const { return m_first == 0 && m_changes.empty(); }
    DurationUs at(TimeUs time) const;
    // What the clock on the wall shows, counted as if it were UTC. kMissingTime stays.
    TimeUs toLocal(TimeUs time) const;
    // Of a clock time that comes twice the first; one that is skipped counts as if the clock had not been put forward.
    TimeUs toUtc(TimeUs local) const;

private:
    DurationUs m_first = 0;
    std::vector<Change> m_changes;
};

// "UTC", "+02:00", "-03:30".
std::string offsetText(DurationUs offset);

} // namespace anomalyst
