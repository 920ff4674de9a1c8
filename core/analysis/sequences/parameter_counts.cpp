#include "core/analysis/sequences/parameter_counts.h"

#include <algorithm>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kCheckMask = 0x3fff; // looks at the stop token every 16,384 steps

// Decides when the values of a parameter need no longer be counted.
class ValueLimit
{
public:
    ValueLimit(const SequenceInput &input, const SequenceParams &params)
        : m_leavesOneOut(params.leaveOneOut)
        , m_isWanted(input.parameterCount)
        , m_first(params.leaveOneOut ? input.parameterCount : 0)
    {
        for (const std::uint32_t name : params.modellable)
            if (params.overrideModellable && name < input.parameterCount)
                m_isWanted[name] = true;
    }

    void beginSession(std::uint32_t session) { m_session = session; }

    // After another distinct value was counted: whether there are too many.
    bool isReached(std::uint32_t name, std::uint32_t distinct)
    {
        if (m_isWanted[name])
            return false;
        if (!m_leavesOneOut)
            return distinct > kMostDistinctValues;
        // The values that only one session has are among those that first came in it.
        FirstSeen &first = m_first[name];
        first.inSession = first.session == m_session ? first.inSession + 1 : 1;
        first.session = m_session;
        first.most = std::max(first.most, first.inSession);
        return distinct - first.most > kMostDistinctValues;
    }

private:
    struct FirstSeen {
        std::uint32_t session = 0xffffffff;
        std::uint32_t inSession = 0;
        std::uint32_t most = 0;
    };

    bool m_leavesOneOut;
    std::uint32_t m_session = 0;
    std::vector<bool> m_isWanted;
    std::vector<FirstSeen> m_first;
};

} // namespace

ModellableReason modellableReason(std::uint32_t uses, std::uint32_t distinct)
{
    if (distinct == 0)
        return ModellableReason::NoValues;
    if (distinct > kMostDistinctValues)
        return ModellableReason::ManyValues;
    if (uses < kFewestUses)
        return ModellableReason::FewUses;
    return uses < distinct * kUsesPerDistinctValue ? ModellableReason::ValuesHardlyRepeat
                                                   : ModellableReason::Modellable;
}

void ParameterCounts::countParameters(const SequenceInput &input, const WorkContext &context)
{
    parameters = PairCounts(input.commandCount, input.parameterCount, input.parameters.size());
    if (input.parameterOffsets.empty())
        return;
    const auto commands = static_cast<double>(input.commands.size());
    for (std::size_t i = 0; i < input.commands.size(); ++i) {
        if ((i & kCheckMask) == 0)
            context.report(static_cast<double>(i) / commands, "Counting parameters");
        for (const ParameterCode &parameter : input.parametersOf(i))
            parameters.add(input.commands[i], parameter.name);
    }
}

void ParameterCounts::countValues(const SequenceInput &input, const SequenceParams &params, const WorkContext &context)
{
    uses.assign(input.parameterCount, 0);
    distinct.assign(input.parameterCount, 0);
    valued.assign(input.parameterCount, 0);
    isCounted.assign(input.parameterCount, true);
    values = PairCounts(input.parameterCount, input.valueCount, input.parameters.size());
    if (input.parameterOffsets.empty())
        return;
    ValueLimit limit(input, params);
    const auto total = static_cast<double>(input.parameters.size());
    std::uint32_t session = 0;
    std::size_t sessionEnd = 0; // into parameters
    for (std::size_t i = 0; i < input.parameters.size(); ++i) {
        if ((i & kCheckMask) == 0)
            context.report(static_cast<double>(i) / total, "Counting values");
        for (; i >= sessionEnd && session < input.sessions(); ++session) {
            limit.beginSession(session);
            sessionEnd = input.parameterOffsets[input.sessionOffsets[session + 1]];
        }
        const auto [name, value] = input.parameters[i];
        ++uses[name];
        if (value == input.emptyValue || !isCounted[name])
            continue;
        ++valued[name];
        if (values.add(name, value) == 1 && limit.isReached(name, ++distinct[name]))
            isCounted[name] = false;
    }
}

std::vector<ParameterEvidence> ParameterCounts::evidence() const
{
    std::vector<ParameterEvidence> found(uses.size());
    for (std::size_t name = 0; name < uses.size(); ++name)
        found[name] = {uses[name], std::min(distinct[name], kMostDistinctValues + 1),
                       modellableReason(uses[name], distinct[name])};
    return found;
}

std::vector<std::uint32_t> ParameterCounts::modellable(const SequenceParams &params) const
{
    std::vector<std::uint32_t> names;
    if (params.overrideModellable) {
        names = params.modellable;
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
        std::erase_if(names, [&](std::uint32_t name) { return name >= uses.size(); });
        return names;
    }
    for (std::uint32_t name = 0; name < uses.size(); ++name)
        if (modellableReason(uses[name], distinct[name]) == ModellableReason::Modellable)
            names.push_back(name);
    return names;
}

} // namespace anomalyst::analysis
