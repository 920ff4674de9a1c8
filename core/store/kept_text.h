// Texts that analyses keep in a case under a kind and a name: trained models, say. They live in case_info, so that
// every version of the program opens the case. One thread, as the case.
#pragma once

#include "core/store/case_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

// A name that is there already is replaced. The case must be open for writing. Throws Error.
void keepText(CaseFile &file, std::string_view kind, std::string_view name, std::string_view text);
std::vector<std::string> keptNames(CaseFile &file, std::string_view kind); // ascending
std::optional<std::string> keptText(CaseFile &file, std::string_view kind, std::string_view name);
void removeKeptText(CaseFile &file, std::string_view kind, std::string_view name); // nothing when there is none

} // namespace anomalyst::store
