// Error logs of Apache ("[Sun Dec 04 04:47:44 2005] [error] ...") and nginx ("2020/07/16 03:41:07 [error] 12#34: ...").
// A line that does not begin so continues the event before. Single thread.
#pragma once

#include "core/import/joined_lines_reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseApacheErrorLog(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openApacheErrorLog(const Head &head, const ImportOptions &options);
std::optional<std::string> recogniseNginxErrorLog(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openNginxErrorLog(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
