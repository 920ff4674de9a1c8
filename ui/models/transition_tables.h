// The steps of a sequence model as a table, as the part of them that fits into a picture, and the sessions that take one.
// Knows no widget. Pure; GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"

#include <optional>

namespace anomalyst::ui
{

inline constexpr double kRareStep = 0.02; // of probability: below it a step is emphasised

QString stateName(const SequencesData &data, std::uint32_t state); // a command, "(start)" or "(end)"
// Row i is edge i of data->edges->all().
std::vector<TableColumn> transitionColumns(std::shared_ptr<const SequencesData> data);

// The edges that are drawn: the rarest or the most probable ones, as long as they join at most `mostStates` states.
struct GraphLimits {
    bool rarestFirst = true;
    std::size_t mostEdges = 40;
    std::size_t mostStates = 16;
};
std::vector<std::size_t> drawnEdges(const explain::TransitionEdges &edges, const GraphLimits &limits);

// One a rank: whether the session takes the step. Codes are those of the model.
std::vector<bool> sessionsWithStep(const result::SequencesResult &result, const explain::TransitionEdge &step);

} // namespace anomalyst::ui
