// Which column plays which role: by the names that log sources use, backed by the types of the values, overruled by
// what a person says. Pure functions, any thread.
#pragma once

#include "core/base/column.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

struct RoleCandidate {
    ColumnSpec spec;
    bool hasValues = true;
};

using WishedRoles = std::map<Role, std::vector<std::string>>;

// Whether a column of this name is a time even when its values are bare numbers.
bool isEpochName(std::string_view name);
// Whether the header says that its times are in a zone that it does not name: "TimeGenerated [Local Time]".
bool isLocalTimeName(std::string_view name);
// Whether the name says that its times are UTC: "TimeGenerated [UTC]", "UtcTime", "timestamp_utc".
bool isUtcName(std::string_view name);

// Sets the role of every column. Throws Error for a wish that names no column, listing those there are.
void assignRoles(std::vector<RoleCandidate> &columns, const WishedRoles &wished, const std::string &file);
// The columns that a person called times. Throws as above.
std::vector<std::size_t> columnsNamed(const std::vector<std::string> &names, const std::vector<std::string> &wished,
                                      const std::string &file);

} // namespace anomalyst::importing
