#include "core/analysis/sequences/transition_model.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kCheckMask = 0x3fff; // looks at the stop token every 16,384 steps
constexpr std::uint32_t kTokens = 3;       // start, end, unknown

PairCounts pairsOf(const std::vector<CountedPair> &counted, std::uint32_t rows, std::uint32_t columns)
{
    PairCounts pairs(rows, columns, counted.size());
    for (const CountedPair &pair : counted) {
        if (pair.first >= rows || pair.second >= columns || pair.count == 0)
            throw Error("the counts of the model do not fit together", "sequence model",
                        "use a model that Anomalyst has exported");
        pairs.add(pair.first, pair.second, pair.count);
    }
    return pairs;
}

std::vector<CountedPair> pairsIn(const PairCounts &pairs)
{
    std::vector<CountedPair> counted;
    pairs.forEach([&](std::uint32_t first, std::uint32_t second, std::size_t, std::uint32_t count) {
        counted.push_back({first, second, count});
    });
    std::ranges::sort(counted, {}, [](const CountedPair &pair) { return std::pair(pair.first, pair.second); });
    return counted;
}

} // namespace

TransitionModel TransitionModel::train(const SequenceInput &input, const SequenceParams &params,
                                       const WorkContext &context)
{
    if (input.sessions() == 0)
        throw Error("there is no session to learn from", {}, "widen the time window or remove a filter");
    const bool parametersWanted = params.model != SequenceModel::Commands;
    TransitionModel model;
    model.m_commandCount = input.commandCount;
    model.m_model = params.model;
    model.countCommands(input, context.part(0, parametersWanted ? 0.3 : 1));
    model.prepareCommands();
    if (parametersWanted) {
        std::vector<double> totals(input.commandCount);
        for (std::uint32_t command = 0; command < input.commandCount; ++command)
            totals[command] = model.smoothedCount(command);
        model.m_parameters = ParameterModel(input, params, std::move(totals), model.smoothedCount(model.unknownToken()),
                                            context.part(0.3, 1));
    }
    return model;
}

void TransitionModel::countCommands(const SequenceInput &input, const WorkContext &context)
{
    const std::uint32_t edge = m_commandCount;
    m_counts.assign(std::size_t{m_commandCount} + 2, 0);
    m_transitions = PairCounts(m_commandCount + 1, m_commandCount + 1, input.commands.size() + input.sessions());
    const auto commands = static_cast<double>(input.commands.size());
    for (std::size_t session = 0; session < input.sessions(); ++session) {
        std::uint32_t previous = edge;
        for (std::size_t i = input.sessionOffsets[session]; i < input.sessionOffsets[session + 1]; ++i) {
            if ((i & kCheckMask) == 0)
                context.report(static_cast<double>(i) / commands, "Counting commands");
            const std::uint32_t command = input.commands[i];
            ++m_counts[command];
            m_transitions.add(previous, command);
            previous = command;
        }
        m_transitions.add(previous, edge);
    }
    const auto sessions = static_cast<std::uint32_t>(input.sessions());
    m_counts[startToken()] = sessions;
    m_counts[endToken()] = sessions;
}

void TransitionModel::prepareCommands()
{
    const auto seen =
        std::count_if(m_counts.begin(), m_counts.end() - 2, [](std::uint32_t count) { return count > 0; });
    m_states = static_cast<double>(seen) + kTokens;
    m_total = 0;
    for (const std::uint32_t count : m_counts)
        m_total += count;
    // Every pair (a, b) with a not end and b not start is seen once more, and counts once for a and once for b.
    m_total += 2 * (m_states - 1) * (m_states - 1);

    m_priorLog.resize(std::size_t{m_commandCount} + kTokens);
    m_rowTotalLog.resize(m_priorLog.size());
    for (std::uint32_t command = 0; command < m_priorLog.size(); ++command) {
        m_priorLog[command] = std::log10(prior(command));
        m_rowTotalLog[command] = std::log10(rowTotal(command));
    }
    m_transitionLog.resize(m_transitions.slots());
    m_transitions.forEach([&](std::uint32_t from, std::uint32_t, std::size_t slot, std::uint32_t count) {
        m_transitionLog[slot] = std::log10((count + 1.0) / rowTotal(from));
    });
}

TransitionModel TransitionModel::fromCounts(const ModelCounts &counts)
{
    TransitionModel model;
    model.m_commandCount = static_cast<std::uint32_t>(counts.commands.size());
    model.m_model = counts.model;
    model.m_counts = counts.commands;
    model.m_counts.insert(model.m_counts.end(), 2, counts.sessions);
    model.m_transitions = pairsOf(counts.transitions, model.m_commandCount + 1, model.m_commandCount + 1);
    model.prepareCommands();
    ParameterCounts parameters;
    const auto names = static_cast<std::uint32_t>(counts.tallies.size());
    parameters.parameters = pairsOf(counts.parameters, model.m_commandCount, names);
    parameters.values = pairsOf(counts.values, names, counts.valueCount);
    parameters.isCounted.assign(names, true);
    parameters.valued.assign(names, 0);
    for (const ParameterTally &tally : counts.tallies) {
        parameters.uses.push_back(tally.uses);
        parameters.distinct.push_back(tally.distinct);
    }
    for (const CountedPair &pair : counts.values)
        parameters.valued[pair.first] += pair.count;
    std::vector<double> totals(model.m_commandCount);
    for (std::uint32_t command = 0; command < model.m_commandCount; ++command)
        totals[command] = model.smoothedCount(command);
    model.m_parameters = ParameterModel(std::move(parameters), counts.modellable, std::move(totals),
                                        model.smoothedCount(model.unknownToken()));
    return model;
}

ModelCounts TransitionModel::counts() const
{
    const ParameterCounts &parameters = m_parameters.counts();
    ModelCounts counts;
    counts.model = m_model;
    counts.sessions = m_counts.back();
    counts.commands.assign(m_counts.begin(), m_counts.end() - 2);
    counts.transitions = pairsIn(m_transitions);
    counts.parameters = pairsIn(parameters.parameters);
    counts.tallies.resize(parameters.parameters.columns());
    for (std::size_t name = 0; name < parameters.uses.size(); ++name)
        counts.tallies[name] = {parameters.uses[name], parameters.distinct[name]};
    counts.modellable = modellable();
    for (const CountedPair &pair : pairsIn(parameters.values)) {
        if (!std::ranges::binary_search(counts.modellable, pair.first))
            continue;
        counts.values.push_back(pair);
        counts.valueCount = std::max(counts.valueCount, pair.second + 1);
    }
    return counts;
}

// A code that was never seen has no count of its own, and so comes out as the unknown token does.
double TransitionModel::smoothedCount(std::uint32_t command) const
{
    const double seen = command < m_counts.size() ? m_counts[command] : 0;
    const bool isEdge = command == startToken() || command == endToken();
    return seen + (isEdge ? 1 : 2) * (m_states - 1);
}

double TransitionModel::rowTotal(std::uint32_t from) const
{
    const double seen = from < m_counts.size() && from != endToken() ? m_counts[from] : 0;
    return seen + m_states - 1;
}

double TransitionModel::prior(std::uint32_t command) const
{
    return smoothedCount(command) / m_total;
}

double TransitionModel::transition(std::uint32_t from, std::uint32_t to) const
{
    // Start is a row and end a column of the same number; end has no row and start no column.
    const bool isSeenKind = from != endToken() && to != startToken();
    const std::uint32_t column = to == endToken() ? m_commandCount : to;
    const double count = isSeenKind ? m_transitions.count(from, column) : 0;
    return (count + 1) / rowTotal(from);
}

double TransitionModel::parameterGivenCommand(std::uint32_t parameter, std::uint32_t command) const
{
    if (command < m_commandCount)
        return m_parameters.parameterGivenCommand(parameter, command);
    return 1 / smoothedCount(command); // tokens have the unknown parameter only
}

double TransitionModel::valueGivenParameter(std::uint32_t value, std::uint32_t parameter) const
{
    return m_parameters.valueGivenParameter(value, parameter);
}

} // namespace anomalyst::analysis
