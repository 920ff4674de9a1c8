#include "core/analysis/sequences/parameter_model.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::analysis
{

ParameterModel::ParameterModel(const SequenceInput &input, const SequenceParams &params,
                               std::vector<double> commandTotals, double unknownTotal, const WorkContext &context)
    : m_commandTotals(std::move(commandTotals))
    , m_unknownTotal(unknownTotal)
{
    const bool valuesWanted = params.model == SequenceModel::Values;
    m_counts.countParameters(input, context.part(0, valuesWanted ? 0.4 : 1));
    prepareParameters();
    if (!valuesWanted)
        return;
    m_counts.countValues(input, params, context.part(0.4, 1));
    prepareValues(m_counts.modellable(params));
}

ParameterModel::ParameterModel(ParameterCounts counts, std::vector<std::uint32_t> modellable,
                               std::vector<double> commandTotals, double unknownTotal)
    : m_commandTotals(std::move(commandTotals))
    , m_unknownTotal(unknownTotal)
    , m_counts(std::move(counts))
{
    prepareParameters();
    prepareValues(std::move(modellable));
}

void ParameterModel::prepareParameters()
{
    // The unknown parameter is absent from every set: 1 - 1 / n(c), one entry of each table.
    m_tableSize.assign(m_commandTotals.size(), 1);
    m_allAbsentLog.resize(m_commandTotals.size());
    std::ranges::transform(m_commandTotals, m_allAbsentLog.begin(),
                           [](double total) { return std::log10((total - 1) / total); });
    m_oddsLog.resize(m_counts.parameters.slots());
    m_counts.parameters.forEach([&](std::uint32_t command, std::uint32_t, std::size_t slot, std::uint32_t count) {
        const double total = m_commandTotals[command];
        const double present = count + 1.0;
        m_oddsLog[slot] = std::log10(present / (total - present));
        m_allAbsentLog[command] += std::log10((total - present) / total);
        ++m_tableSize[command];
    });
}

void ParameterModel::prepareValues(std::vector<std::uint32_t> modellable)
{
    m_modellable = std::move(modellable);
    m_valueTotals.assign(m_counts.valued.size(), 0);
    m_valueTotalLogs.assign(m_counts.valued.size(), 0);
    for (const std::uint32_t name : m_modellable) {
        m_valueTotals[name] = static_cast<double>(m_counts.valued[name]) + m_counts.distinct[name] + 1;
        m_valueTotalLogs[name] = std::log10(m_valueTotals[name]);
    }
    m_valueLog.resize(m_counts.values.slots());
    m_counts.values.forEach([&](std::uint32_t name, std::uint32_t, std::size_t slot, std::uint32_t count) {
        m_valueLog[slot] = std::log10(count + 1.0) - m_valueTotalLogs[name];
    });
}

double ParameterModel::commandTotal(std::uint32_t command) const
{
    return command < m_commandTotals.size() ? m_commandTotals[command] : m_unknownTotal;
}

double ParameterModel::parameterGivenCommand(std::uint32_t parameter, std::uint32_t command) const
{
    return (m_counts.parameters.count(command, parameter) + 1.0) / commandTotal(command);
}

double ParameterModel::valueGivenParameter(std::uint32_t value, std::uint32_t parameter) const
{
    const bool isModelled = parameter < m_valueTotals.size() && m_valueTotals[parameter] > 0;
    return isModelled ? (m_counts.values.count(parameter, value) + 1.0) / m_valueTotals[parameter] : 1;
}

double ParameterModel::valueLog(const ParameterCode &parameter, std::uint32_t emptyValue) const
{
    const std::size_t slot =
        parameter.value == emptyValue ? PairCounts::kNoSlot : m_counts.values.slot(parameter.name, parameter.value);
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
        const std::size_t slot = m_counts.parameters.slot(command, parameter.name);
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
