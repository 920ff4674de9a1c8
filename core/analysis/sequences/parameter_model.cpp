#include "core/analysis/sequences/parameter_model.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::analysis
{

namespace
{

constexpr std::uint32_t kMostDistinctValues = 20;
constexpr std::uint32_t kFewestUses = 20;
constexpr std::uint32_t kUsesPerDistinctValue = 10;
constexpr std::size_t kCheckMask = 0x3fff; // looks at the stop token every 16,384 steps

} // namespace

ParameterModel::ParameterModel(const SequenceInput &input, const SequenceParams &params,
                               std::vector<double> commandTotals, double unknownTotal, const WorkContext &context)
    : m_commandTotals(std::move(commandTotals))
    , m_unknownTotal(unknownTotal)
{
    const bool valuesWanted = params.model == SequenceModel::Values;
    countParameters(input, context.part(0, valuesWanted ? 0.4 : 1));
    prepareParameters();
    if (valuesWanted)
        countValues(input, params, context.part(0.4, 1));
}

void ParameterModel::countParameters(const SequenceInput &input, const WorkContext &context)
{
    m_parameters = PairCounts(input.commandCount, input.parameterCount, input.parameters.size());
    if (input.parameterOffsets.empty())
        return;
    const auto commands = static_cast<double>(input.commands.size());
    for (std::size_t i = 0; i < input.commands.size(); ++i) {
        if ((i & kCheckMask) == 0)
            context.report(static_cast<double>(i) / commands, "Counting parameters");
        for (const ParameterCode &parameter : input.parametersOf(i))
            m_parameters.add(input.commands[i], parameter.name);
    }
}

void ParameterModel::prepareParameters()
{
    // The unknown parameter is absent from every set: 1 - 1 / n(c), one entry of each table.
    m_tableSize.assign(m_commandTotals.size(), 1);
    m_allAbsentLog.resize(m_commandTotals.size());
    std::ranges::transform(m_commandTotals, m_allAbsentLog.begin(),
                           [](double total) { return std::log10((total - 1) / total); });
    m_oddsLog.resize(m_parameters.slots());
    m_parameters.forEach([&](std::uint32_t command, std::uint32_t, std::size_t slot, std::uint32_t count) {
        const double total = m_commandTotals[command];
        const double present = count + 1.0;
        m_oddsLog[slot] = std::log10(present / (total - present));
        m_allAbsentLog[command] += std::log10((total - present) / total);
        ++m_tableSize[command];
    });
}

void ParameterModel::countValues(const SequenceInput &input, const SequenceParams &params, const WorkContext &context)
{
    std::vector<std::uint32_t> uses(input.parameterCount);
    std::vector<std::uint32_t> distinct(input.parameterCount);
    // A parameter's values are no longer counted once they are too many to be modelled: free text costs nothing then.
    std::vector<std::uint32_t> mostDistinct(input.parameterCount, params.overrideModellable ? 0 : kMostDistinctValues);
    if (params.overrideModellable) {
        for (const std::uint32_t name : params.modellable)
            if (name < input.parameterCount)
                mostDistinct[name] = input.valueCount;
    }
    m_values = PairCounts(input.parameterCount, input.valueCount, input.parameters.size());
    m_valueTotals.assign(input.parameterCount, 0);
    const auto parameters = static_cast<double>(input.parameters.size());
    for (std::size_t i = 0; i < input.parameters.size(); ++i) {
        if ((i & kCheckMask) == 0)
            context.report(static_cast<double>(i) / parameters, "Counting values");
        const auto [name, value] = input.parameters[i];
        ++uses[name];
        if (value == input.emptyValue || distinct[name] > mostDistinct[name] || mostDistinct[name] == 0)
            continue;
        distinct[name] += m_values.add(name, value) == 1;
        m_valueTotals[name] += 1;
    }
    choose(params, uses, distinct);
    prepareValues(distinct);
}

void ParameterModel::choose(const SequenceParams &params, const std::vector<std::uint32_t> &uses,
                            const std::vector<std::uint32_t> &distinct)
{
    if (params.overrideModellable) {
        m_modellable = params.modellable;
        std::ranges::sort(m_modellable);
        m_modellable.erase(std::ranges::unique(m_modellable).begin(), m_modellable.end());
        std::erase_if(m_modellable, [&](std::uint32_t name) { return name >= uses.size(); });
        return;
    }
    for (std::uint32_t name = 0; name < uses.size(); ++name) {
        const bool hasFewValues = distinct[name] > 0 && distinct[name] <= kMostDistinctValues;
        if (hasFewValues && uses[name] >= kFewestUses && uses[name] >= distinct[name] * kUsesPerDistinctValue)
            m_modellable.push_back(name);
    }
}

void ParameterModel::prepareValues(const std::vector<std::uint32_t> &distinct)
{
    std::vector<double> totals(m_valueTotals.size());
    for (const std::uint32_t name : m_modellable)
        totals[name] = m_valueTotals[name] + distinct[name] + 1;
    m_valueTotals = std::move(totals);
    m_valueTotalLogs.resize(m_valueTotals.size());
    for (const std::uint32_t name : m_modellable)
        m_valueTotalLogs[name] = std::log10(m_valueTotals[name]);
    m_valueLog.resize(m_values.slots());
    m_values.forEach([&](std::uint32_t name, std::uint32_t, std::size_t slot, std::uint32_t count) {
        m_valueLog[slot] = std::log10(count + 1.0) - m_valueTotalLogs[name];
    });
}

double ParameterModel::commandTotal(std::uint32_t command) const
{
    return command < m_commandTotals.size() ? m_commandTotals[command] : m_unknownTotal;
}

double ParameterModel::parameterGivenCommand(std::uint32_t parameter, std::uint32_t command) const
{
    return (m_parameters.count(command, parameter) + 1.0) / commandTotal(command);
}

double ParameterModel::valueGivenParameter(std::uint32_t value, std::uint32_t parameter) const
{
    const bool isModelled = parameter < m_valueTotals.size() && m_valueTotals[parameter] > 0;
    return isModelled ? (m_values.count(parameter, value) + 1.0) / m_valueTotals[parameter] : 1;
}

double ParameterModel::valueLog(const ParameterCode &parameter, std::uint32_t emptyValue) const
{
    const std::size_t slot =
        parameter.value == emptyValue ? PairCounts::kNoSlot : m_values.slot(parameter.name, parameter.value);
    return slot == PairCounts::kNoSlot ? -m_valueTotalLogs[parameter.name] : m_valueLog[slot];
}

double ParameterModel::setLikelihood(std::uint32_t command, std::span<const ParameterCode> set,
                                     std::uint32_t emptyValue, std::vector<ParameterCode> &scratch) const
{
    if (set.empty() || command >= m_allAbsentLog.size())
        return set.empty() ? 0 : std::log10((m_unknownTotal - 1) / m_unknownTotal);
    if (!std::ranges::is_sorted(set, {}, &ParameterCode::name)) {
        scratch.assign(set.begin(), set.end());
        std::ranges::sort(scratch, {}, &ParameterCode::name);
        set = scratch;
    }
    double sum = m_allAbsentLog[command];
    std::uint32_t factors = m_tableSize[command];
    for (const ParameterCode &parameter : set) {
        const std::size_t slot = m_parameters.slot(command, parameter.name);
        if (slot == PairCounts::kNoSlot)
            continue; // not in the command's table: no factor
        sum += m_oddsLog[slot];
        if (parameter.name < m_valueTotals.size() && m_valueTotals[parameter.name] > 0) {
            sum += valueLog(parameter, emptyValue);
            ++factors;
        }
    }
    return sum / factors;
}

} // namespace anomalyst::analysis
