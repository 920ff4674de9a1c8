#include "core/explain/parameter_sets.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace anomalyst::explain
{

namespace
{

constexpr std::size_t kCheckMask = 0x3fff; // looks at the stop token every 16,384 commands

class SetCollector
{
public:
    explicit SetCollector(const result::SequencesResult &result)
        : m_result(result)
        , m_table(*result.table)
        , m_isModelled(m_table.parameterNames.size())
    {
        for (const std::uint32_t name : result.model->modellable())
            if (!result.codes)
                m_isModelled[name] = true;
        for (std::uint32_t name = 0; result.codes && name < m_isModelled.size(); ++name)
            m_isModelled[name] = std::ranges::binary_search(result.model->modellable(), result.codes->parameters[name]);
    }

    void add(std::size_t command)
    {
        readSet(command);
        if (m_set.empty())
            return;
        m_key.assign(1, static_cast<char32_t>(m_table.commands[command]));
        for (const ParameterUse &use : m_set) {
            m_key.push_back(static_cast<char32_t>(use.name));
            m_key.push_back(static_cast<char32_t>(use.value));
        }
        const auto [at, isNew] = m_known.try_emplace(m_key, m_sets.size());
        if (isNew)
            m_sets.push_back({.command = m_table.commands[command],
                              .parameters = m_set,
                              .log10Likelihood = likelihood(command),
                              .uses = 0,
                              .firstUses = {}});
        ParameterSet &set = m_sets[at->second];
        if (set.uses++ < kMostFirstUses)
            set.firstUses.push_back(static_cast<std::uint32_t>(command));
    }

    std::vector<ParameterSet> sets() { return std::move(m_sets); }

private:
    void readSet(std::size_t command)
    {
        const auto begin = m_table.parameters.begin();
        m_set.assign(begin + m_table.parameterOffsets[command], begin + m_table.parameterOffsets[command + 1]);
        for (ParameterUse &use : m_set)
            use.value = m_isModelled[use.name] ? use.value : 0;
        std::ranges::sort(m_set, {}, &ParameterUse::name);
    }

    // The table's own codes as the model knows them.
    double likelihood(std::size_t command)
    {
        std::vector<ParameterUse> known(m_set);
        if (m_result.codes)
            for (ParameterUse &use : known)
                use = {m_result.codes->parameters[use.name], m_result.codes->values[use.value]};
        return m_result.model->parameters().setLikelihood(m_result.modelCommand(m_table.commands[command]), known, 0,
                                                          m_scratch);
    }

    const result::SequencesResult &m_result;
    const query::SessionTable &m_table;
    std::vector<bool> m_isModelled; // one a name of the table: its values count
    std::vector<ParameterUse> m_set;
    std::vector<ParameterUse> m_scratch;
    std::u32string m_key;
    std::unordered_map<std::u32string, std::size_t> m_known;
    std::vector<ParameterSet> m_sets;
};

} // namespace

std::vector<ParameterSet> parameterSets(const result::SequencesResult &result, const WorkContext &context)
{
    const query::SessionTable &table = *result.table;
    if (!table.hasParameters || result.params.model.model == analysis::SequenceModel::Commands)
        return {};
    SetCollector collector(result);
    for (std::size_t command = 0; command < table.commands.size(); ++command) {
        if ((command & kCheckMask) == 0)
            context.report(static_cast<double>(command) / static_cast<double>(table.commands.size()),
                           "Collecting parameter sets");
        collector.add(command);
    }
    std::vector<ParameterSet> sets = collector.sets();
    // Equal sets of factors may differ in the last digit: ten decimals decide.
    const auto key = [](const ParameterSet &set) { return std::nearbyint(set.log10Likelihood * 1e10); };
    std::ranges::stable_sort(sets, [&](const ParameterSet &left, const ParameterSet &right) {
        return key(left) != key(right) ? key(left) < key(right) : left.uses < right.uses;
    });
    return sets;
}

std::string parameterSetText(const query::SessionTable &table, const ParameterSet &set)
{
    std::string text;
    for (const ParameterUse &use : set.parameters) {
        text += (text.empty() ? "" : ", ") + table.parameterNames[use.name];
        if (use.value != 0)
            text += "=" + table.values[use.value];
    }
    return text;
}

} // namespace anomalyst::explain
