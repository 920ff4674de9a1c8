// Log files into a case, for a worker thread: each file by itself, so that one that cannot be read keeps none of the
// others out. Throws Error where the case itself fails, Cancelled when stopped; then nothing of this import is kept.
#pragma once

#include "core/import/import_file.h"
#include "ui/state/open_case.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace anomalyst::ui
{

struct LogRequest {
    std::filesystem::path path;
    importing::ImportOptions options = {};
};

struct UnreadFile {
    std::filesystem::path path;
    Error error;
    bool dateOrderOpen = false; // it can be read once a person says whether the day or the month comes first
};

struct ImportOutcome {
    std::vector<importing::ImportReport> files; // those that were read
    std::vector<UnreadFile> unread;
    CaseContents contents;
};

// Written by the worker while it imports, read by whoever shows how far it is.
struct ImportTally {
    std::atomic<std::uint64_t> events = 0; // of all files so far
    std::atomic<std::uint64_t> rejected = 0;
    std::atomic<std::uint32_t> file = 0; // index of the one at hand
};

// Opens or makes the case and imports the files in order. A case that was made for this and holds nothing afterwards is
// removed again; then the outcome has no path in its contents.
ImportOutcome importLogs(const std::filesystem::path &casePath, const std::vector<LogRequest> &logs, ImportTally &tally,
                         const WorkContext &context);

// "folder/name.anomalyst", or "folder/name 2.anomalyst" and so on where that is taken. Makes the folder.
std::filesystem::path freeCasePath(const std::filesystem::path &folder, const std::string &name);

} // namespace anomalyst::ui
