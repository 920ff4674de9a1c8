#include "core/explain/session_explanation.h"

#include "core/explain/model_without.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_set>

namespace anomalyst::explain
{

namespace
{

constexpr std::size_t kMostExpected = 3;
constexpr double kRareProbability = 0.05;

class Explainer
{
public:
    Explainer(const result::SequencesResult &result, const TransitionEdges &edges, std::uint32_t session)
        : m_result(result)
        , m_edges(edges)
        , m_session(result.session(session))
        , m_likelihood(result.likelihoods.sessions[session])
        , m_model(result, session)
    {
        m_explanation.session = session;
    }

    SessionExplanation explain(std::size_t mostSteps)
    {
        const std::size_t windowEnd = std::size_t{m_likelihood.windowBegin} + m_likelihood.windowLength;
        const std::size_t steps = std::min<std::size_t>(m_session.commandCount, std::max(mostSteps, windowEnd));
        for (std::size_t step = 0; step < steps; ++step)
            addStep(step);
        if (isFramed())
            addEnd();
        addWindow();
        compare();
        m_explanation.sessionBits = -m_likelihood.session * kBitsPerDecade;
        return std::move(m_explanation);
    }

private:
    std::uint32_t commandAt(std::size_t step) const
    {
        return m_result.modelCommand(m_result.table->commands[m_session.firstCommand + step]);
    }
    // Short sessions are framed by their start and end, whether tokens count or not.
    bool isFramed() const { return m_result.params.model.useTokens || m_likelihood.isShort; }
    std::uint32_t before(std::size_t step) const { return step == 0 ? m_model.startToken() : commandAt(step - 1); }
    void addStep(std::size_t step);
    void addEnd();
    void addExpected(std::uint32_t from, StepExplanation &step) const;
    void addParameters(std::size_t index, StepExplanation &step) const;
    void addWindow();
    void addPart(std::size_t step);
    void compare();
    void findOthers();

    const result::SequencesResult &m_result;
    const TransitionEdges &m_edges;
    const query::Session &m_session;
    const analysis::SessionLikelihood &m_likelihood;
    ModelWithout m_model;
    SessionExplanation m_explanation;
};

void Explainer::addStep(std::size_t index)
{
    const std::size_t at = m_session.firstCommand + index;
    const analysis::StepLikelihood &likelihood = m_result.likelihoods.steps[at];
    StepExplanation step;
    step.index = at;
    step.command = m_result.table->commandNames[m_result.table->commands[at]];
    step.probability = std::pow(10.0, likelihood.transition);
    if (index == 0 && isFramed() && !m_result.params.model.useTokens) // the result holds its prior
        step.probability = m_model.transition(m_model.startToken(), commandAt(0));
    step.transitionBits = index == 0 ? -std::log2(step.probability) : -likelihood.transition * kBitsPerDecade;
    step.parameterBits = -likelihood.parameters * kBitsPerDecade;
    if (index > 0 || isFramed())
        addExpected(before(index), step);
    addParameters(at, step);
    m_explanation.steps.push_back(std::move(step));
}

void Explainer::addEnd()
{
    const double likelihood = m_result.likelihoods.endTransition[m_explanation.session];
    StepExplanation end;
    end.index = m_session.firstCommand + m_session.commandCount;
    end.isEnd = true;
    end.probability = std::pow(10.0, likelihood);
    end.transitionBits = -likelihood * kBitsPerDecade;
    addExpected(before(m_session.commandCount), end);
    m_explanation.steps.push_back(std::move(end));
}

void Explainer::addExpected(std::uint32_t from, StepExplanation &step) const
{
    // A few more than are shown, since without this session another order is possible.
    for (const TransitionEdge &edge : m_edges.from(from).first(std::min<std::size_t>(m_edges.from(from).size(), 64))) {
        const double probability = m_model.transition(edge.from, edge.to);
        if (m_model.transitionCount(edge.from, edge.to) == 0)
            continue; // only this session takes it
        const bool isEnd = edge.to == m_model.endToken();
        step.expected.push_back({isEnd ? std::string() : m_result.modelCommandName(edge.to), probability, isEnd});
    }
    std::ranges::stable_sort(step.expected, std::greater(), &ExpectedCommand::probability);
    step.expected.resize(std::min(step.expected.size(), kMostExpected));
}

void Explainer::addParameters(std::size_t index, StepExplanation &step) const
{
    const query::SessionTable &table = *m_result.table;
    if (!table.hasParameters)
        return;
    const bool isModelled = m_result.params.model.model != analysis::SequenceModel::Commands;
    for (std::uint32_t i = table.parameterOffsets[index]; i < table.parameterOffsets[index + 1]; ++i) {
        const ParameterUse use = table.parameters[i];
        ParameterFinding finding;
        finding.name = table.parameterNames[use.name];
        finding.value = table.values[use.value];
        if (isModelled) {
            finding.probability = m_model.parameterGivenCommand(use.name, table.commands[index]);
            finding.isRare = finding.probability < kRareProbability;
            finding.valueProbability = m_model.valueGivenParameter(use);
            finding.isValueRare = finding.valueProbability.value_or(1) < kRareProbability;
        }
        step.parameters.push_back(std::move(finding));
    }
}

void Explainer::addPart(std::size_t step)
{
    if (step >= m_explanation.steps.size())
        return;
    StepExplanation &at = m_explanation.steps[step];
    WindowPart part{.step = step, .isPrior = false, .bits = at.bits()};
    if (m_explanation.window.empty() && step > 0) {
        // A window within the session begins as if nothing had come before.
        part.isPrior = true;
        part.bits = at.isEnd ? -m_result.likelihoods.endPriorOf(m_explanation.session) * kBitsPerDecade
                             : -m_result.likelihoods.steps[at.index].prior * kBitsPerDecade + at.parameterBits;
    }
    at.isInRarestWindow = true;
    m_explanation.windowBits += part.bits;
    m_explanation.window.push_back(part);
}

void Explainer::addWindow()
{
    const auto length = static_cast<std::size_t>(m_result.params.model.window);
    const std::size_t begin = m_likelihood.windowBegin;
    const std::size_t end = begin + m_likelihood.windowLength;
    if (m_likelihood.isShort) {
        for (std::size_t step = 0; step < m_explanation.steps.size(); ++step)
            addPart(step);
    } else {
        for (std::size_t step = begin; step < end; ++step)
            addPart(step);
        if (m_likelihood.windowLength < length)
            addPart(m_explanation.steps.size() - 1); // the end
    }
    if (m_result.params.model.geometricMean)
        m_explanation.factors = m_likelihood.isShort ? m_session.commandCount + std::size_t{1} : length;
}

void Explainer::findOthers()
{
    const query::SessionTable &table = *m_result.table;
    const std::vector<std::string> &names = table.userOf(m_session);
    const auto isSameUser = [&](const query::Session &other) {
        if (other.user == m_session.user)
            return true;
        const std::vector<std::string> &theirs = table.userOf(other);
        return !names.front().empty() && theirs.front() == names.front();
    };
    for (const std::uint32_t session : m_result.order)
        if (session != m_explanation.session && isSameUser(m_result.session(session)))
            m_explanation.others.sessions.push_back(session);
}

void Explainer::compare()
{
    findOthers();
    OtherSessions &others = m_explanation.others;
    const query::SessionTable &table = *m_result.table;
    others.count = others.sessions.size();
    std::unordered_set<std::uint32_t> usual;
    for (const std::uint32_t session : others.sessions) {
        const query::Session &other = m_result.session(session);
        for (std::uint32_t i = 0; i < other.commandCount; ++i)
            usual.insert(table.commands[other.firstCommand + i]);
        others.lessLikely += m_result.likelihoods.sessions[session].rarestWindow < m_likelihood.rarestWindow ? 1 : 0;
    }
    for (StepExplanation &step : m_explanation.steps)
        step.isNewForUser = others.count > 0 && !step.isEnd && !usual.contains(table.commands[step.index]);
    if (others.count == 0)
        return;
    const auto likelihoodAt = [&](std::size_t rank) {
        return m_result.likelihoods.sessions[others.sessions[rank]].rarestWindow;
    };
    others.lowest = likelihoodAt(0);
    others.median = (likelihoodAt((others.count - 1) / 2) + likelihoodAt(others.count / 2)) / 2;
    others.highest = likelihoodAt(others.count - 1);
}

} // namespace

SessionExplanation explainSession(const result::SequencesResult &result, const TransitionEdges &edges,
                                  std::uint32_t session, std::size_t mostSteps)
{
    return Explainer(result, edges, session).explain(mostSteps);
}

} // namespace anomalyst::explain
