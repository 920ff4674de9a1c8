// Log files into a case, for a worker thread: each file by itself, so that one that cannot be read keeps none of the
// others out. Throws Error where the case itself fails, Cancelled when stopped; what was finished before stays.
#pragma once

#include "core/import/import_file.h"
#include "ui/state/open_case.h"

#include <filesystem>
#include <vector>

namespace anomalyst::ui
{

struct UnreadFile {
    std::filesystem::path path;
    Error error;
    bool dateOrderOpen = false; // it can be read once a person says whether the day or the month comes first
};

struct ImportOutcome {
    std::vector<importing::ImportReport> reports; // one a file that was read
    std::vector<UnreadFile> unread;
    CaseContents contents;
};

// Opens or makes the case and imports the files in order. A case that was made for this and holds nothing afterwards is
// removed again; then the outcome has no path in its contents.
ImportOutcome importLogs(const std::filesystem::path &casePath, const std::vector<std::filesystem::path> &files,
                         const importing::ImportOptions &options, const WorkContext &context);

// "folder/name.anomalyst", or "folder/name 2.anomalyst" and so on where that is taken. Makes the folder.
std::filesystem::path freeCasePath(const std::filesystem::path &folder, const std::string &name);

} // namespace anomalyst::ui
