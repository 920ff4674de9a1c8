#include "ui/state/log_import.h"

#include "core/store/event_writer.h"
#include "ui/state/counted_sink.h"

#include <algorithm>
#include <map>

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

// The newest file of each log, to know afterwards which ones were added.
std::map<LogId, FileId> newestFiles(store::CaseFile &file)
{
    std::map<LogId, FileId> newest;
    for (const store::LogInfo &log : file.logs()) {
        if (!log.files.empty())
            newest[log.id] = log.files.back().id;
    }
    return newest;
}

void takeBack(store::CaseFile &file, const std::map<LogId, FileId> &before)
{
    for (const store::LogInfo &log : file.logs()) {
        const auto known = before.find(log.id);
        for (auto added = log.files.rbegin(); added != log.files.rend(); ++added) {
            if (known != before.end() && added->id == known->second)
                break;
            file.removeLastFile(added->id);
        }
    }
}

class Importing
{
public:
    Importing(store::CaseFile &file, ImportTally &tally, ImportOutcome &outcome)
        : m_file(file)
        , m_tally(tally)
        , m_outcome(outcome)
    {
    }

    void importOne(const LogRequest &log, const WorkContext &context)
    {
        try {
            store::EventWriter writer(m_file); // one a file: what failed half-way goes with it
            CountedSink counted(writer, m_tally);
            for (importing::SourceOutcome &outcome :
                 importing::importSources(log.path, log.options, counted, context)) {
                if (outcome.report)
                    m_outcome.files.push_back(std::move(*outcome.report));
                else
                    m_outcome.unread.push_back({outcome.name, std::move(*outcome.error), false});
            }
        } catch (const Error &error) {
            m_outcome.unread.push_back({log.path, error, isDateOrderOpen(log.path, log.options, context)});
        }
    }

    void importEach(const std::vector<LogRequest> &logs, const WorkContext &context)
    {
        const auto before = newestFiles(m_file);
        const auto share = [&](std::size_t done) {
            return static_cast<double>(done) / static_cast<double>(logs.size());
        };
        try {
            for (std::size_t i = 0; i < logs.size(); ++i) {
                m_tally.file = static_cast<std::uint32_t>(i);
                importOne(logs[i], context.part(share(i), share(i + 1)));
            }
        } catch (const Cancelled &) {
            takeBack(m_file, before);
            throw;
        }
    }

private:
    store::CaseFile &m_file;
    ImportTally &m_tally;
    ImportOutcome &m_outcome;
};

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

ImportOutcome importLogs(const fs::path &casePath, const std::vector<LogRequest> &logs, ImportTally &tally,
                         const WorkContext &context)
{
    const bool isNew = !fs::exists(casePath);
    ImportOutcome outcome;
    try {
        store::CaseFile file = store::CaseFile::openOrCreate(casePath);
        Importing(file, tally, outcome).importEach(logs, context.part(0, 0.98));
    } catch (...) {
        if (isNew && fs::exists(casePath) && holdsNothing(casePath))
            removeCase(casePath);
        throw;
    }
    if (isNew && outcome.files.empty()) {
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
