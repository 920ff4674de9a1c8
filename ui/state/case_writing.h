// Cases that are written other than by importing a file: the sample and copies. For a worker thread; throw Error,
// Cancelled.
#pragma once

#include "ui/state/log_import.h"

#include <functional>

namespace anomalyst::ui
{

// Writes logs into a folder and returns their paths.
using LogWriter = std::function<std::vector<std::filesystem::path>(const std::filesystem::path &folder)>;

// The sample below the folder, made when it is not there whole.
ImportOutcome makeSample(const std::filesystem::path &folder, const LogWriter &writeLogs, const WorkContext &context);

// Over what is there; never over the case itself.
ImportOutcome copyCase(const std::filesystem::path &from, const std::filesystem::path &to, const WorkContext &context);

} // namespace anomalyst::ui
