// Names and roles → column numbers of a log, with an error that says which columns there are. Pure, any thread.
#pragma once

#include "core/store/case_file.h"

#include <string>
#include <string_view>

namespace anomalyst::query
{

// The column of that name: exact, then ignoring ASCII case, then ignoring blanks around it. Throws Error naming the
// columns of the log.
std::size_t columnIndex(const store::LogInfo &log, std::string_view name);

// The named column, or the one with the role where the name is "". Throws Error saying which role to set.
std::size_t columnIndex(const store::LogInfo &log, std::string_view name, Role role);

// `text` without the blanks around it.
std::string_view withoutOuterBlanks(std::string_view text);

} // namespace anomalyst::query
