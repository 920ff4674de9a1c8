// The tables of a case, their SQL, and the checks before a file is taken for one.
//
//   case_info            what this file is, in words
//   log, log_column      the logs and the name, type and role of each of their columns
//   file, warning        the sources that fed a log, and what was noticed in each
//   rejected             rows that could not be read, with their raw bytes
//   event_<log>          one row an event: id = row + 1, line in the source, cells c0, c1, ...; those beyond log.events
//                        belong to an import that was cut off
//   dictionary_<log>     code -> text, the distinct texts of the log's text columns
//   a view a log         the same under the original names, codes as text, times as ISO 8601
//
// Cells describe themselves. In a text column an INTEGER is a code of the dictionary and a TEXT is the text itself. In
// a time column an INTEGER is microseconds since 1970 UTC; in number columns INTEGER and REAL are numbers. In all of
// these a TEXT is what stood in the source instead. NULL is missing.
//
// file.state is 'done', 'importing' (events and rejected say what is kept so far: the resume mark) or 'removing'; at
// most one file is not done.
#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace anomalyst::store
{

inline constexpr std::int32_t kApplicationId = 0x414e4f4d; // "ANOM"
inline constexpr std::int32_t kSchemaVersion = 2;
inline constexpr std::size_t kMaxColumns = 1900; // SQLite's usual limit is 2,000

std::string eventTable(LogId log);
std::string dictionaryTable(LogId log);
std::string eventTableSql(LogId log, std::size_t columnCount);
std::string dictionaryTableSql(LogId log);
std::int64_t dictionarySize(Database &database, LogId log); // its largest code: they are given without gaps

void buildSchema(Database &database); // one transaction
void addColumnsSince(Database &database, std::int32_t version);

// Looks at the first bytes without SQLite, so that a foreign file and its journals stay untouched. Gives the version of
// the schema, [1, kSchemaVersion]; throws Error.
std::int32_t checkIsCase(const std::filesystem::path &path);
// A plainer reason for a case that SQLite found damaged. Throws Error.
void refuseIfCutShort(const std::filesystem::path &path);
// The tables are exactly those of a case: nothing foreign is ever run or written. Throws Error.
void checkSchema(Database &database, std::int32_t version = kSchemaVersion);

} // namespace anomalyst::store
