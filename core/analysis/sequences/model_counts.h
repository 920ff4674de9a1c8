// All that a trained model is made of: counts. What is kept of a model and made into one again; smoothing and
// probabilities follow from them. Plain values, any thread.
#pragma once

#include "core/analysis/sequences/sequence_input.h"

namespace anomalyst::analysis
{

struct CountedPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t count = 0;

    friend bool operator==(const CountedPair &, const CountedPair &) = default;
};

struct ParameterTally {
    std::uint32_t uses = 0;     // commands that have it
    std::uint32_t distinct = 0; // its values, as far as they were counted

    friend bool operator==(const ParameterTally &, const ParameterTally &) = default;
};

struct ModelCounts {
    SequenceModel model = SequenceModel::Values;
    std::uint32_t sessions = 0;
    std::uint32_t valueCount = 0;          // codes of values are below it
    std::vector<std::uint32_t> commands;   // n(c), one a code; 0: never seen
    std::vector<CountedPair> transitions;  // start is commands.size() as first, end as second
    std::vector<CountedPair> parameters;   // command, name
    std::vector<ParameterTally> tallies;   // one a parameter name
    std::vector<std::uint32_t> modellable; // names, ascending
    std::vector<CountedPair> values;       // name, value: of the modellable names

    friend bool operator==(const ModelCounts &, const ModelCounts &) = default;
};

} // namespace anomalyst::analysis
