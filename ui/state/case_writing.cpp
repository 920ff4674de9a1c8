#include "ui/state/case_writing.h"

namespace anomalyst::ui
{

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t kSampleLogs = 3;

// The sample of an earlier run, when it is whole.
std::optional<CaseContents> readSample(const fs::path &path, const WorkContext &context)
{
    if (!fs::exists(path))
        return {};
    try {
        CaseContents contents = readCase(path, context);
        if (contents.logs.size() == kSampleLogs)
            return contents;
    } catch (const Error &) {
        // made anew below
    }
    fs::remove(path);
    return {};
}

} // namespace

ImportOutcome makeSample(const fs::path &folder, const LogWriter &writeLogs, const WorkContext &context)
{
    const fs::path path = folder / "cases" / "sample.anomalyst";
    if (auto contents = readSample(path, context))
        return {.files = {}, .unread = {}, .contents = std::move(*contents)};
    fs::create_directories(path.parent_path());
    context.report(-1, "Writing the sample logs");
    const std::vector<fs::path> logs = writeLogs(folder / "sample logs");
    // Under another name until it is whole.
    const fs::path unfinished = folder / "cases" / "sample.unfinished";
    fs::remove(unfinished);
    std::vector<LogRequest> requests;
    for (const fs::path &log : logs)
        requests.push_back({log});
    ImportTally tally;
    ImportOutcome outcome = importLogs(unfinished, requests, tally, context);
    outcome.contents = {};
    fs::rename(unfinished, path);
    outcome.contents = readCase(path, context);
    return outcome;
}

ImportOutcome copyCase(const fs::path &from, const fs::path &to, const WorkContext &context)
{
    context.report(-1, "Copying the case");
    std::error_code failure;
    if (fs::equivalent(from, to, failure))
        throw Error("This is the case that is open", to.string(), "choose another name");
    // Nobody writes to the case here: imports and copies share one slot of the job runner.
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
    if (failure)
        throw Error("The case could not be copied: " + failure.message(), to.string(), "choose another folder");
    return {.files = {}, .unread = {}, .contents = readCase(to, context)};
}

} // namespace anomalyst::ui
