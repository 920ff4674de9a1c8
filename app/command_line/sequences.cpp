#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/export/result_tables.h"

namespace anomalyst::cli
{

namespace
{

struct SequencesCommand {
    CaseOptions options;
    result::SequencesParams params;
    std::vector<std::string> modellable;
    bool noTokens = false;
    std::filesystem::path output;
    std::filesystem::path steps;
    std::filesystem::path parameterSets;
};

void addSessionOptions(CLI::App &command, query::SessionParams &sessions)
{
    addList(command, "--user", sessions.userColumns, "Columns that tell users apart (default: from the roles)");
    command.add_option("--command", sessions.commandColumn, "Column of commands (default: role operation)")
        ->type_name("COLUMN");
    addList(command, "--parameters", sessions.parameterColumns,
            "Column of parameters, or several, each a parameter (default: role parameters)");
    addDuration(command, "--max-session", sessions.maxSession, "A session lasts no longer (default: 20m)");
    addDuration(command, "--max-gap", sessions.maxGap, "Longer silence ends a session (default: 2m)");
}

void addModelOptions(CLI::App &command, SequencesCommand &sequences)
{
    using analysis::SequenceModel;
    result::SequencesParams &params = sequences.params;
    addChoice<SequenceModel>(
        command, "--model",
        {{"commands", SequenceModel::Commands},
         {"parameters", SequenceModel::Parameters},
         {"values", SequenceModel::Values}},
        [&params](SequenceModel model) { params.model.model = model; }, "What the model looks at (default: values)");
    addInteger(
        command, "--window", [&params](int window) { params.model.window = window; },
        {[](int window) { return window >= 1; }, "a number from 1"}, "Commands in a window (default: 3)");
    command.add_flag("--no-tokens", sequences.noTokens, "Score without start and end of a session");
    command.add_flag("--geometric-mean", params.model.geometricMean, "Windows by their geometric mean");
    addList(command, "--modellable", sequences.modellable, "Parameters whose values count (default: found)");
    command.add_flag("--leave-one-out", params.model.leaveOneOut, "Score each session by a model of all the others");
    command.add_flag("--hide-short", params.hideShort, "Leave out sessions shorter than a window");
}

void printNotes(const result::SequencesResult &result)
{
    const query::SessionTable &table = *result.table;
    if (table.leftOut > 0)
        printNote(std::to_string(table.leftOut) + " events left out: they have no time or no command");
    if (table.unreadableParameters > 0)
        printNote(std::to_string(table.unreadableParameters) + " cells hold something that is no parameters");
}

ExitStatus writeSequenceTables(const SequencesCommand &sequences, bool quiet, const WorkContext &context)
{
    const OpenLog log = openLog(sequences.options);
    result::SequencesParams params = sequences.params;
    params.selection = sequences.options.selection;
    params.model.useTokens = !sequences.noTokens;
    if (!sequences.modellable.empty())
        params.modellableNames = sequences.modellable;
    const result::SequencesResult result = result::analyseSequences(*log.events, params, context.part(0, 0.9));
    const WorkContext writing = context.part(0.9, 1);
    const auto target = [&](const std::filesystem::path &path) {
        return outputTarget(path, sequences.options.casePath, log.info.files);
    };
    exporting::writeSequences(target(sequences.output), result, writing);
    if (!sequences.steps.empty())
        exporting::writeSteps(target(sequences.steps), result, writing);
    if (!sequences.parameterSets.empty())
        exporting::writeParameterSets(target(sequences.parameterSets), result, writing);
    if (!quiet)
        printNotes(result);
    return Done;
}

} // namespace

void addSequences(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("sequences", "Finds unlikely sequences of commands");
    const auto sequences = std::make_shared<SequencesCommand>();
    addCase(*command, sequences->options);
    addSelection(*command, sequences->options);
    addSessionOptions(*command, sequences->params.sessions);
    addModelOptions(*command, *sequences);
    addOutput(*command, "--output", sequences->output, "Where sessions go, least likely first")->required();
    addOutput(*command, "--steps", sequences->steps, "Where single commands go");
    addOutput(*command, "--parameter-sets", sequences->parameterSets,
              "Where combinations of parameters go, given their command, least likely first");
    command->callback([sequences, &program] {
        program.work = [sequences, &program](const WorkContext &context) {
            return writeSequenceTables(*sequences, program.quiet, context);
        };
    });
}

} // namespace anomalyst::cli
