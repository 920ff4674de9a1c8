// Why a session is unlikely, step by step: the probability and the surprise of every step, what was expected there,
// which parameters and values are rare, what the rarest window is made of, and how the same user's other sessions
// look. Pure, any thread.
#pragma once

#include "core/explain/transition_edges.h"
#include "core/result/sequences_result.h"

#include <optional>
#include <string>
#include <vector>

namespace anomalyst::explain
{

struct ExpectedCommand {
    std::string name;
    double probability = 0;
    bool isEnd = false; // that the session ends here; the name is ""
};

struct ParameterFinding {
    std::string name;
    std::string value;
    double probability = 1;                 // of the parameter, given the command
    std::optional<double> valueProbability; // given the parameter; where its values are modelled
    bool isRare = false;
    bool isValueRare = false;
};

struct StepExplanation {
    std::size_t index = 0; // into the table's commands; of the end: one past the last
    std::string command;   // "" for the end
    bool isEnd = false;
    bool isNewForUser = false; // in none of the user's other sessions
    double probability = 1;    // of the step; of the first the prior, where the start does not count
    double transitionBits = 0;
    double parameterBits = 0; // of the parameter set's likelihood
    bool isInRarestWindow = false;
    std::vector<ExpectedCommand> expected; // the most likely ones in its place, best first
    std::vector<ParameterFinding> parameters;

    double bits() const { return transitionBits + parameterBits; }
};

// One addend of the score: what a step of the rarest window counts for. The first may count by its prior instead of
// its step.
struct WindowPart {
    std::size_t step = 0; // into steps
    bool isPrior = false;
    double bits = 0;
};

struct OtherSessions {
    std::size_t count = 0; // of the same user, this one not among them
    std::size_t lessLikely = 0;
    double lowest = 0; // log10 likelihood
    double median = 0;
    double highest = 0;
    std::vector<std::uint32_t> sessions; // least likely first
};

struct SessionExplanation {
    std::uint32_t session = 0;
    std::vector<StepExplanation> steps; // one a command; then the end, where it counts
    std::vector<WindowPart> window;     // their bits add up to windowBits
    double windowBits = 0;              // divided by the factors where the mean is geometric: the score in bits
    std::size_t factors = 1;            // of a geometric mean, else 1
    double sessionBits = 0;             // all steps and the end
    OtherSessions others;

    double score() const { return windowBits / static_cast<double>(factors); } // -log2 of the rarest window likelihood
};

inline constexpr double kBitsPerDecade = 3.3219280948873623; // log2(10)

// The first `mostSteps` steps, or as many as reach the end of the rarest window, and the end. edges must be those of
// the result's model.
SessionExplanation explainSession(const result::SequencesResult &result, const TransitionEdges &edges,
                                  std::uint32_t session, std::size_t mostSteps = 2'000);

} // namespace anomalyst::explain
