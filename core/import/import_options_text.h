// How a source was read, as JSON for the case file. Pure, any thread.
#pragma once

#include "core/import/import_file.h"

#include <string>

namespace anomalyst::importing
{

std::string optionsAsJson(const ImportOptions &options, std::optional<char> delimiter);

} // namespace anomalyst::importing
