// What was made of each file, as one JSON object or as lines for a person: shared by import and info. Pure.
#pragma once

#include "core/import/import_file.h"
#include "core/store/case_file.h"

#include <string>
#include <vector>

namespace anomalyst::cli
{

// {"files":[{"file","log","format","encoding","events","rejected","seconds","sha256","columns":[...]}]} and a line feed
std::string reportsAsJson(const std::vector<importing::ImportReport> &reports);

// A line for the file, then one for each warning.
std::string reportAsText(const importing::ImportReport &report);

// What the case remembers of the import of a file.
importing::ImportReport reportOf(const store::FileInfo &file, const store::LogInfo &log);

// "12,345".
std::string grouped(std::uint64_t number);

} // namespace anomalyst::cli
