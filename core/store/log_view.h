// The readable SQL view of a log: its own name, its own column names, text instead of codes. For other SQLite tools; we
// never read it ourselves.
#pragma once

#include "core/base/column.h"
#include "core/base/ids.h"
#include "core/store/database.h"

#include <span>
#include <string>
#include <string_view>

namespace anomalyst::store
{

// In double quotes, for any text: quotes doubled, NUL (which would end the statement) replaced.
std::string quoteIdentifier(std::string_view name);

// A name for the view of a log that nothing in the case has.
std::string freeViewName(Database &database, std::string_view logName);
std::string viewSql(std::string_view viewName, LogId log, std::span<const ColumnSpec> columns);

} // namespace anomalyst::store
