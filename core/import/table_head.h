// What the front of a source tells about a table of records, be it JSON or CSV: which columns it names, and which
// reader takes its records apart. Pure functions, any thread.
#pragma once

#include "core/import/json_flattener.h"
#include "core/import/reader.h"

#include <initializer_list>

namespace anomalyst::importing
{

bool isJsonHead(const Head &head); // a JSON object or array begins it
// Whether all of them are columns: fields of the CSV header, or keys somewhere in the first objects.
bool namesColumns(const Head &head, const ImportOptions &options, std::initializer_list<std::string_view> names);

// For JSON of any layout.
std::unique_ptr<Reader> openAnyJson(const Head &head, const ImportOptions &options, const JsonShape &shape = {});
// For JSON or CSV.
std::unique_ptr<Reader> openTable(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
