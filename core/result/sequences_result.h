// The sequence analysis from loaded columns to what a view shows: select, cut sessions, train, score, order.
#pragma once

#include "core/result/learnt_model.h"

#include <memory>
#include <string>
#include <vector>

namespace anomalyst::result
{

// The events that a model learns from instead of those that it scores.
struct TrainingChoice {
    std::shared_ptr<const store::EventColumns> events; // null: the log that is scored
    query::Selection selection;

    friend bool operator==(const TrainingChoice &, const TrainingChoice &) = default;
};

struct SequencesParams {
    query::Selection selection;
    query::SessionParams sessions;
    analysis::SequenceParams model;
    std::optional<std::vector<std::string>> modellableNames; // overrides the modellable parameters
    bool hideShort = false;
    std::optional<TrainingChoice> training;    // default: the sessions that are scored
    std::shared_ptr<const LearntModel> learnt; // scores by this model and trains none

    friend bool operator==(const SequencesParams &, const SequencesParams &) = default;
};

struct SequencesResult {
    SequencesParams params; // with the defaults filled in
    std::shared_ptr<const query::SessionTable> table;
    std::shared_ptr<const analysis::TransitionModel> model;
    std::shared_ptr<const LearntModel> learnt; // null: the model has learnt from this table and has its codes
    std::shared_ptr<const ModelCodes> codes;   // of the table in the learnt model; null as above
    analysis::SequenceResult likelihoods;
    std::vector<std::uint32_t> order; // session indices, least likely first, ties by begin time; short ones as asked
    std::size_t shortSessions = 0;

    const query::Session &session(std::uint32_t index) const { return table->sessions[index]; }
    std::vector<std::string> rarestWindow(std::uint32_t session) const; // its command names
    std::uint32_t distinctCommands(std::uint32_t session) const;

    // A command of the table in the model, and a command of the model by its name.
    std::uint32_t modelCommand(std::uint32_t command) const { return codes ? codes->commands[command] : command; }
    const std::string &modelCommandName(std::uint32_t command) const
    {
        return learnt ? learnt->commands[command] : table->commandNames[command];
    }
    const std::string &modelParameterName(std::uint32_t name) const
    {
        return learnt ? learnt->parameters[name] : table->parameterNames[name];
    }
    // The model to keep. Cheap but for its names.
    LearntModel learntModel(std::string about) const;
};

// Throws Error where nothing is selected, to score or to learn from, or where a chosen parameter is not there.
SequencesResult analyseSequences(const store::EventColumns &events, const SequencesParams &params,
                                 const WorkContext &context = {});

// Whether a result under these parameters needs nothing but other windows or another order of what is there.
bool needsWindowsOnly(const SequencesParams &wanted, const SequencesParams &there);
// That result, quickly: table and model are shared, nothing is trained.
SequencesResult withOtherWindows(const SequencesResult &result, const SequencesParams &params,
                                 const WorkContext &context = {});

} // namespace anomalyst::result
