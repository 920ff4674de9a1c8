#include "core/result/learnt_model.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace anomalyst::result
{

namespace
{

std::vector<std::uint32_t> codesOf(const std::vector<std::string> &texts, const std::vector<std::string> &known,
                                   std::uint32_t unknown)
{
    std::unordered_map<std::string_view, std::uint32_t> codes;
    codes.reserve(known.size());
    for (std::uint32_t code = 0; code < known.size(); ++code)
        codes.emplace(known[code], code);
    std::vector<std::uint32_t> found;
    found.reserve(texts.size());
    for (const std::string &text : texts) {
        const auto at = codes.find(text);
        found.push_back(at == codes.end() ? unknown : at->second);
    }
    return found;
}

// Gives the values that are learnt codes of their own, without gaps.
void takeValues(const query::SessionTable &table, LearntModel &learnt)
{
    std::unordered_map<std::uint32_t, std::uint32_t> codes;
    learnt.values.assign(1, {});
    for (analysis::CountedPair &pair : learnt.counts.values) {
        const auto [at, isNew] = codes.try_emplace(pair.second, static_cast<std::uint32_t>(learnt.values.size()));
        if (isNew)
            learnt.values.push_back(table.values[pair.second]);
        pair.second = at->second;
    }
    std::ranges::sort(learnt.counts.values, {},
                      [](const analysis::CountedPair &pair) { return std::pair(pair.first, pair.second); });
    learnt.counts.valueCount = static_cast<std::uint32_t>(learnt.values.size());
}

} // namespace

std::vector<std::uint32_t> sessionOffsets(const query::SessionTable &table)
{
    std::vector<std::uint32_t> offsets;
    offsets.reserve(table.sessions.size() + 1);
    offsets.push_back(0);
    for (const query::Session &session : table.sessions)
        offsets.push_back(session.firstCommand + session.commandCount);
    return offsets;
}

analysis::SequenceInput inputOf(const query::SessionTable &table, const std::vector<std::uint32_t> &offsets)
{
    analysis::SequenceInput input;
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
    return input;
}

LearntModel learntFrom(const query::SessionTable &table, const analysis::TransitionModel &model, std::string about)
{
    LearntModel learnt;
    learnt.about = std::move(about);
    learnt.commands = table.commandNames;
    learnt.parameters = table.parameterNames;
    learnt.counts = model.counts();
    learnt.parameters.resize(learnt.counts.tallies.size()); // none in a model of commands alone
    takeValues(table, learnt);
    return learnt;
}

ModelCodes codesIn(const LearntModel &model, const query::SessionTable &table)
{
    ModelCodes codes;
    codes.commands = codesOf(table.commandNames, model.commands, static_cast<std::uint32_t>(model.commands.size() + 2));
    codes.parameters =
        codesOf(table.parameterNames, model.parameters, static_cast<std::uint32_t>(model.parameters.size()));
    codes.values = codesOf(table.values, model.values, static_cast<std::uint32_t>(model.values.size()));
    return codes;
}

} // namespace anomalyst::result
