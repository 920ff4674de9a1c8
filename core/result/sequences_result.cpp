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

// The session table as the model wants it; owns what its spans look at.
struct ModelInput {
    explicit ModelInput(const query::SessionTable &table)
    {
        offsets.reserve(table.sessions.size() + 1);
        offsets.push_back(0);
        for (const query::Session &session : table.sessions)
            offsets.push_back(session.firstCommand + session.commandCount);
        input.sessionOffsets = offsets;
        input.commands = table.commands;
        if (table.hasParameters) {
            input.parameterOffsets = table.parameterOffsets;
            input.parameters = table.parameters;
        }
        input.commandCount = static_cast<std::uint32_t>(table.commandNames.size());
        input.parameterCount = static_cast<std::uint32_t>(table.parameterNames.size());
        input.valueCount = static_cast<std::uint32_t>(table.values.size());
        input.emptyValue = 0;
    }
    ModelInput(const ModelInput &) = delete;
    ModelInput &operator=(const ModelInput &) = delete;

    std::vector<std::uint32_t> offsets;
    analysis::SequenceInput input;
};

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

// Equal likelihoods whose factors came in another order may differ in the last digit: ten decimals of log10 decide.
double orderKey(const analysis::SessionLikelihood &likelihood)
{
    return std::nearbyint(likelihood.rarestWindow * 1e10);
}

std::vector<std::uint32_t> leastLikelyFirst(const SequencesResult &result)
{
    const auto &likelihoods = result.likelihoods.sessions;
    std::vector<std::uint32_t> order(likelihoods.size());
    std::iota(order.begin(), order.end(), 0u);
    if (result.params.hideShort)
        std::erase_if(order, [&](std::uint32_t session) { return likelihoods[session].isShort; });
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const double left = orderKey(likelihoods[a]);
        const double right = orderKey(likelihoods[b]);
        return left != right ? left < right : result.table.sessions[a].begin < result.table.sessions[b].begin;
    });
    return order;
}

} // namespace

std::vector<std::string> SequencesResult::rarestWindow(std::uint32_t session) const
{
    const analysis::SessionLikelihood &likelihood = likelihoods.sessions[session];
    const std::uint32_t first = table.sessions[session].firstCommand + likelihood.windowBegin;
    std::vector<std::string> names;
    for (std::uint32_t i = first; i < first + likelihood.windowLength; ++i)
        names.push_back(table.commandNames[table.commands[i]]);
    return names;
}

std::uint32_t SequencesResult::distinctCommands(std::uint32_t session) const
{
    const query::Session &cut = table.sessions[session];
    const auto first = table.commands.begin() + cut.firstCommand;
    return static_cast<std::uint32_t>(std::unordered_set<std::uint32_t>(first, first + cut.commandCount).size());
}

SequencesResult analyseSequences(const store::EventColumns &events, const SequencesParams &params,
                                 const WorkContext &context)
{
    SequencesResult result;
    result.params = params;
    context.report(0, "Selecting events");
    const query::RowSet rows = query::selectRows(events, params.selection, context);
    context.report(0.1, "Cutting sessions");
    result.table = query::buildSessions(events, rows, params.sessions, context.part(0.1, 0.5));
    result.params.sessions.userColumns = result.table.userColumns;
    if (result.table.sessions.empty())
        throw Error("no selected event has a time and a command", "log " + events.log().name,
                    "widen the time, remove a filter or choose another command column");
    if (!params.modellableNames.empty()) {
        result.params.model.overrideModellable = true;
        result.params.model.modellable = parameterCodes(result.table, params.modellableNames);
    }

    const ModelInput model(result.table);
    context.report(0.5, "Training the model");
    const auto trained = analysis::TransitionModel::train(model.input, result.params.model, context.part(0.5, 0.75));
    context.report(0.75, "Scoring sessions");
    result.likelihoods = trained.score(model.input, result.params.model, context.part(0.75, 1));
    result.shortSessions = static_cast<std::size_t>(
        std::ranges::count_if(result.likelihoods.sessions, &analysis::SessionLikelihood::isShort));
    result.order = leastLikelyFirst(result);
    return result;
}

} // namespace anomalyst::result
