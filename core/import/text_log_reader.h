// Any other text with a time in each event: the columns are "time" and "message". Lines without one, and indented ones
// where times lead, continue the event before. Single thread.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseTextLog(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openTextLog(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
