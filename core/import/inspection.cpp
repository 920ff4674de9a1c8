#include "core/import/inspection.h"

#include "core/base/error.h"
#include "core/import/roles.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

// Whether day and month of the column can be told apart; sets the order in the plan when they can.
bool settleDateOrder(const ColumnEvidence &evidence, const ImportOptions &options, ColumnPlan &plan)
{
    if (options.dateOrder) {
        plan.rules.order = *options.dateOrder;
        return true;
    }
    const ColumnEvidence::Order order = evidence.dateOrder(plan.rules.order);
    return order == ColumnEvidence::Order::Known || order == ColumnEvidence::Order::Irrelevant;
}

[[noreturn]] void refuseDateOrder(const ColumnEvidence &evidence, const std::string &name, const std::string &file)
{
    const bool contradictory = evidence.dayFirstLine() != 0;
    const std::string why = contradictory
                                ? "line " + std::to_string(evidence.dayFirstLine()) + " has the day first, line " +
                                      std::to_string(evidence.monthFirstLine()) + " the month"
                                : "no value tells day and month apart";
    throw Error("the order of day and month in the column \"" + name + "\" cannot be told: " + why, file,
                "say it with --date-order dmy or --date-order mdy");
}

std::vector<bool> wishedTimes(const std::vector<std::string> &names, const ImportOptions &options,
                              const std::string &file)
{
    std::vector<bool> wished(names.size(), false);
    if (const auto found = options.roles.find(Role::Time); found != options.roles.end()) {
        for (const std::size_t column : columnsNamed(names, found->second, file))
            wished[column] = true;
    }
    return wished;
}

} // namespace

Inspector::Inspector(LookLimit limit)
    : m_limit(limit)
{
}

bool Inspector::record(const Record &record)
{
    if (record.cells.size() > m_columns.size())
        m_columns.resize(record.cells.size());
    for (std::size_t i = 0; i < record.cells.size(); ++i)
        m_columns[i].add(record.cells[i], record.line);
    ++m_records;
    m_bytes += record.bytes;
    return !stoppedEarly();
}

bool Inspector::reject(const RejectedRow &row)
{
    ++m_rejected;
    m_bytes += row.bytes;
    return !stoppedEarly();
}

bool Inspector::mayHold(const Inspection &plan) const
{
    if (m_columns.size() > plan.plans.size())
        return false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ColumnPlan &column = plan.plans[i];
        if (m_columns[i].hasValues() && m_columns[i].type(column.epoch != EpochUnit::None) != column.type)
            return false;
    }
    return true;
}

Inspection Inspector::conclude(const std::vector<std::string> &names, const ImportOptions &options,
                               const std::string &file, OpenDateOrder open) const
{
    Inspection result;
    result.records = m_records;
    result.rejected = m_rejected;
    const std::vector<bool> wished = wishedTimes(names, options, file);
    const DurationUs zone = options.zone ? parseZone(*options.zone) : 0;
    std::vector<RoleCandidate> candidates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const ColumnEvidence evidence = i < m_columns.size() ? m_columns[i] : ColumnEvidence();
        const bool named = wished[i] || isEpochName(names[i]);
        ColumnPlan plan{evidence.type(named), {DateOrder::MonthDayYear, zone}, EpochUnit::None};
        if (plan.type == ColumnType::Time && named)
            plan.epoch = evidence.epoch();
        if (plan.type == ColumnType::Time && !settleDateOrder(evidence, options, plan)) {
            if (open == OpenDateOrder::Refuse)
                refuseDateOrder(evidence, names[i], file);
            plan.type = ColumnType::Text;
            result.warnings.add("DATE_ORDER_OPEN",
                                "The order of day and month in \"" + names[i] + "\" cannot be told from these rows.");
        }
        if (plan.type == ColumnType::Time && isLocalTimeName(names[i]) && !options.zone)
            result.warnings.add("LOCAL_TIME", "The times of \"" + names[i] +
                                                  "\" are local ones of an unknown zone; they were read as UTC.");
        result.plans.push_back(plan);
        candidates.push_back({{names[i], plan.type, Role::None}, evidence.hasValues()});
    }
    assignRoles(candidates, options.roles, file);
    for (RoleCandidate &candidate : candidates)
        result.columns.push_back(std::move(candidate.spec));
    if (std::ranges::none_of(result.columns, [](const ColumnSpec &c) { return c.role == Role::Time; }))
        result.warnings.add("NO_TIME_COLUMN", "No column holds times; analyses over time are not possible.");
    return result;
}

} // namespace anomalyst::importing
