#include "core/query/analysis_needs.h"

#include <initializer_list>

namespace anomalyst::query
{

namespace
{

using Columns = std::span<const ColumnSpec>;

std::string listed(const std::vector<std::string> &parts, std::string_view last)
{
    std::string list;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            list += i + 1 == parts.size() ? last : ", ";
        list += parts[i];
    }
    return list;
}

std::vector<std::string> namesWithRoles(Columns columns, std::initializer_list<Role> roles)
{
    std::vector<std::string> names;
    for (const Role role : roles) {
        for (const ColumnSpec &column : columns) {
            if (column.role == role)
                names.push_back(column.name);
        }
    }
    return names;
}

AnalysisOutlook timeSeries(Columns columns)
{
    const auto times = namesWithRoles(columns, {Role::Time});
    if (times.empty())
        return {Analysis::TimeSeries, false, "needs a time"};
    const auto bytes = namesWithRoles(columns, {Role::Bytes});
    return {Analysis::TimeSeries, true,
            (bytes.empty() ? "events" : "events or " + bytes.front()) + " over " + times.front()};
}

AnalysisOutlook clusters(Columns columns)
{
    const auto measured = namesWithRoles(columns, {Role::CommandLine, Role::Process, Role::User, Role::Session});
    if (measured.empty())
        return {Analysis::Clusters, false, "needs a command line, process, user or session"};
    return {Analysis::Clusters, true, "by " + listed(measured, " and ")};
}

AnalysisOutlook sequences(Columns columns)
{
    const auto operations = namesWithRoles(columns, {Role::Operation});
    const auto people = namesWithRoles(columns, {Role::User, Role::Address});
    std::vector<std::string> missing;
    if (namesWithRoles(columns, {Role::Time}).empty())
        missing.emplace_back("a time");
    if (operations.empty())
        missing.emplace_back("an operation");
    if (people.empty())
        missing.emplace_back("a user or address");
    if (!missing.empty())
        return {Analysis::Sequences, false, "needs " + listed(missing, " and ")};
    return {Analysis::Sequences, true, operations.front() + " of each " + people.front()};
}

} // namespace

std::vector<AnalysisOutlook> outlookOf(Columns columns)
{
    return {timeSeries(columns), clusters(columns), sequences(columns)};
}

} // namespace anomalyst::query
