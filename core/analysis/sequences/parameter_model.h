// How likely a command's parameters are: each parameter is there or not, apart from the others, given the command; and
// the values of the parameters that take few, given the parameter. Part of the transition model; immutable after
// training. Smoothing adds an unknown parameter to every command's table and an unknown value to every parameter's.
#pragma once

#include "core/analysis/sequences/parameter_counts.h"

namespace anomalyst::analysis
{

class ParameterModel
{
public:
    ParameterModel() = default;
    // commandTotals: the smoothed n(c), one a code; a code beyond them counts as unknownTotal.
    ParameterModel(const SequenceInput &input, const SequenceParams &params, std::vector<double> commandTotals,
                   double unknownTotal, const WorkContext &context);
    // From counts that were kept; their values are those of the modellable parameters.
    ParameterModel(ParameterCounts counts, std::vector<std::uint32_t> modellable, std::vector<double> commandTotals,
                   double unknownTotal);

    const ParameterCounts &counts() const { return m_counts; }
    double parameterGivenCommand(std::uint32_t parameter, std::uint32_t command) const;
    double valueGivenParameter(std::uint32_t value, std::uint32_t parameter) const;
    const std::vector<std::uint32_t> &modellable() const { return m_modellable; }

    // log10 of the K-th root over the parameter set's K factors. Equal sets have equal likelihoods, whatever their
    // order: scratch is room to put them in order.
    double setLikelihood(std::uint32_t command, std::span<const ParameterCode> set, std::uint32_t emptyValue,
                         std::vector<ParameterCode> &scratch) const;

private:
    void prepareParameters();
    void prepareValues(std::vector<std::uint32_t> modellable);
    double commandTotal(std::uint32_t command) const;
    double valueLog(const ParameterCode &parameter, std::uint32_t emptyValue) const;

    std::vector<double> m_commandTotals;
    double m_unknownTotal = 0;

    ParameterCounts m_counts;
    std::vector<double> m_oddsLog;          // one a slot of the parameters: log10 P(p|c) - log10(1 - P(p|c))
    std::vector<double> m_allAbsentLog;     // one a command: log10 of the product of 1 - P(q|c) over its table
    std::vector<std::uint32_t> m_tableSize; // one a command: its table's entries, the unknown parameter included

    std::vector<double> m_valueLog;       // one a slot of the values: log10 P(v|p)
    std::vector<double> m_valueTotals;    // one a parameter: the smoothed sum of n(p,v); 0: not modellable
    std::vector<double> m_valueTotalLogs; // their log10
    std::vector<std::uint32_t> m_modellable;
};

} // namespace anomalyst::analysis
