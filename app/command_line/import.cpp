#include "app/command_line/file_report.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/import/import_file.h"
#include "core/import/local_zone.h"
#include "core/import/reader.h"
#include "core/import/source_digest.h"
#include "core/import/text_encoding.h"
#include "core/store/event_writer.h"

#include <iostream>
#include <memory>

namespace anomalyst::cli
{

namespace
{

namespace fs = std::filesystem;

using Report = importing::ImportReport;

struct ImportCommand {
    fs::path casePath;
    std::vector<std::string> files;
    importing::ImportOptions options;
    bool noHeader = false;
    bool dryRun = false;
    bool again = false;
    bool json = false;
};

// Takes rows and keeps none: what a dry run writes to.
class NullSink final : public EventSink
{
public:
    std::string begin(const SourceInfo &source) override { return source.logName; }
    void append(const EventBatch &) override {}
    void reject(const RejectedRow &) override {}
    void finish(const SourceResult &) override {}
};

// The case that files go to; one that was made here and got no file is removed again.
class TargetCase
{
public:
    explicit TargetCase(const fs::path &path)
        : m_path(path)
        , m_isNew(!fs::exists(path))
        , m_file(std::make_unique<store::CaseFile>(store::CaseFile::openOrCreate(path)))
    {
    }
    ~TargetCase()
    {
        m_file.reset();
        if (!m_isNew)
            return;
        std::error_code ignored;
        for (const char *companion : {"", "-wal", "-shm", "-journal"})
            fs::remove(m_path.string() + companion, ignored);
    }
    std::vector<importing::SourceOutcome> import(const std::string &file, const ImportCommand &command,
                                                 const WorkContext &context)
    {
        store::EventWriter writer(*m_file);
        importing::KnownSource known;
        if (!command.again)
            known = [&](const importing::ByteSource &source) { return knownReport(source, command.options, context); };
        auto outcomes = importing::importSources(file, command.options, writer, context, known);
        for (const importing::SourceOutcome &outcome : outcomes)
            m_isNew = m_isNew && !outcome.report;
        return outcomes;
    }

private:
    // What the case has of a source with the same content, where it is in the log that is wished for.
    std::optional<Report> knownReport(const importing::ByteSource &source, const importing::ImportOptions &options,
                                      const WorkContext &context)
    {
        std::string sha256;
        for (const store::LogInfo &log : m_file->logs()) {
            if (options.logName && *options.logName != log.name)
                continue;
            for (const store::FileInfo &candidate : log.files) {
                if (candidate.bytes != source.size())
                    continue;
                if (sha256.empty())
                    sha256 = importing::sha256Of(source, context);
                if (candidate.sha256 != sha256)
                    continue;
                Report report = reportOf(candidate, log, *m_file);
                report.file = source.name();
                report.knownAs = log.name;
                return report;
            }
        }
        return std::nullopt;
    }

    fs::path m_path;
    bool m_isNew;
    std::unique_ptr<store::CaseFile> m_file;
};

void takeRole(importing::ImportOptions &options, const std::string &text)
{
    const std::size_t sign = text.find('=');
    const auto role = roleFromName(std::string_view(text).substr(0, std::min(sign, text.size())));
    if (sign == std::string::npos || sign + 1 == text.size())
        throw Error("\"" + text + "\" is not a role and a column", {}, "write --role time=TimeGenerated");
    if (!role || sign == 0) {
        std::string names = "none";
        for (const Role known : kAllRoles)
            names += ", " + std::string(roleName(known));
        throw Error("\"" + text.substr(0, sign) + "\" is not a role", {}, "roles are " + names);
    }
    options.roles[*role].push_back(text.substr(sign + 1));
}

void takeZone(importing::ImportOptions &options, const std::string &text)
{
    importing::LocalZone::named(text); // refuses what is none
    options.zone = text;
}

std::vector<std::pair<std::string, std::string>> formatNames()
{
    std::vector<std::pair<std::string, std::string>> names;
    for (const importing::Format &format : importing::allFormats())
        names.emplace_back(format.name, format.name);
    return names;
}

std::vector<std::pair<std::string, std::string>> encodingChoices()
{
    std::vector<std::pair<std::string, std::string>> names;
    for (const std::string &name : importing::encodingNames())
        names.emplace_back(name, name);
    return names;
}

void addImportOptions(CLI::App &command, ImportCommand &import)
{
    using importing::DateOrder;
    importing::ImportOptions &options = import.options;
    command.add_option("--case", import.casePath, "Case file, made when it is not there")->type_name("FILE");
    command.add_option("FILE", import.files, "Log files")->required();
    addChoice<std::string>(
        command, "--format", formatNames(), [&options](const std::string &format) { options.format = format; },
        "Format (default: found from the file)");
    addChoice<std::string>(
        command, "--encoding", encodingChoices(), [&options](const std::string &name) { options.encoding = name; },
        "Encoding of the text (default: found from the file)");
    addText(
        command, "--log", [&options](const std::string &name) { options.logName = name; },
        "Name of the log (default: the file's name)")
        ->type_name("NAME");
    addRepeated(
        command, "--role", [&options](const std::string &text) { takeRole(options, text); },
        "Role of a column; repeatable")
        ->type_name("ROLE=COLUMN");
    addText(
        command, "--zone", [&options](const std::string &text) { takeZone(options, text); },
        "Zone of times that say none: UTC, +02:00 or Europe/Berlin (default: UTC)")
        ->type_name("ZONE");
    addChoice<DateOrder>(
        command, "--date-order",
        {{"dmy", DateOrder::DayMonthYear}, {"mdy", DateOrder::MonthDayYear}, {"ymd", DateOrder::YearMonthDay}},
        [&options](DateOrder order) { options.dateOrder = order; }, "Order of day, month and year");
    addInteger(
        command, "--year", [&options](int year) { options.year = year; },
        {[](int year) { return year >= 1 && year <= 9998; }, "a year from 1 to 9998"},
        "Year of the first event, where times say none (default: from the file's age)");
    command.add_flag("--no-header", import.noHeader, "The first row is data");
    command.add_flag("--again", import.again, "Import files whose content is in the case already once more");
    command.add_flag("--dry-run", import.dryRun, "Read and report, write nothing");
    command.add_flag("--json", import.json, "Report as one JSON object");
}

// Prints what became of each source, keeps the reports, and says whether all were read.
bool take(std::vector<importing::SourceOutcome> outcomes, const ImportCommand &import, std::vector<Report> &reports)
{
    bool allRead = true;
    for (importing::SourceOutcome &outcome : outcomes) {
        if (!outcome.report) { // the others are read all the same
            printError(outcome.error->what());
            allRead = false;
            continue;
        }
        if (!import.json) {
            clearProgress();
            std::cout << reportAsText(*outcome.report) << std::flush;
        }
        reports.push_back(std::move(*outcome.report));
    }
    return allRead;
}

ExitStatus importFiles(const ImportCommand &import, const WorkContext &context)
{
    std::unique_ptr<TargetCase> target;
    NullSink nowhere;
    std::vector<Report> reports;
    ExitStatus status = Done;
    const auto count = static_cast<double>(import.files.size());
    for (std::size_t i = 0; i < import.files.size(); ++i) {
        const std::string &file = import.files[i];
        const auto done = static_cast<double>(i);
        const WorkContext part = context.part(done / count, (done + 1) / count);
        try {
            if (!import.dryRun && !target)
                target = std::make_unique<TargetCase>(import.casePath);
            auto outcomes = import.dryRun ? importing::importSources(file, import.options, nowhere, part)
                                          : target->import(file, import, part);
            status = take(std::move(outcomes), import, reports) ? status : Failed;
        } catch (const Error &error) {
            printError(error.what());
            status = Failed;
            if (!import.dryRun && !target)
                break;
        }
    }
    if (import.json)
        std::cout << reportsAsJson(reports) << std::flush;
    return status;
}

} // namespace

void addImport(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("import", "Reads log files into a case");
    const auto import = std::make_shared<ImportCommand>();
    addImportOptions(*command, *import);
    command->callback([import, &program] {
        if (import->casePath.empty() && !import->dryRun)
            throw CLI::RequiredError("--case");
        import->options.hasHeader = !import->noHeader;
        program.work = [import](const WorkContext &context) { return importFiles(*import, context); };
    });
}

} // namespace anomalyst::cli
