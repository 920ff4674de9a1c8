// Markov model of commands, their parameters and values, with Laplace smoothing, value for value as MSTICPy's
// anomalous_sequence models compute it; and the likelihood of sessions under it. analyses.md §3.
// Smoothed tables are never materialised: memory is linear in what was seen. Pure, any thread.
#pragma once

#include "core/analysis/sequences/model_counts.h"
#include "core/analysis/sequences/pair_counts.h"
#include "core/analysis/sequences/parameter_model.h"
#include "core/base/progress.h"

#include <cstdint>
#include <vector>

namespace anomalyst::analysis
{

class TransitionModel
{
public:
    // Trains on all sessions. Throws Error for no session, or Cancelled.
    static TransitionModel train(const SequenceInput &input, const SequenceParams &params,
                                 const WorkContext &context = {});
    // From counts that were kept. Throws Error for counts that no training gives.
    static TransitionModel fromCounts(const ModelCounts &counts);
    ModelCounts counts() const;

    // Tokens stand beside the commands: codes as in SequenceInput, then these.
    std::uint32_t startToken() const { return m_commandCount; }
    std::uint32_t endToken() const { return m_commandCount + 1; }
    std::uint32_t unknownToken() const { return m_commandCount + 2; }

    // Probabilities 0..1, smoothed; a code never seen takes the probability of the unknown token.
    double prior(std::uint32_t command) const;
    double transition(std::uint32_t from, std::uint32_t to) const;
    double parameterGivenCommand(std::uint32_t parameter,
                                 std::uint32_t command) const; // kUnknown: the unknown parameter
    // kUnknown: the unknown value. 1 for a parameter whose values are not modelled.
    double valueGivenParameter(std::uint32_t value, std::uint32_t parameter) const;
    const std::vector<std::uint32_t> &modellable() const { return m_parameters.modellable(); }
    static constexpr std::uint32_t kUnknown = 0xffffffff;

    std::uint32_t commandCount() const { return m_commandCount; }
    double stateCount() const { return m_states; } // distinct commands seen, start, end and unknown
    std::uint32_t sessionCount() const { return m_counts.back(); }
    const PairCounts &transitions() const { return m_transitions; } // start is row commandCount, end such a column
    const std::vector<std::uint32_t> &commandCounts() const { return m_counts; } // one a code, then start and end
    std::vector<ParameterEvidence> parameterEvidence() const { return m_parameters.counts().evidence(); }
    const ParameterModel &parameters() const { return m_parameters; }

    // Scores sessions whose codes are those of the training input; unknownToken() is any other command, a name or value
    // beyond the counts any other parameter or value.
    SequenceResult score(const SequenceInput &input, const SequenceParams &params,
                         const WorkContext &context = {}) const;
    // Scores each session of the training input as a model of all the others does: its own counts are taken out before
    // and put back after. The model must have been trained with params.leaveOneOut.
    SequenceResult scoreLeavingOneOut(const SequenceInput &input, const SequenceParams &params,
                                      const WorkContext &context = {}) const;

private:
    friend class LeaveOneOut;

    void countCommands(const SequenceInput &input, const WorkContext &context);
    void prepareCommands();
    double smoothedCount(std::uint32_t command) const; // n(c) after smoothing
    double rowTotal(std::uint32_t from) const;         // sum of n(from -> b) over b after smoothing
    // Start is commandCount as from, end is commandCount as to; else a command or the unknown token.
    double transitionLog(std::uint32_t from, std::uint32_t to) const;
    void fillSteps(const SequenceInput &input, std::size_t session, std::vector<ParameterCode> &scratch,
                   const WorkContext &context, SequenceResult &result) const;

    std::uint32_t m_commandCount = 0;
    SequenceModel m_model = SequenceModel::Commands;
    double m_states = 0;                 // distinct commands seen, start, end and unknown
    double m_total = 0;                  // sum of the smoothed n(c)
    std::vector<std::uint32_t> m_counts; // n(c) as seen, one a code, then start and end
    PairCounts m_transitions;            // start is row commandCount, end is column commandCount
    std::vector<double> m_priorLog;      // one a code, then start, end and unknown
    std::vector<double> m_rowTotalLog;   // the same order
    std::vector<double> m_transitionLog; // one a slot of m_transitions
    ParameterModel m_parameters;
};

} // namespace anomalyst::analysis
