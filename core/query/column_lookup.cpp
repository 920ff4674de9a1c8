#include "core/query/column_lookup.h"

#include "core/base/error.h"

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kColumnsNamed = 30; // an error stays a line that can be read

std::string columnNames(const store::LogInfo &log)
{
    std::string names;
    for (std::size_t i = 0; i < log.columns.size() && i < kColumnsNamed; ++i)
        names += (i == 0 ? "" : ", ") + log.columns[i].name;
    return log.columns.size() > kColumnsNamed ? names + ", ..." : names;
}

} // namespace

std::string_view withoutOuterBlanks(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::size_t columnIndex(const store::LogInfo &log, std::string_view name)
{
    if (const auto found = log.columnNamed(name))
        return *found;
    for (std::size_t i = 0; i < log.columns.size(); ++i) {
        if (withoutOuterBlanks(log.columns[i].name) == withoutOuterBlanks(name))
            return i;
    }
    throw Error("there is no column \"" + std::string(name) + "\"", "log " + log.name,
                "the columns are " + columnNames(log));
}

std::size_t columnIndex(const store::LogInfo &log, std::string_view name, Role role)
{
    if (!name.empty())
        return columnIndex(log, name);
    if (const auto found = log.columnWithRole(role))
        return *found;
    throw Error("no column has the role " + std::string(roleName(role)), "log " + log.name,
                "name a column, or give one this role (columns: " + columnNames(log) + ")");
}

} // namespace anomalyst::query
