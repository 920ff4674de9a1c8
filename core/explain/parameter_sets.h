// Every combination of parameters that came with a command, and how likely it is, given the command: what stands out
// without looking at the order of commands. Pure, any thread.
#pragma once

#include "core/result/sequences_result.h"

#include <string>
#include <vector>

namespace anomalyst::explain
{

struct ParameterSet {
    std::uint32_t command = 0;            // of the table
    std::vector<ParameterUse> parameters; // by name; value 0 where the model does not look at it
    double log10Likelihood = 0;           // of the set given the command, by the whole model
    std::size_t uses = 0;                 // commands that have it
    std::vector<std::uint32_t> firstUses; // up to kMostFirstUses of them, into the table's commands
};

inline constexpr std::size_t kMostFirstUses = 1'000;

// Least likely first, then the rarer, then in order of appearance; commands without parameters have no set. Empty in
// the commands model, which does not look at parameters.
std::vector<ParameterSet> parameterSets(const result::SequencesResult &result, const WorkContext &context = {});

// "AccessRights=FullAccess, Identity, User"
std::string parameterSetText(const query::SessionTable &table, const ParameterSet &set);

} // namespace anomalyst::explain
