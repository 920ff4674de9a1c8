// How often each parameter came with each command, and each value with each parameter, in the sessions that were
// learnt from. Any thread may read.
#pragma once

#include "core/analysis/sequences/pair_counts.h"
#include "core/analysis/sequences/sequence_input.h"
#include "core/base/progress.h"

namespace anomalyst::analysis
{

// Whether a parameter's values are few enough and come often enough to be modelled, and what decided.
enum class ModellableReason : std::uint8_t { Modellable, NoValues, ManyValues, FewUses, ValuesHardlyRepeat };

struct ParameterEvidence {
    std::uint32_t uses = 0;     // commands that have it
    std::uint32_t distinct = 0; // values; kMostDistinctValues + 1 stands for all that are more
    ModellableReason reason = ModellableReason::NoValues;
};

inline constexpr std::uint32_t kMostDistinctValues = 20;
inline constexpr std::uint32_t kFewestUses = 20;
inline constexpr std::uint32_t kUsesPerDistinctValue = 10;

ModellableReason modellableReason(std::uint32_t uses, std::uint32_t distinct);

struct ParameterCounts {
    PairCounts parameters;               // command, name
    PairCounts values;                   // name, value; complete for every parameter that isCounted
    std::vector<std::uint32_t> uses;     // one a name
    std::vector<std::uint32_t> distinct; // one a name: values counted
    std::vector<std::uint32_t> valued;   // one a name: uses with a value, as far as they are counted
    std::vector<bool> isCounted;         // one a name; false: it has too many values to be modelled

    void countParameters(const SequenceInput &input, const WorkContext &context);
    // Values are no longer counted once they are too many to be modelled: free text costs nothing then. To leave one
    // session out they are counted on until no session's absence could make them few.
    void countValues(const SequenceInput &input, const SequenceParams &params, const WorkContext &context);

    std::vector<ParameterEvidence> evidence() const; // one a name
    std::vector<std::uint32_t> modellable(const SequenceParams &params) const;
};

} // namespace anomalyst::analysis
