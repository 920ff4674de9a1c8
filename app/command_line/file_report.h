// What was made of each file, as one JSON object or as lines for a person: shared by import and info. Pure.
#pragma once

#include "core/import/import_file.h"
#include "core/store/case_file.h"

#include <optional>
#include <string>
#include <vector>

namespace anomalyst::cli
{

// {"files":[{"file","log","format","encoding","events","rejected","seconds","sha256","columns":[...]}]} and a line
// feed; with "unfinished":{"file","log","events","rejected","last_line"} where an import was cut off
std::string reportsAsJson(const std::vector<importing::ImportReport> &reports,
                          const std::optional<store::UnfinishedImport> &unfinished = {});

// A line for the file, then one for each warning.
std::string reportAsText(const importing::ImportReport &report);

// One line.
std::string unfinishedAsText(const store::UnfinishedImport &unfinished);

// What the case remembers of the import of a file.
importing::ImportReport reportOf(const store::FileInfo &file, const store::LogInfo &log, store::CaseFile &caseFile);

// "12,345".
std::string grouped(std::uint64_t number);

} // namespace anomalyst::cli
