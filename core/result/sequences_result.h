// The sequence analysis from loaded columns to what a view shows: select, cut sessions, train, score, order.
#pragma once

#include "core/analysis/sequences/transition_model.h"
#include "core/query/sessions.h"

#include <string>
#include <vector>

namespace anomalyst::result {

struct SequencesParams
{
    query::Selection selection;
    query::SessionParams sessions;
    analysis::SequenceParams model;
    std::vector<std::string> modellableNames; // overrides the modellable parameters when not empty
    bool hideShort = false;
};

struct SequencesResult
{
    SequencesParams params; // with the defaults filled in
    query::SessionTable table;
    analysis::SequenceResult likelihoods;
    std::vector<std::uint32_t> order; // session indices, least likely first, ties by begin time; short ones as asked
    std::size_t shortSessions = 0;

    std::vector<std::string> rarestWindow(std::uint32_t session) const; // its command names
    std::uint32_t distinctCommands(std::uint32_t session) const;
};

SequencesResult analyseSequences(const store::EventColumns &events, const SequencesParams &params,
                                 const WorkContext &context = {});

} // namespace anomalyst::result
