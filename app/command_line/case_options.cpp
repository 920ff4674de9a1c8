#include "app/command_line/case_options.h"

#include "app/command_line/options.h"

namespace anomalyst::cli
{

void addCase(CLI::App &command, CaseOptions &options)
{
    command.add_option("--case", options.casePath, "Case file")->required()->type_name("FILE");
}

void addSelection(CLI::App &command, CaseOptions &options)
{
    command.add_option("--log", options.log, "Log in the case (default: the only one)")->type_name("NAME");
    addTime(command, "--from", options.selection.from, "First time that takes part (UTC unless it has an offset)");
    addTime(command, "--to", options.selection.to, "First time that no longer takes part");
    addRepeated(
        command, "--filter",
        [&options](const std::string &text) { options.selection.conditions.push_back(query::parseCondition(text)); },
        "Condition 'COLUMN OP VALUE' that events must meet; OP is = != ~ !~ < <= > >=; repeatable")
        ->type_name("TEXT");
}

CLI::Option *addOutput(CLI::App &command, const std::string &name, std::filesystem::path &path, const std::string &help)
{
    const auto take = [&path](const std::string &text) {
        if (text.empty())
            throw Error("an output needs a path", {}, "name a file, or - for standard output");
        path = text;
    };
    return addText(command, name, take, help + " (.csv, .jsonl or - for standard output)")->type_name("FILE");
}

OpenLog openLog(const CaseOptions &options)
{
    store::CaseFile file = store::CaseFile::open(options.casePath, store::CaseFile::Mode::ReadOnly);
    OpenLog log{file.logNamed(options.log), {}};
    log.events = store::EventColumns::open(options.casePath, log.info.id);
    return log;
}

exporting::OutputTarget outputTarget(const std::filesystem::path &path, const std::filesystem::path &casePath,
                                     const std::vector<store::FileInfo> &sources)
{
    exporting::OutputTarget target{path, {casePath}};
    for (const char *companion : {"-wal", "-shm", "-journal", ".lock"}) // SQLite keeps parts of a case there
        target.protectedFiles.push_back(casePath.string() + companion);
    for (const store::FileInfo &source : sources)
        target.protectedFiles.emplace_back(source.path);
    return target;
}

} // namespace anomalyst::cli
