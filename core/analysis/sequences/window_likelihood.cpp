// Scoring: the steps of every session, then its windows. Windows are summed afresh, so that equal windows are equal to
// the last bit and the first of them is kept.
#include "core/analysis/sequences/transition_model.h"

#include <algorithm>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kCheckMask = 0x3fff; // looks at the stop token every 16,384 steps

struct WindowRule {
    std::size_t length = 3;
    bool useTokens = true;
};

// The windows of one session. The end token is the element after the last command.
class SessionWindows
{
public:
    SessionWindows(std::span<const StepLikelihood> steps, double endTransition, const WindowRule &rule)
        : m_steps(steps)
        , m_endTransition(endTransition)
        , m_rule(rule)
    {
    }

    std::size_t elements() const { return m_steps.size() + (m_rule.useTokens ? 1 : 0); }
    bool isTooShort() const { return elements() < m_rule.length; }
    std::size_t count() const { return elements() - m_rule.length + 1; }

    std::size_t commandsIn(std::size_t begin) const { return std::min(m_rule.length, m_steps.size() - begin); }

    double likelihood(std::size_t begin, double endPrior) const
    {
        double sum = 0;
        if (begin == m_steps.size())
            sum = endPrior;
        else
            sum = (begin == 0 ? m_steps[0].transition : m_steps[begin].prior) + m_steps[begin].parameters;
        const std::size_t end = begin + m_rule.length;
        const std::size_t lastCommand = std::min(end, m_steps.size());
        for (std::size_t i = begin + 1; i < lastCommand; ++i)
            sum += m_steps[i].transition + m_steps[i].parameters;
        if (end > m_steps.size() && begin < m_steps.size())
            sum += m_endTransition;
        return sum;
    }

private:
    std::span<const StepLikelihood> m_steps;
    double m_endTransition;
    const WindowRule &m_rule;
};

void findRarestWindow(const SessionWindows &windows, double endPrior, const WorkContext &context,
                      SessionLikelihood &result)
{
    std::size_t rarest = 0;
    result.rarestWindow = windows.likelihood(0, endPrior);
    for (std::size_t begin = 1; begin < windows.count(); ++begin) {
        if ((begin & kCheckMask) == 0)
            context.checkStopped();
        const double likelihood = windows.likelihood(begin, endPrior);
        if (likelihood < result.rarestWindow) {
            result.rarestWindow = likelihood;
            rarest = begin;
        }
    }
    result.windowBegin = static_cast<std::uint32_t>(rarest);
    result.windowLength = static_cast<std::uint32_t>(windows.commandsIn(rarest));
}

void findWindows(std::span<const StepLikelihood> steps, double endTransition, double endPrior,
                 const SequenceParams &params, const WorkContext &context, SessionLikelihood &result)
{
    const WindowRule rule{static_cast<std::size_t>(params.window), params.useTokens};
    const SessionWindows windows(steps, endTransition, rule);
    std::size_t factors = rule.length;
    result.isShort = windows.isTooShort();
    if (result.isShort) {
        result.rarestWindow = result.session;
        result.windowBegin = 0;
        result.windowLength = static_cast<std::uint32_t>(steps.size());
        factors = steps.size() + 1; // its commands and the end
    } else {
        findRarestWindow(windows, endPrior, context, result);
    }
    if (params.geometricMean)
        result.rarestWindow /= static_cast<double>(factors);
}

} // namespace

double TransitionModel::transitionLog(std::uint32_t from, std::uint32_t to) const
{
    const std::size_t slot = m_transitions.slot(from, to);
    return slot == PairCounts::kNoSlot ? -m_rowTotalLog[std::min(from, unknownToken())] : m_transitionLog[slot];
}

void TransitionModel::fillSteps(const SequenceInput &input, std::size_t session, std::vector<ParameterCode> &scratch,
                                const WorkContext &context, SequenceResult &result) const
{
    const std::uint32_t edge = m_commandCount;
    std::uint32_t previous = edge;
    double sum = 0;
    for (std::size_t i = input.sessionOffsets[session]; i < input.sessionOffsets[session + 1]; ++i) {
        if ((i & kCheckMask) == 0)
            context.report(static_cast<double>(i) / static_cast<double>(input.commands.size()), "Scoring sessions");
        const std::uint32_t command = input.commands[i];
        StepLikelihood &step = result.steps[i];
        step.transition = transitionLog(previous, command);
        step.prior = m_priorLog[std::min(command, unknownToken())];
        if (m_model != SequenceModel::Commands)
            step.parameters = m_parameters.setLikelihood(command, input.parametersOf(i), input.emptyValue, scratch);
        sum += step.transition + step.parameters;
        previous = command;
    }
    result.endTransition[session] = transitionLog(previous, edge);
    result.sessions[session].session = sum + result.endTransition[session];
}

void scoreWindows(std::span<const std::uint32_t> sessionOffsets, const SequenceParams &params,
                  const WorkContext &context, SequenceResult &result)
{
    if (params.window < 1)
        throw Error("a window needs at least one command", {}, "choose a window length of 1 or more, for example 3");
    for (std::size_t session = 0; session < result.sessions.size(); ++session) {
        if ((session & kCheckMask) == 0)
            context.checkStopped();
        const std::size_t first = sessionOffsets[session];
        const std::span steps = std::span(result.steps).subspan(first, sessionOffsets[session + 1] - first);
        findWindows(steps, result.endTransition[session], result.endPriorOf(session), params, context,
                    result.sessions[session]);
    }
}

SequenceResult TransitionModel::score(const SequenceInput &input, const SequenceParams &params,
                                      const WorkContext &context) const
{
    SequenceResult result;
    result.steps.resize(input.commands.size());
    result.sessions.resize(input.sessions());
    result.endTransition.resize(input.sessions());
    result.endPrior = {m_priorLog[endToken()]};
    result.modellable = modellable();
    std::vector<ParameterCode> scratch;
    for (std::size_t session = 0; session < input.sessions(); ++session) {
        fillSteps(input, session, scratch, context, result);
        if (const std::size_t first = input.sessionOffsets[session];
            !params.useTokens && first < input.sessionOffsets[session + 1])
            result.steps[first].transition = result.steps[first].prior;
    }
    scoreWindows(input.sessionOffsets, params, context, result);
    return result;
}

} // namespace anomalyst::analysis
