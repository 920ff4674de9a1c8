// One look at a file that is to be imported, for a worker thread: its first rows under the options that hold for it,
// the question that a person has to answer, and whether its content is known. Throws Error for a file that cannot be
// read.
#pragma once

#include "core/import/import_file.h"
#include "ui/state/remembered_choices.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

inline constexpr std::size_t kPreviewRows = 100;

// The first value whose day and month could change places, and how it would read.
struct DateQuestion {
    std::string column;
    std::string value;
    TimeUs dayFirst = kMissingTime;
    TimeUs monthFirst = kMissingTime;
    bool mayBeSettled = false; // the rows further down may tell
};

// A file whose content is known already.
struct KnownFile {
    std::uint64_t bytes = 0;
    std::string sha256; // empty: not computed yet, then `path` is a file that is looked at as well
    std::filesystem::path path;
    std::string log; // the log of the case that it is in; empty: it is only on the list
};

struct FileLook {
    std::shared_ptr<const importing::FilePreview> preview;
    QString shape;                           // as found without wishes
    std::optional<RememberedChoice> applied; // what was chosen earlier for this shape, when it was taken over
    std::optional<DateQuestion> question;
    std::optional<KnownFile> known; // the one of the same content
};

struct LookOrder {
    std::filesystem::path path;
    std::optional<importing::ImportOptions> options; // empty: the first look, remembered choices are applied
    QString shape;                                   // of the first look
    RememberedList remembered;
    std::vector<KnownFile> known;
};

FileLook lookAt(const LookOrder &order, const WorkContext &context);

// The log files below the given files and folders, in the order of their names; what is hidden and cases are left out.
// At most `most` files; symbolic links to folders are not followed.
std::vector<std::filesystem::path> logFilesIn(const std::vector<std::filesystem::path> &paths, std::size_t most,
                                              const WorkContext &context);

} // namespace anomalyst::ui
