#include "ui/state/log_import.h"

#include "core/store/event_writer.h"

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kRowsToLookAt = 10'000;

bool isDateOrderOpen(const fs::path &file, const importing::ImportOptions &options, const WorkContext &context)
{
    try {
        const importing::FilePreview preview = importing::previewFile(file, options, kRowsToLookAt, context);
        return std::ranges::any_of(preview.report.warnings,
                                   [](const ImportWarning &warning) { return warning.code == "DATE_ORDER_OPEN"; });
    } catch (const Error &) {
        return false; // what is wrong is something else
    }
}

void importEach(store::CaseFile &file, const std::vector<fs::path> &files, const importing::ImportOptions &options,
                const WorkContext &context, ImportOutcome &outcome)
{
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto share = [&](std::size_t done) {
            return static_cast<double>(done) / static_cast<double>(files.size());
        };
        try {
            store::EventWriter writer(file); // one a file: what failed half-way goes with it
            outcome.reports.push_back(
                importing::importFile(files[i], options, writer, context.part(share(i), share(i + 1))));
        } catch (const Error &error) {
            outcome.unread.push_back({files[i], error, isDateOrderOpen(files[i], options, context)});
        }
    }
}

bool holdsNothing(const fs::path &casePath)
{
    return store::CaseFile::open(casePath, store::CaseFile::Mode::ReadOnly).logs().empty();
}

void removeCase(const fs::path &casePath)
{
    std::error_code ignored;
    for (const char *part : {"", "-wal", "-shm", "-journal"})
        fs::remove(fs::path(casePath).concat(part), ignored);
}

} // namespace

ImportOutcome importLogs(const fs::path &casePath, const std::vector<fs::path> &files,
                         const importing::ImportOptions &options, const WorkContext &context)
{
    const bool isNew = !fs::exists(casePath);
    ImportOutcome outcome;
    try {
        store::CaseFile file = store::CaseFile::openOrCreate(casePath);
        importEach(file, files, options, context.part(0, 0.98), outcome);
    } catch (...) {
        if (isNew && fs::exists(casePath) && holdsNothing(casePath))
            removeCase(casePath);
        throw;
    }
    if (isNew && outcome.reports.empty()) {
        removeCase(casePath);
        return outcome;
    }
    context.report(0.98, "Opening the case");
    outcome.contents = readCase(casePath, context);
    return outcome;
}

fs::path freeCasePath(const fs::path &folder, const std::string &name)
{
    fs::create_directories(folder);
    fs::path path = folder / (name + ".anomalyst");
    for (int number = 2; fs::exists(path); ++number)
        path = folder / (name + " " + std::to_string(number) + ".anomalyst");
    return path;
}

} // namespace anomalyst::ui
