#include "core/result/sequences_result.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

namespace anomalyst::result
{

namespace
{

std::vector<std::uint32_t> parameterCodes(const query::SessionTable &table, const std::vector<std::string> &names)
{
    std::vector<std::uint32_t> codes;
    for (const std::string &name : names) {
        const auto found = std::ranges::find(table.parameterNames, name);
        if (found == table.parameterNames.end())
            throw Error("no selected event has a parameter \"" + name + "\"", "modellable parameters",
                        "name parameters as they stand in the log");
        codes.push_back(static_cast<std::uint32_t>(found - table.parameterNames.begin()));
    }
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

analysis::SequenceParams modelParams(const SequencesParams &params, const query::SessionTable &table)
{
    analysis::SequenceParams model = params.model;
    if (params.modellableNames) {
        model.overrideModellable = true;
        model.modellable = parameterCodes(table, *params.modellableNames);
    }
    return model;
}

// Equal likelihoods whose factors came in another order may differ in the last digit: ten decimals of log10 decide.
std::vector<std::uint32_t> leastLikelyFirst(const SequencesResult &result)
{
    const auto &likelihoods = result.likelihoods.sessions;
    std::vector<double> keys;
    keys.reserve(likelihoods.size());
    for (const analysis::SessionLikelihood &likelihood : likelihoods)
        keys.push_back(std::nearbyint(likelihood.rarestWindow * 1e10));
    std::vector<std::uint32_t> order(likelihoods.size());
    std::iota(order.begin(), order.end(), 0u);
    if (result.params.hideShort)
        std::erase_if(order, [&](std::uint32_t session) { return likelihoods[session].isShort; });
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a] != keys[b])
            return keys[a] < keys[b];
        const TimeUs left = result.session(a).begin;
        const TimeUs right = result.session(b).begin;
        return left != right ? left < right : a < b;
    });
    return order;
}

void orderSessions(SequencesResult &result)
{
    result.shortSessions = static_cast<std::size_t>(
        std::ranges::count_if(result.likelihoods.sessions, &analysis::SessionLikelihood::isShort));
    result.order = leastLikelyFirst(result);
}

std::shared_ptr<const query::SessionTable> cutSessions(const store::EventColumns &events,
                                                       const query::Selection &selection,
                                                       const query::SessionParams &params, const WorkContext &context)
{
    context.report(0, "Selecting events");
    const query::RowSet rows = query::selectRows(events, selection, context);
    context.report(0.2, "Cutting sessions");
    auto table =
        std::make_shared<const query::SessionTable>(query::buildSessions(events, rows, params, context.part(0.2, 1)));
    if (table->sessions.empty())
        throw Error("no selected event has a time and a command", "log " + events.log().name,
                    "widen the time, remove a filter or choose another command column");
    return table;
}

std::string aboutTraining(const store::EventColumns &events, const query::Selection &selection,
                          const query::SessionTable &table)
{
    std::string about = std::to_string(table.sessions.size()) + " sessions of " + events.log().name;
    if (selection.from)
        about += ", from " + formatTime(*selection.from);
    if (selection.to)
        about += ", to " + formatTime(*selection.to);
    for (const query::Condition &condition : selection.conditions)
        about += ", " + query::formatCondition(condition);
    for (const auto &choice : selection.chosen)
        about += std::string(choice->isExcluded ? ", not " : ", ") + choice->name;
    return about;
}

std::shared_ptr<const LearntModel> learn(const store::EventColumns &scored, const SequencesParams &params,
                                         const WorkContext &context)
{
    const store::EventColumns &events = params.training->events ? *params.training->events : scored;
    const auto table = cutSessions(events, params.training->selection, params.sessions, context.part(0, 0.6));
    const std::vector<std::uint32_t> offsets = sessionOffsets(*table);
    const auto model =
        analysis::TransitionModel::train(inputOf(*table, offsets), modelParams(params, *table), context.part(0.6, 1));
    return std::make_shared<const LearntModel>(
        learntFrom(*table, model, aboutTraining(events, params.training->selection, *table)));
}

// The table's commands, parameters and values in the codes of a model that learnt from other sessions.
struct TranslatedInput {
    TranslatedInput(const query::SessionTable &table, const ModelCodes &codes)
        : commands(table.commands)
        , parameters(table.parameters)
    {
        for (std::uint32_t &command : commands)
            command = codes.commands[command];
        for (ParameterUse &use : parameters)
            use = {codes.parameters[use.name], codes.values[use.value]};
    }

    std::vector<std::uint32_t> commands;
    std::vector<ParameterUse> parameters;
};

void scoreByLearnt(SequencesResult &result, const WorkContext &context)
{
    const std::vector<std::uint32_t> offsets = sessionOffsets(*result.table);
    result.codes = std::make_shared<const ModelCodes>(codesIn(*result.learnt, *result.table));
    result.model =
        std::make_shared<const analysis::TransitionModel>(analysis::TransitionModel::fromCounts(result.learnt->counts));
    const TranslatedInput translated(*result.table, *result.codes);
    analysis::SequenceInput input = inputOf(*result.table, offsets);
    input.commands = translated.commands;
    if (result.table->hasParameters)
        input.parameters = translated.parameters;
    result.params.model.model = result.learnt->counts.model;
    result.likelihoods = result.model->score(input, result.params.model, context);
}

void trainAndScore(SequencesResult &result, const WorkContext &context)
{
    const std::vector<std::uint32_t> offsets = sessionOffsets(*result.table);
    const analysis::SequenceInput input = inputOf(*result.table, offsets);
    result.params.model = modelParams(result.params, *result.table);
    context.report(0, "Training the model");
    result.model = std::make_shared<const analysis::TransitionModel>(
        analysis::TransitionModel::train(input, result.params.model, context.part(0, 0.5)));
    const WorkContext scoring = context.part(0.5, 1);
    result.likelihoods = result.params.model.leaveOneOut
                             ? result.model->scoreLeavingOneOut(input, result.params.model, scoring)
                             : result.model->score(input, result.params.model, scoring);
}

void checkLeaveOneOut(const SequencesParams &params)
{
    if (params.model.leaveOneOut && (params.training || params.learnt))
        throw Error("a session can only be left out of a model that has learnt from it", "leave one out",
                    "score the sessions that the model learns from, or leave nothing out");
}

} // namespace

std::vector<std::string> SequencesResult::rarestWindow(std::uint32_t index) const
{
    const analysis::SessionLikelihood &likelihood = likelihoods.sessions[index];
    const std::uint32_t first = session(index).firstCommand + likelihood.windowBegin;
    std::vector<std::string> names;
    for (std::uint32_t i = first; i < first + likelihood.windowLength; ++i)
        names.push_back(table->commandNames[table->commands[i]]);
    return names;
}

std::uint32_t SequencesResult::distinctCommands(std::uint32_t index) const
{
    const auto first = table->commands.begin() + session(index).firstCommand;
    return static_cast<std::uint32_t>(
        std::unordered_set<std::uint32_t>(first, first + session(index).commandCount).size());
}

LearntModel SequencesResult::learntModel(std::string about) const
{
    if (!learnt)
        return learntFrom(*table, *model, std::move(about));
    LearntModel copy = *learnt;
    copy.about = std::move(about);
    return copy;
}

SequencesResult analyseSequences(const store::EventColumns &events, const SequencesParams &params,
                                 const WorkContext &context)
{
    checkLeaveOneOut(params);
    SequencesResult result;
    result.params = params;
    const bool learnsElsewhere = params.training && !params.learnt;
    result.table = cutSessions(events, params.selection, params.sessions, context.part(0, 0.5));
    result.params.sessions.userColumns = result.table->userColumns;
    result.params.sessions.parameterColumns = result.table->parameterColumns;
    result.learnt = learnsElsewhere ? learn(events, params, context.part(0.5, 0.8)) : params.learnt;
    if (result.learnt)
        scoreByLearnt(result, context.part(0.8, 1));
    else
        trainAndScore(result, context.part(0.5, 1));
    orderSessions(result);
    return result;
}

bool needsWindowsOnly(const SequencesParams &wanted, const SequencesParams &there)
{
    SequencesParams same = wanted;
    same.hideShort = there.hideShort;
    same.model.window = there.model.window;
    same.model.geometricMean = there.model.geometricMean;
    return same == there;
}

SequencesResult withOtherWindows(const SequencesResult &result, const SequencesParams &params,
                                 const WorkContext &context)
{
    SequencesResult other = result;
    other.params.hideShort = params.hideShort;
    other.params.model.window = params.model.window;
    other.params.model.geometricMean = params.model.geometricMean;
    analysis::scoreWindows(sessionOffsets(*other.table), other.params.model, context, other.likelihoods);
    orderSessions(other);
    return other;
}

} // namespace anomalyst::result
