#include "ui/state/role_wishes.h"

#include <algorithm>

namespace anomalyst::ui
{

importing::ImportOptions withRole(importing::ImportOptions options, const std::vector<ColumnSpec> &columns,
                                  std::size_t column, Role role)
{
    const std::string &name = columns[column].name;
    const Role former = columns[column].role;
    for (auto &[wished, names] : options.roles)
        std::erase(names, name);
    // The role that it loses does not wander to another column by a new guess.
    if (former != Role::None && former != role) {
        std::vector<std::string> others;
        for (const ColumnSpec &other : columns) {
            if (other.role == former && other.name != name)
                others.push_back(other.name);
        }
        options.roles[former] = std::move(others);
    }
    std::vector<std::string> &wished = options.roles[role];
    if (role == Role::User && wished.empty()) {
        for (const ColumnSpec &other : columns) {
            if (other.role == Role::User)
                wished.push_back(other.name);
        }
    } else if (role != Role::User && role != Role::None) {
        wished.clear();
    }
    if (std::ranges::find(wished, name) == wished.end())
        wished.push_back(name);
    return options;
}

} // namespace anomalyst::ui
