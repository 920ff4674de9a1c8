// Scores each session by a model of all the others, exactly as if that model had been trained: the session's own
// counts are taken out of the whole model's, and what follows from them (how many commands there are, which values are
// modelled) is worked out again for the commands of this session only. Time is linear in the session and in the tables
// of its commands. One thread; part of the transition model.
#pragma once

#include "core/analysis/sequences/transition_model.h"

namespace anomalyst::analysis
{

class LeaveOneOut
{
public:
    LeaveOneOut(const TransitionModel &model, const SequenceInput &input, const SequenceParams &params);

    // Fills the steps, the end and the whole likelihood of one session; its windows are found later.
    void score(std::size_t session, SequenceResult &result);

private:
    static constexpr std::uint32_t kNoSlot = 0xffffffff;

    struct CommandTable { // of one command without the session
        double allAbsentLog = 0;
        std::uint32_t entries = 0;
        bool isKnown = false;
    };

    void listTables();
    void takeOut(std::size_t begin, std::size_t end);
    void takeOutParameters(std::size_t command);
    void putBack(std::size_t begin, std::size_t end);
    double smoothedCount(std::uint32_t command) const;
    double rowTotal(std::uint32_t from) const;
    double transitionLog(std::uint32_t from, std::size_t step) const;
    const CommandTable &tableOf(std::uint32_t command);
    double setLikelihood(std::size_t command, std::size_t firstSlot);
    bool isModelled(std::uint32_t name) const;

    const TransitionModel &m_model;
    const ParameterCounts &m_parameters;
    const SequenceInput &m_input;
    const SequenceParams &m_params;
    bool m_withParameters;
    bool m_withValues;
    std::vector<bool> m_isChosen; // one a name: the analyst wants its values modelled

    std::vector<std::uint32_t> m_tableBegin; // one a command + 1, into m_tableSlots
    std::vector<std::uint32_t> m_tableSlots; // the parameters seen with the command

    // What the session has of each count; zero between two sessions.
    std::vector<std::uint32_t> m_ownCommands;
    std::vector<std::uint32_t> m_ownTransitions; // one a slot
    std::vector<std::uint32_t> m_ownParameters;  // one a slot
    std::vector<std::uint32_t> m_ownValues;      // one a slot
    std::vector<std::uint32_t> m_ownUses;        // one a name
    std::vector<std::uint32_t> m_ownValued;
    std::vector<std::uint32_t> m_ownDistinct; // values that only this session has
    std::vector<CommandTable> m_tables;       // one a command

    std::vector<std::uint32_t> m_transitionSlots; // of the session: one a command, then the end
    std::vector<std::uint32_t> m_parameterSlots;  // of the session: one a parameter
    std::vector<std::uint32_t> m_valueSlots;
    std::vector<std::uint32_t> m_commandsGone; // commands that only this session has
    double m_sessions = 0;                     // without this one
    double m_seen = 0;                         // sum of all counts as seen, without this session
    double m_states = 0;
};

} // namespace anomalyst::analysis
