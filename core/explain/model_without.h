// A result's model as it stood when one of its sessions was scored: all of it, or without that session where each is
// left out. Single probabilities, to show beside the steps. One thread.
#pragma once

#include "core/result/sequences_result.h"

#include <map>
#include <optional>

namespace anomalyst::explain
{

class ModelWithout
{
public:
    ModelWithout(const result::SequencesResult &result, std::uint32_t session);

    std::uint32_t startToken() const { return m_model.startToken(); }
    std::uint32_t endToken() const { return m_model.endToken(); }

    // Codes of the model, tokens included.
    std::uint32_t transitionCount(std::uint32_t from, std::uint32_t to) const;
    double transition(std::uint32_t from, std::uint32_t to) const;
    // Codes of the table.
    double parameterGivenCommand(std::uint32_t name, std::uint32_t command) const;
    std::optional<double> valueGivenParameter(const ParameterUse &use) const; // nothing: its values are not modelled

private:
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    void countOwn(const query::Session &session);
    double states() const;
    std::uint32_t ownCommands(std::uint32_t command) const;

    const result::SequencesResult &m_result;
    const analysis::TransitionModel &m_model;
    bool m_isWithout = false;
    double m_statesGone = 0;                           // commands that only this session has
    std::map<std::uint32_t, std::uint32_t> m_commands; // what the session has of each
    std::map<Pair, std::uint32_t> m_transitions;
    std::map<Pair, std::uint32_t> m_parameters; // command, name
    std::map<Pair, std::uint32_t> m_values;     // name, value
};

} // namespace anomalyst::explain
