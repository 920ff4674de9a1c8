#include "core/explain/model_without.h"

#include <algorithm>

namespace anomalyst::explain
{

namespace
{

template<class Key>
std::uint32_t countOf(const std::map<Key, std::uint32_t> &counts, const Key &key)
{
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

} // namespace

ModelWithout::ModelWithout(const result::SequencesResult &result, std::uint32_t session)
    : m_result(result)
    , m_model(*result.model)
    , m_isWithout(result.params.model.leaveOneOut)
{
    if (m_isWithout)
        countOwn(result.session(session));
}

void ModelWithout::countOwn(const query::Session &session)
{
    const query::SessionTable &table = *m_result.table; // which the model has learnt from: the codes are the same
    std::uint32_t previous = startToken();
    for (std::uint32_t i = session.firstCommand; i < session.firstCommand + session.commandCount; ++i) {
        const std::uint32_t command = table.commands[i];
        ++m_commands[command];
        ++m_transitions[{previous, command}];
        previous = command;
        for (std::uint32_t p = table.parameterOffsets[i]; p < table.parameterOffsets[i + 1]; ++p) {
            ++m_parameters[{command, table.parameters[p].name}];
            if (table.parameters[p].value != 0)
                ++m_values[{table.parameters[p].name, table.parameters[p].value}];
        }
    }
    ++m_transitions[{previous, endToken()}];
    ++m_commands[startToken()];
    for (const auto &[command, count] : m_commands)
        m_statesGone += command < m_model.commandCount() && count == m_model.commandCounts()[command] ? 1 : 0;
}

// Commands seen, start, end and the unknown: what a row of the model sums over, and one more.
double ModelWithout::states() const
{
    return m_model.stateCount() - m_statesGone;
}

std::uint32_t ModelWithout::ownCommands(std::uint32_t command) const
{
    return countOf(m_commands, command);
}

std::uint32_t ModelWithout::transitionCount(std::uint32_t from, std::uint32_t to) const
{
    const std::uint32_t column = to == endToken() ? m_model.commandCount() : to;
    return m_model.transitions().count(from, column) - countOf(m_transitions, Pair(from, to));
}

double ModelWithout::transition(std::uint32_t from, std::uint32_t to) const
{
    if (!m_isWithout)
        return m_model.transition(from, to);
    return (transitionCount(from, to) + 1.0) / (m_model.commandCounts()[from] - ownCommands(from) + states() - 1);
}

double ModelWithout::parameterGivenCommand(std::uint32_t name, std::uint32_t command) const
{
    const std::uint32_t known = m_result.modelCommand(command);
    if (!m_isWithout)
        return m_model.parameterGivenCommand(m_result.codes ? m_result.codes->parameters[name] : name, known);
    const double total = m_model.commandCounts()[known] - ownCommands(known) + 2 * (states() - 1);
    const std::uint32_t count =
        m_model.parameters().counts().parameters.count(known, name) - countOf(m_parameters, Pair(known, name));
    return (count + 1.0) / total;
}

std::optional<double> ModelWithout::valueGivenParameter(const ParameterUse &use) const
{
    const std::uint32_t name = m_result.codes ? m_result.codes->parameters[use.name] : use.name;
    if (!std::ranges::binary_search(m_model.modellable(), name))
        return std::nullopt;
    const std::uint32_t value = m_result.codes ? m_result.codes->values[use.value] : use.value;
    const double whole = m_model.valueGivenParameter(value == 0 ? analysis::TransitionModel::kUnknown : value, name);
    if (!m_isWithout)
        return whole;
    const analysis::ParameterCounts &counts = m_model.parameters().counts();
    std::uint32_t own = 0;
    std::uint32_t gone = 0;
    for (auto at = m_values.lower_bound({name, 0}); at != m_values.end() && at->first.first == name; ++at) {
        own += at->second;
        gone += at->second == counts.values.count(name, at->first.second) ? 1 : 0;
    }
    const double left = value == 0 ? 0 : counts.values.count(name, value) - countOf(m_values, Pair(name, value));
    return (left + 1) / (static_cast<double>(counts.valued[name] - own) + counts.distinct[name] - gone + 1);
}

} // namespace anomalyst::explain
