#include "core/import/inspection.h"

#include "core/base/error.h"
#include "core/import/roles.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

std::string quoted(const std::string &name)
{
    return "\"" + name + "\"";
}

// Decides how the columns are read, one after the other.
class Planner
{
public:
    Planner(const Reader &reader, const ImportOptions &options, Inspection &result)
        : m_reader(reader)
        , m_options(options)
        , m_result(result)
    {
        if (options.zone)
            m_result.zone = LocalZone::named(*options.zone);
    }

    ColumnPlan plan(const std::string &name, const ColumnEvidence &evidence, TimeClaim claim)
    {
        ColumnPlan plan;
        plan.claim = claim;
        plan.type = evidence.type(claim);
        if (plan.type == ColumnType::Time) {
            plan.epoch = evidence.epoch(claim);
            settleDateOrder(name, evidence, plan);
            settleZone(name, evidence, plan);
        } else if (claim == TimeClaim::Name) {
            warnOfNoTimes(name, evidence);
        }
        return plan;
    }

    // Why the order of the last open column cannot be told.
    const std::string &openOrder() const { return m_openOrder; }

    void finish()
    {
        if (m_assumed > 0)
            m_result.warnings.add("ZONE_ASSUMED", "The times of " + m_assumedNames + " say no zone; UTC was assumed.",
                                  m_assumedLine, m_assumed);
    }

private:
    // What the values prove outweighs what was said, as one answer may have to serve several columns.
    void settleDateOrder(const std::string &name, const ColumnEvidence &evidence, ColumnPlan &plan)
    {
        using Order = ColumnEvidence::Order;
        const Order order = evidence.dateOrder(plan.rules.order);
        if (m_options.dateOrder == DateOrder::YearMonthDay) {
            plan.rules.order = DateOrder::YearMonthDay;
        } else if (m_options.dateOrder && order != Order::Known) {
            plan.rules.order = *m_options.dateOrder;
        } else if (order == Order::Undecidable || order == Order::Contradictory) {
            leaveOpen(name, evidence);
            plan.type = ColumnType::Text;
        } else if (order == Order::Known && m_options.dateOrder && plan.rules.order != *m_options.dateOrder) {
            const std::uint64_t line = std::max(evidence.dayFirstLine(), evidence.monthFirstLine());
            m_result.warnings.add("DATE_ORDER_PROVEN",
                                  "The values of " + quoted(name) +
                                      " prove another order of day and month than was asked for; it was used.",
                                  line);
        }
    }

    void leaveOpen(const std::string &name, const ColumnEvidence &evidence)
    {
        const std::string why = evidence.dayFirstLine() != 0
                                    ? "line " + std::to_string(evidence.dayFirstLine()) + " has the day first, line " +
                                          std::to_string(evidence.monthFirstLine()) + " the month"
                                    : "no value tells day and month apart";
        m_openOrder = "the order of day and month in the column " + quoted(name) + " cannot be told: " + why;
        m_result.openDateOrders.push_back(name);
        m_result.warnings.add("DATE_ORDER_OPEN",
                              "The order of day and month in " + quoted(name) + " cannot be told: " + why + ".");
    }

    void settleZone(const std::string &name, const ColumnEvidence &evidence, ColumnPlan &plan)
    {
        const bool isLocal = isLocalTimeName(name) || m_reader.zoneOfTimes() == ZoneOfTimes::Local;
        const bool isUtc = isUtcName(name) || m_reader.zoneOfTimes() == ZoneOfTimes::Utc;
        if (isUtc && !isLocal)
            return;
        plan.rules.zone = m_result.zone.get();
        const bool isExcel = plan.epoch == EpochUnit::ExcelDays;
        const std::uint64_t zoneless = isExcel ? evidence.values() : evidence.zoneless();
        if (m_result.zone || zoneless == 0 || plan.type != ColumnType::Time)
            return;
        if (isLocal) {
            m_result.warnings.add("LOCAL_TIME",
                                  "The times of " + quoted(name) +
                                      " are local ones of an unknown zone; they were read as UTC.",
                                  evidence.firstZonelessLine(), zoneless);
            return;
        }
        m_assumedNames += (m_assumed > 0 ? ", " : "") + quoted(name);
        m_assumedLine = m_assumed > 0 ? m_assumedLine : evidence.firstZonelessLine();
        m_assumed += zoneless;
    }

    void warnOfNoTimes(const std::string &name, const ColumnEvidence &evidence)
    {
        if (evidence.times() > 0)
            m_result.warnings.add("BAD_TIMESTAMP",
                                  "Only " + std::to_string(evidence.times()) + " of " +
                                      std::to_string(evidence.values()) + " values of " + quoted(name) +
                                      " are written as times; they were kept as text.",
                                  0, evidence.values() - evidence.times());
        else if (evidence.epochs() > 0)
            m_result.warnings.add("TIMESTAMP_RANGE",
                                  "No one unit makes times of the years 1990 to 2099 of the numbers in " +
                                      quoted(name) + "; they were kept as they are.",
                                  0, evidence.values());
    }

    const Reader &m_reader;
    const ImportOptions &m_options;
    Inspection &m_result;
    std::string m_openOrder;
    std::string m_assumedNames;
    std::uint64_t m_assumed = 0; // times
    std::uint64_t m_assumedLine = 0;
};

std::vector<TimeClaim> timeClaims(const std::vector<std::string> &names, const ImportOptions &options,
                                  const std::string &file)
{
    std::vector<TimeClaim> claims;
    for (const std::string &name : names)
        claims.push_back(isEpochName(name) ? TimeClaim::Name : TimeClaim::None);
    if (const auto found = options.roles.find(Role::Time); found != options.roles.end()) {
        for (const std::size_t column : columnsNamed(names, found->second, file))
            claims[column] = TimeClaim::Person;
    }
    return claims;
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
        if (m_columns[i].hasValues() && m_columns[i].type(column.claim) != column.type)
            return false;
    }
    return true;
}

Inspection Inspector::conclude(const Reader &reader, const ImportOptions &options, const std::string &file,
                               OpenDateOrder open) const
{
    Inspection result;
    result.records = m_records;
    result.rejected = m_rejected;
    const std::vector<std::string> &names = reader.columns();
    const std::vector<TimeClaim> claims = timeClaims(names, options, file);
    Planner planner(reader, options, result);
    std::vector<RoleCandidate> candidates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const ColumnEvidence evidence = i < m_columns.size() ? m_columns[i] : ColumnEvidence();
        result.plans.push_back(planner.plan(names[i], evidence, claims[i]));
        if (open == OpenDateOrder::Refuse && !planner.openOrder().empty())
            throw Error(planner.openOrder(), file, "say it with --date-order dmy or --date-order mdy");
        candidates.push_back({{names[i], result.plans.back().type, Role::None}, evidence.hasValues()});
    }
    planner.finish();
    assignRoles(candidates, options.roles, file);
    for (RoleCandidate &candidate : candidates)
        result.columns.push_back(std::move(candidate.spec));
    if (std::ranges::none_of(result.columns, [](const ColumnSpec &c) { return c.role == Role::Time; }))
        result.warnings.add("NO_TIME_COLUMN", "No column holds times; analyses over time are not possible.");
    return result;
}

} // namespace anomalyst::importing
