#include "app/command_line/case_options.h"
#include "app/command_line/program.h"
#include "core/export/result_tables.h"

namespace anomalyst::cli
{

namespace
{

struct RejectedCommand {
    CaseOptions options;
    std::filesystem::path output;
};

ExitStatus exportRejected(const RejectedCommand &rejected, const WorkContext &context)
{
    const std::filesystem::path &casePath = rejected.options.casePath;
    store::CaseFile file = store::CaseFile::open(casePath, store::CaseFile::Mode::ReadOnly);
    std::vector<store::FileInfo> sources;
    for (const store::LogInfo &log : file.logs())
        sources.insert(sources.end(), log.files.begin(), log.files.end());
    exporting::writeRejected(outputTarget(rejected.output, casePath, sources), file, context);
    return Done;
}

} // namespace

void addRejected(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("rejected", "Writes the rows that could not be read");
    const auto rejected = std::make_shared<RejectedCommand>();
    addCase(*command, rejected->options);
    addOutput(*command, "--output", rejected->output, "Where they go")->required();
    command->callback([rejected, &program] {
        program.work = [rejected](const WorkContext &context) { return exportRejected(*rejected, context); };
    });
}

} // namespace anomalyst::cli
