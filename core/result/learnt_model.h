// A trained sequence model with the names that its codes stand for: what is kept in a case, travels as JSON, and scores
// sessions of other periods and logs. Plain values, any thread.
#pragma once

#include "core/analysis/sequences/transition_model.h"
#include "core/query/sessions.h"

#include <string>
#include <vector>

namespace anomalyst::result
{

struct LearntModel {
    std::string about; // which sessions it learnt from, for people
    std::vector<std::string> commands;
    std::vector<std::string> parameters;
    std::vector<std::string> values; // of modellable parameters; values[0] is "" and means empty
    analysis::ModelCounts counts;    // over these names

    friend bool operator==(const LearntModel &, const LearntModel &) = default;
};

// The sessions of a table as a model is given them. The table must outlive it.
analysis::SequenceInput inputOf(const query::SessionTable &table, const std::vector<std::uint32_t> &sessionOffsets);
std::vector<std::uint32_t> sessionOffsets(const query::SessionTable &table);

// Values of parameters that are not modelled are not learnt.
LearntModel learntFrom(const query::SessionTable &table, const analysis::TransitionModel &model, std::string about);

// A table's codes in the names of a model; what the model has never seen is its unknown.
struct ModelCodes {
    std::vector<std::uint32_t> commands;
    std::vector<std::uint32_t> parameters;
    std::vector<std::uint32_t> values;
};
ModelCodes codesIn(const LearntModel &model, const query::SessionTable &table);

} // namespace anomalyst::result
