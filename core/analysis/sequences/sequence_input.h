// What the sequence model is given and what it answers: sessions with interned names, and likelihoods as log10, so that
// nothing underflows. Plain values, any thread. analyses.md §3.
#pragma once

#include "core/base/parameter_use.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace anomalyst::analysis
{

enum class SequenceModel { Commands, Parameters, Values };

using ParameterCode = ParameterUse; // value emptyValue: present without a value

// Sessions with interned names. Codes are dense: commands below commandCount, names below parameterCount, values below
// valueCount.
struct SequenceInput {
    std::span<const std::uint32_t> sessionOffsets; // sessions + 1, into commands
    std::span<const std::uint32_t> commands;
    std::span<const std::uint32_t> parameterOffsets; // commands + 1, into parameters; empty: no parameters at all
    std::span<const ParameterCode> parameters;       // a name at most once a command
    std::uint32_t commandCount = 0;
    std::uint32_t parameterCount = 0;
    std::uint32_t valueCount = 0;
    std::uint32_t emptyValue = 0; // the value code that counts as no value

    std::size_t sessions() const { return sessionOffsets.empty() ? 0 : sessionOffsets.size() - 1; }
    std::span<const ParameterCode> parametersOf(std::size_t command) const
    {
        if (parameterOffsets.empty())
            return {};
        return parameters.subspan(parameterOffsets[command], parameterOffsets[command + 1] - parameterOffsets[command]);
    }
};

struct SequenceParams {
    SequenceModel model = SequenceModel::Values;
    int window = 3;             // >= 1; 2 to 10 are useful
    bool useTokens = true;      // frame sessions by a start and an end token when scoring
    bool geometricMean = false; // window likelihoods as geometric mean: ^(1 / number of factors)
    bool overrideModellable = false;
    std::vector<std::uint32_t> modellable = {}; // parameter names, when overridden
    bool leaveOneOut = false;                   // score each session by a model of all the others

    friend bool operator==(const SequenceParams &, const SequenceParams &) = default;
};

// One command of a session as the model sees it; log10 throughout, so that nothing underflows.
struct StepLikelihood {
    double transition = 0; // log10 P(this | previous), the first given start (or its prior without tokens)
    double prior = 0;      // log10 P(this), for a window that begins here
    double parameters = 0; // log10 likelihood of its parameter set; 0 in the commands model
};

struct SessionLikelihood {
    double rarestWindow = 0;        // log10 of the smallest window likelihood
    std::uint32_t windowBegin = 0;  // first command of that window, within the session
    std::uint32_t windowLength = 0; // commands in it, the end token not counted
    bool isShort = false;           // no window of that length: scored on all of it, framed by start and end
    double session = 0;             // log10 of the whole session with start and end
};

struct SequenceResult {
    std::vector<SessionLikelihood> sessions;
    std::vector<StepLikelihood> steps;     // one a command of the input
    std::vector<double> endTransition;     // one a session: log10 P(end | last command)
    std::vector<double> endPrior;          // log10 P(end): one for all, or one a session where each has its model
    std::vector<std::uint32_t> modellable; // parameter names whose values were modelled, ascending

    double endPriorOf(std::size_t session) const { return endPrior.size() == 1 ? endPrior[0] : endPrior[session]; }
};

// Finds the rarest windows anew from the steps of a result: another length, or the geometric mean, is no new scoring.
void scoreWindows(std::span<const std::uint32_t> sessionOffsets, const SequenceParams &params,
                  const WorkContext &context, SequenceResult &result);

} // namespace anomalyst::analysis
