#include "core/base/column.h"

#include <algorithm>
#include <utility>

namespace anomalyst
{

namespace
{

constexpr std::array<std::pair<ColumnType, std::string_view>, 4> kTypes = {{
    {ColumnType::Text, "text"},
    {ColumnType::Integer, "integer"},
    {ColumnType::Real, "real"},
    {ColumnType::Time, "time"},
}};

constexpr std::array<std::pair<Role, std::string_view>, 11> kRoles = {{
    {Role::None, ""},
    {Role::Time, "time"},
    {Role::Host, "host"},
    {Role::User, "user"},
    {Role::Session, "session"},
    {Role::Process, "process"},
    {Role::CommandLine, "command_line"},
    {Role::Operation, "operation"},
    {Role::Parameters, "parameters"},
    {Role::Bytes, "bytes"},
    {Role::Address, "address"},
}};

template<class Table, class Key>
std::string_view nameIn(const Table &table, Key key)
{
    const auto found = std::ranges::find(table, key, [](const auto &entry) { return entry.first; });
    return found == table.end() ? std::string_view() : found->second;
}

} // namespace

std::string_view columnTypeName(ColumnType type)
{
    return nameIn(kTypes, type);
}

std::optional<ColumnType> columnTypeFromName(std::string_view name)
{
    const auto found = std::ranges::find(kTypes, name, [](const auto &entry) { return entry.second; });
    return found == kTypes.end() ? std::nullopt : std::optional(found->first);
}

std::string_view roleName(Role role)
{
    return nameIn(kRoles, role);
}

std::optional<Role> roleFromName(std::string_view name)
{
    if (name == "none")
        return Role::None;
    std::string plain(name);
    std::ranges::replace(plain, ' ', '_');
    std::ranges::replace(plain, '-', '_');
    const auto found =
        std::ranges::find(kRoles, std::string_view(plain), [](const auto &entry) { return entry.second; });
    return found == kRoles.end() ? std::nullopt : std::optional(found->first);
}

} // namespace anomalyst
