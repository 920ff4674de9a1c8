// Sessions written as text, interned for the sequence model: what its tests are made of. Names are coded in order of
// their first appearance; value 0 is the empty one.
#pragma once

#include "core/analysis/sequences/transition_model.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace anomalyst::test
{

struct NamedCommand {
    std::string name;
    std::vector<std::pair<std::string, std::string>> parameters = {};
};
using NamedSession = std::vector<NamedCommand>;

class NameCodes
{
public:
    std::uint32_t add(const std::string &name)
    {
        const auto [found, isNew] = m_codes.try_emplace(name, static_cast<std::uint32_t>(m_codes.size()));
        return found->second;
    }
    std::uint32_t at(const std::string &name) const { return m_codes.at(name); }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_codes.size()); }
    std::string name(std::uint32_t code) const
    {
        return std::ranges::find(m_codes, code, [](const auto &entry) { return entry.second; })->first;
    }

private:
    std::map<std::string, std::uint32_t> m_codes;
};

struct CodedSessions {
    explicit CodedSessions(const std::vector<NamedSession> &sessions)
    {
        values.add("");
        for (const NamedSession &session : sessions) {
            for (const NamedCommand &command : session) {
                codes.push_back(commands.add(command.name));
                for (const auto &[name, value] : command.parameters)
                    uses.push_back({parameters.add(name), values.add(value)});
                parameterOffsets.push_back(static_cast<std::uint32_t>(uses.size()));
            }
            sessionOffsets.push_back(static_cast<std::uint32_t>(codes.size()));
        }
    }

    analysis::SequenceInput input() const
    {
        return {.sessionOffsets = sessionOffsets,
                .commands = codes,
                .parameterOffsets = parameterOffsets,
                .parameters = uses,
                .commandCount = commands.size(),
                .parameterCount = parameters.size(),
                .valueCount = values.size(),
                .emptyValue = 0};
    }

    NameCodes commands;
    NameCodes parameters;
    NameCodes values;
    std::vector<std::uint32_t> sessionOffsets = {0};
    std::vector<std::uint32_t> codes;
    std::vector<std::uint32_t> parameterOffsets = {0};
    std::vector<analysis::ParameterCode> uses;
};

} // namespace anomalyst::test
