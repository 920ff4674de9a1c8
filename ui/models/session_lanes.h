// Where sessions stand on the timeline: by likelihood, by rank, or in a lane of their user. Pure.
#pragma once

#include "ui/models/sequences_tables.h"

#include <vector>

namespace anomalyst::ui
{

enum class TimelineScale { Likelihood, Rank, Lanes };

struct SessionPlaces {
    std::vector<double> y;       // one a rank; of Rank: percent of the sessions that are less likely
    double low = 0, high = 1;    // what there is to see
    std::vector<QString> lanes;  // names from the bottom; text from the log
};

// In Lanes the users stand in the order of their least likely session, from the top; those beyond `mostLanes` share the
// last one.
SessionPlaces placeSessions(const SequencesData &data, TimelineScale scale, std::size_t mostLanes = 12);

// How many of the least likely sessions lie below a line of that scale, and where the line of so many lies.
std::size_t sessionsBelow(const SequencesData &data, TimelineScale scale, double y);
double lineAbove(const SequencesData &data, TimelineScale scale, std::size_t sessions);

} // namespace anomalyst::ui
