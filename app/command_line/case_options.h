// Options of every command that reads a case: which case, which log, which events, where results go. Main thread.
#pragma once

#include "core/export/output_file.h"
#include "core/query/selection.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace anomalyst::cli
{

struct CaseOptions {
    std::filesystem::path casePath;
    std::string log; // "": the only one
    query::Selection selection;
};

void addCase(CLI::App &command, CaseOptions &options);
void addSelection(CLI::App &command, CaseOptions &options); // --log, --from, --to, --filter

// An output that may be left out: then its path is empty.
CLI::Option *addOutput(CLI::App &command, const std::string &name, std::filesystem::path &path,
                       const std::string &help);

// The log that was asked for, with what is needed to read it.
struct OpenLog {
    store::LogInfo info;
    std::shared_ptr<const store::EventColumns> events;
};
OpenLog openLog(const CaseOptions &options);

// Where an output goes, guarded against replacing the case and the files that it was made from.
exporting::OutputTarget outputTarget(const std::filesystem::path &path, const std::filesystem::path &casePath,
                                     const std::vector<store::FileInfo> &sources);

} // namespace anomalyst::cli
