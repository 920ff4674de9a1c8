#include "core/analysis/sequences/leave_one_out.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kCheckMask = 0x3ff; // looks at the stop token every 1,024 sessions

// log10 of a product of fractions whose parts are whole numbers below 2^34: one logarithm for many of them.
class FractionProduct
{
public:
    void multiply(double numerator, double denominator)
    {
        m_numerator *= numerator;
        m_denominator *= denominator;
        if (++m_factors == kMostFactors)
            fold();
    }
    double log10()
    {
        fold();
        return m_log;
    }

private:
    static constexpr int kMostFactors = 24; // 2^34 to the 24th stays below 2^1023

    void fold()
    {
        if (m_factors == 0)
            return;
        m_log += std::log10(m_numerator / m_denominator);
        m_numerator = 1;
        m_denominator = 1;
        m_factors = 0;
    }

    double m_numerator = 1;
    double m_denominator = 1;
    double m_log = 0;
    int m_factors = 0;
};

} // namespace

LeaveOneOut::LeaveOneOut(const TransitionModel &model, const SequenceInput &input, const SequenceParams &params)
    : m_model(model)
    , m_parameters(model.m_parameters.counts())
    , m_input(input)
    , m_params(params)
    , m_withParameters(model.m_model != SequenceModel::Commands)
    , m_withValues(model.m_model == SequenceModel::Values)
    , m_ownCommands(model.m_counts.size())
    , m_ownTransitions(model.m_transitions.slots())
    , m_ownParameters(m_parameters.parameters.slots())
    , m_ownValues(m_parameters.values.slots())
    , m_ownUses(m_parameters.uses.size())
    , m_ownValued(m_parameters.uses.size())
    , m_ownDistinct(m_parameters.uses.size())
    , m_tables(model.m_commandCount)
    , m_sessions(static_cast<double>(input.sessions()) - 1)
{
    m_isChosen.resize(m_parameters.uses.size());
    for (const std::uint32_t name : model.modellable())
        m_isChosen[name] = true;
    if (m_withParameters)
        listTables();
}

void LeaveOneOut::listTables()
{
    m_tableBegin.assign(std::size_t{m_model.m_commandCount} + 1, 0);
    m_parameters.parameters.forEach(
        [&](std::uint32_t command, std::uint32_t, std::size_t, std::uint32_t) { ++m_tableBegin[command + 1]; });
    std::partial_sum(m_tableBegin.begin(), m_tableBegin.end(), m_tableBegin.begin());
    m_tableSlots.resize(m_tableBegin.back());
    std::vector<std::uint32_t> next(m_tableBegin.begin(), m_tableBegin.end() - 1);
    m_parameters.parameters.forEach([&](std::uint32_t command, std::uint32_t, std::size_t slot, std::uint32_t) {
        m_tableSlots[next[command]++] = static_cast<std::uint32_t>(slot);
    });
}

void LeaveOneOut::takeOut(std::size_t begin, std::size_t end)
{
    const std::uint32_t edge = m_model.m_commandCount;
    m_transitionSlots.clear();
    m_parameterSlots.clear();
    m_valueSlots.clear();
    m_commandsGone.clear();
    std::uint32_t previous = edge;
    const auto takeTransition = [&](std::uint32_t to) {
        const std::size_t slot = m_model.m_transitions.slot(previous, to);
        m_transitionSlots.push_back(static_cast<std::uint32_t>(slot));
        ++m_ownTransitions[slot];
        previous = to;
    };
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t command = m_input.commands[i];
        takeTransition(command);
        if (++m_ownCommands[command] == m_model.m_counts[command])
            m_commandsGone.push_back(command);
        m_tables[command].isKnown = false;
        if (m_withParameters)
            takeOutParameters(i);
    }
    takeTransition(edge);
    m_states = m_model.m_states - static_cast<double>(m_commandsGone.size());
    // A command counts once, and every session once for its start and once for its end.
    const double seen = m_model.m_total - 2 * (m_model.m_states - 1) * (m_model.m_states - 1);
    m_seen = seen - static_cast<double>(end - begin) - 2;
}

void LeaveOneOut::takeOutParameters(std::size_t command)
{
    for (const ParameterCode &parameter : m_input.parametersOf(command)) {
        const std::size_t slot = m_parameters.parameters.slot(m_input.commands[command], parameter.name);
        m_parameterSlots.push_back(static_cast<std::uint32_t>(slot));
        ++m_ownParameters[slot];
        if (!m_withValues)
            continue;
        ++m_ownUses[parameter.name];
        std::uint32_t valueSlot = kNoSlot;
        if (parameter.value != m_input.emptyValue && m_parameters.isCounted[parameter.name]) {
            valueSlot = static_cast<std::uint32_t>(m_parameters.values.slot(parameter.name, parameter.value));
            ++m_ownValued[parameter.name];
            if (++m_ownValues[valueSlot] == m_parameters.values.countAt(valueSlot))
                ++m_ownDistinct[parameter.name];
        }
        m_valueSlots.push_back(valueSlot);
    }
}

void LeaveOneOut::putBack(std::size_t begin, std::size_t end)
{
    for (const std::uint32_t slot : m_transitionSlots)
        m_ownTransitions[slot] = 0;
    for (const std::uint32_t slot : m_parameterSlots)
        m_ownParameters[slot] = 0;
    for (const std::uint32_t slot : m_valueSlots)
        if (slot != kNoSlot)
            m_ownValues[slot] = 0;
    for (std::size_t i = begin; i < end; ++i) {
        m_ownCommands[m_input.commands[i]] = 0;
        if (!m_withValues)
            continue;
        for (const ParameterCode &parameter : m_input.parametersOf(i)) {
            m_ownUses[parameter.name] = 0;
            m_ownValued[parameter.name] = 0;
            m_ownDistinct[parameter.name] = 0;
        }
    }
}

// As TransitionModel's, from the counts that are left.
double LeaveOneOut::smoothedCount(std::uint32_t command) const
{
    const bool isEdge = command == m_model.startToken() || command == m_model.endToken();
    return isEdge ? m_sessions + m_states - 1 : m_model.m_counts[command] - m_ownCommands[command] + 2 * (m_states - 1);
}

double LeaveOneOut::rowTotal(std::uint32_t from) const
{
    const double seen = from == m_model.startToken() ? m_sessions : m_model.m_counts[from] - m_ownCommands[from];
    return seen + m_states - 1;
}

double LeaveOneOut::transitionLog(std::uint32_t from, std::size_t step) const
{
    const std::uint32_t slot = m_transitionSlots[step];
    return std::log10((m_model.m_transitions.countAt(slot) - m_ownTransitions[slot] + 1.0) / rowTotal(from));
}

const LeaveOneOut::CommandTable &LeaveOneOut::tableOf(std::uint32_t command)
{
    CommandTable &table = m_tables[command];
    if (table.isKnown)
        return table;
    const double total = smoothedCount(command);
    FractionProduct absent;
    absent.multiply(total - 1, total); // the unknown parameter
    table = {.allAbsentLog = 0, .entries = 1, .isKnown = true};
    for (std::uint32_t i = m_tableBegin[command]; i < m_tableBegin[command + 1]; ++i) {
        const std::uint32_t slot = m_tableSlots[i];
        const std::uint32_t left = m_parameters.parameters.countAt(slot) - m_ownParameters[slot];
        if (left == 0)
            continue; // only this session has it with the command
        absent.multiply(total - left - 1, total);
        ++table.entries;
    }
    table.allAbsentLog = absent.log10();
    return table;
}

bool LeaveOneOut::isModelled(std::uint32_t name) const
{
    if (m_params.overrideModellable)
        return m_isChosen[name];
    return m_parameters.isCounted[name] &&
           modellableReason(m_parameters.uses[name] - m_ownUses[name],
                            m_parameters.distinct[name] - m_ownDistinct[name]) == ModellableReason::Modellable;
}

double LeaveOneOut::setLikelihood(std::size_t command, std::size_t firstSlot)
{
    const std::span<const ParameterCode> set = m_input.parametersOf(command);
    if (set.empty())
        return 0;
    const CommandTable &table = tableOf(m_input.commands[command]);
    const double total = smoothedCount(m_input.commands[command]);
    FractionProduct odds;
    std::uint32_t factors = table.entries;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const std::uint32_t slot = m_parameterSlots[firstSlot + i];
        const std::uint32_t left = m_parameters.parameters.countAt(slot) - m_ownParameters[slot];
        if (left == 0)
            continue;
        odds.multiply(left + 1.0, total - left - 1);
        const std::uint32_t name = set[i].name;
        if (!m_withValues || !isModelled(name))
            continue;
        const std::uint32_t valueSlot = m_valueSlots[firstSlot + i];
        const double count = valueSlot == kNoSlot ? 0 : m_parameters.values.countAt(valueSlot) - m_ownValues[valueSlot];
        odds.multiply(count + 1, static_cast<double>(m_parameters.valued[name] - m_ownValued[name]) +
                                     m_parameters.distinct[name] - m_ownDistinct[name] + 1);
        ++factors;
    }
    return (table.allAbsentLog + odds.log10()) / factors;
}

void LeaveOneOut::score(std::size_t session, SequenceResult &result)
{
    const std::size_t begin = m_input.sessionOffsets[session];
    const std::size_t end = m_input.sessionOffsets[session + 1];
    takeOut(begin, end);
    const double total = m_seen + 2 * (m_states - 1) * (m_states - 1);
    std::uint32_t previous = m_model.startToken();
    std::size_t slot = 0;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t command = m_input.commands[i];
        StepLikelihood &step = result.steps[i];
        step.transition = transitionLog(previous, i - begin);
        step.prior = std::log10(smoothedCount(command) / total);
        if (m_withParameters) {
            step.parameters = setLikelihood(i, slot);
            slot += m_input.parametersOf(i).size();
        }
        sum += step.transition + step.parameters;
        previous = command;
    }
    result.endTransition[session] = transitionLog(previous, end - begin);
    result.endPrior[session] = std::log10(smoothedCount(m_model.endToken()) / total);
    result.sessions[session].session = sum + result.endTransition[session];
    putBack(begin, end);
}

SequenceResult TransitionModel::scoreLeavingOneOut(const SequenceInput &input, const SequenceParams &params,
                                                   const WorkContext &context) const
{
    SequenceResult result;
    result.steps.resize(input.commands.size());
    result.sessions.resize(input.sessions());
    result.endTransition.resize(input.sessions());
    result.endPrior.resize(input.sessions());
    result.modellable = modellable();
    LeaveOneOut others(*this, input, params);
    for (std::size_t session = 0; session < input.sessions(); ++session) {
        if ((session & kCheckMask) == 0)
            context.report(static_cast<double>(session) / static_cast<double>(input.sessions()), "Scoring sessions");
        others.score(session, result);
        if (const std::size_t first = input.sessionOffsets[session];
            !params.useTokens && first < input.sessionOffsets[session + 1])
            result.steps[first].transition = result.steps[first].prior;
    }
    scoreWindows(input.sessionOffsets, params, context, result);
    return result;
}

} // namespace anomalyst::analysis
