#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/export/result_tables.h"
#include "core/export/sequence_model_json.h"
#include "core/store/kept_text.h"

namespace anomalyst::cli
{

namespace
{

struct SequencesCommand {
    CaseOptions options;
    result::SequencesParams params;
    std::vector<std::string> modellable;
    bool noTokens = false;
    bool proposesGap = false;

    CaseOptions training; // its log and selection
    std::filesystem::path useModel;
    std::string useKept;
    std::filesystem::path exportModel;
    std::string keepAs;
    std::string forget;

    std::filesystem::path output;
    std::filesystem::path steps;
    std::filesystem::path gaps;
    std::filesystem::path lengths;
    std::filesystem::path parameterSets;
    std::filesystem::path modellableTable;
    std::filesystem::path transitions;
};

void addSessionOptions(CLI::App &command, SequencesCommand &sequences)
{
    query::SessionParams &sessions = sequences.params.sessions;
    addList(command, "--user", sessions.userColumns, "Columns that tell users apart (default: from the roles)");
    command.add_option("--command", sessions.commandColumn, "Column of commands (default: role operation)")
        ->type_name("COLUMN");
    addList(command, "--parameters", sessions.parameterColumns,
            "Column of parameters, or several, each a parameter (default: role parameters)");
    addDuration(command, "--max-session", sessions.maxSession, "A session lasts no longer (default: 20m)");
    const auto takeGap = [&sequences, &sessions](const std::string &text) {
        sequences.proposesGap = text == "auto";
        const auto gap = parseDuration(sequences.proposesGap ? "0s" : text);
        if (!gap)
            throw Error("\"" + text + "\" is no duration", {}, "write it as 90s, 20m, 1h or 7d, or auto");
        sessions.maxGap = *gap;
    };
    addText(command, "--max-gap", takeGap,
            "Longer silence ends a session (default: 2m); auto: the valley between short and long silences")
        ->type_name("DURATION|auto");
    command.add_flag("--merge-no-user", sessions.mergeUnnamed,
                     "Events without a user form sessions across hosts and addresses");
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
    command.add_flag("--hide-short", params.hideShort, "Leave out sessions shorter than a window");
    command.add_flag("--leave-one-out", params.model.leaveOneOut,
                     "Score each session by a model of all the others, so that none vouches for itself");
}

void addTrainingOptions(CLI::App &command, SequencesCommand &sequences)
{
    CaseOptions &training = sequences.training;
    command.add_option("--train-log", training.log, "Log whose sessions the model learns from (default: the same)")
        ->type_name("NAME");
    addTime(command, "--train-from", training.selection.from, "First time that the model learns from");
    addTime(command, "--train-to", training.selection.to, "First time that it no longer learns from");
    addRepeated(
        command, "--train-filter",
        [&training](const std::string &text) { training.selection.conditions.push_back(query::parseCondition(text)); },
        "Condition that events to learn from must meet; repeatable")
        ->type_name("TEXT");
    command.add_option("--use-model", sequences.useModel, "Score by an exported model (.json)")->type_name("FILE");
    command.add_option("--use-kept-model", sequences.useKept, "Score by a model kept in the case")->type_name("NAME");
    command.add_option("--export-model", sequences.exportModel, "Where the model goes (.json)")->type_name("FILE");
    command.add_option("--keep-model", sequences.keepAs, "Keep the model in the case under a name")->type_name("NAME");
    command.add_option("--forget-model", sequences.forget, "Delete the model that the case keeps under the name")
        ->type_name("NAME");
}

void addOutputs(CLI::App &command, SequencesCommand &sequences)
{
    addOutput(command, "--output", sequences.output, "Where sessions go, least likely first")->required();
    addOutput(command, "--steps", sequences.steps, "Where single commands go");
    addOutput(command, "--gaps", sequences.gaps, "Where the histogram of silences between events goes");
    addOutput(command, "--lengths", sequences.lengths, "Where the histogram of session lengths goes");
    addOutput(command, "--parameter-sets", sequences.parameterSets,
              "Where combinations of parameters go, given their command, least likely first");
    addOutput(command, "--modellable-table", sequences.modellableTable,
              "Where parameters go, with whether their values are modelled and why");
    addOutput(command, "--transitions", sequences.transitions, "Where the steps of the model go");
}

void printNotes(const result::SequencesResult &result)
{
    const query::SessionTable &table = *result.table;
    if (table.leftOut > 0)
        printNote(std::to_string(table.leftOut) + " events left out: they have no time or no command");
    if (table.unnamed > 0)
        printNote(std::to_string(table.unnamed) + " events have no user" +
                  (table.originColumns.empty() ? "" : ": their sessions stay apart by host and address"));
    if (table.unreadableParameters > 0)
        printNote(std::to_string(table.unreadableParameters) +
                  " cells hold something that is no parameters, the first: " + table.firstUnreadable.substr(0, 80));
    if (result.shortSessions > 0)
        printNote(std::to_string(result.shortSessions) + " sessions too short for window " +
                  std::to_string(result.params.model.window) +
                  (result.params.hideShort ? ", left out" : ", scored whole"));
}

std::shared_ptr<const result::LearntModel> chosenModel(const SequencesCommand &sequences)
{
    if (!sequences.useModel.empty())
        return std::make_shared<const result::LearntModel>(exporting::loadSequenceModel(sequences.useModel));
    if (sequences.useKept.empty())
        return nullptr;
    store::CaseFile file = store::CaseFile::open(sequences.options.casePath, store::CaseFile::Mode::ReadOnly);
    const auto json = store::keptText(file, exporting::kSequenceModelKind, sequences.useKept);
    if (!json) {
        std::string names;
        for (const std::string &name : store::keptNames(file, exporting::kSequenceModelKind))
            names += (names.empty() ? "" : ", ") + name;
        throw Error("the case keeps no model \"" + sequences.useKept + "\"", sequences.options.casePath.string(),
                    names.empty() ? "keep one with --keep-model" : "choose one of: " + names);
    }
    return std::make_shared<const result::LearntModel>(exporting::readSequenceModel(*json));
}

std::optional<result::TrainingChoice> chosenTraining(const SequencesCommand &sequences)
{
    const CaseOptions &training = sequences.training;
    if (training.log.empty() && training.selection.isEverything())
        return std::nullopt;
    result::TrainingChoice choice{nullptr, training.selection};
    if (!training.log.empty())
        choice.events = openLog({sequences.options.casePath, training.log, {}}).events;
    return choice;
}

class Outputs
{
public:
    Outputs(const SequencesCommand &sequences, const OpenLog &log)
        : m_sequences(sequences)
        , m_log(log)
    {
    }

    // The silences are looked at before sessions are cut, where their valley is to be the longest gap.
    void takeSilences(result::SequencesParams &params, const WorkContext &context)
    {
        if (!m_sequences.proposesGap && m_sequences.gaps.empty() && m_sequences.lengths.empty())
            return;
        const query::RowSet rows = query::selectRows(*m_log.events, params.selection, context);
        const query::SessionOutline outline = query::outlineSessions(*m_log.events, rows, params.sessions, context);
        const query::GapHistogram gaps = query::gapsBetween(outline, context);
        if (m_sequences.proposesGap && !gaps.valley)
            throw Error("the silences between events show no valley", "--max-gap auto", "give a duration, such as 2m");
        if (m_sequences.proposesGap) {
            params.sessions.maxGap = *gaps.valley;
            printNote("longest gap proposed: " + formatDuration(*gaps.valley));
        }
        if (!m_sequences.gaps.empty())
            exporting::writeGaps(target(m_sequences.gaps), gaps);
        if (!m_sequences.lengths.empty())
            exporting::writeLengths(target(m_sequences.lengths),
                                    query::previewSessions(outline, params.sessions, context));
    }

    void write(const result::SequencesResult &result, const WorkContext &context) const
    {
        exporting::writeSequences(target(m_sequences.output), result, context);
        if (!m_sequences.steps.empty())
            exporting::writeSteps(target(m_sequences.steps), result, context);
        if (!m_sequences.parameterSets.empty())
            exporting::writeParameterSets(target(m_sequences.parameterSets), result, context);
        if (!m_sequences.modellableTable.empty())
            exporting::writeModellable(target(m_sequences.modellableTable), result);
        if (!m_sequences.transitions.empty())
            exporting::writeTransitions(target(m_sequences.transitions), result,
                                        explain::TransitionEdges(result.model));
        writeModel(result);
        forgetModel();
    }

private:
    exporting::OutputTarget target(const std::filesystem::path &path) const
    {
        return outputTarget(path, m_sequences.options.casePath, m_log.info.files);
    }
    void forgetModel() const
    {
        if (m_sequences.forget.empty())
            return;
        store::CaseFile file = store::CaseFile::open(m_sequences.options.casePath, store::CaseFile::Mode::ReadWrite);
        if (!store::keptText(file, exporting::kSequenceModelKind, m_sequences.forget))
            throw Error("the case keeps no model \"" + m_sequences.forget + "\"", m_sequences.options.casePath.string(),
                        "nothing was deleted; --use-kept-model with a wrong name lists those there are");
        store::removeKeptText(file, exporting::kSequenceModelKind, m_sequences.forget);
    }
    void writeModel(const result::SequencesResult &result) const
    {
        if (m_sequences.exportModel.empty() && m_sequences.keepAs.empty())
            return;
        const result::LearntModel model = result.learntModel(
            result.learnt ? result.learnt->about
                          : std::to_string(result.table->sessions.size()) + " sessions of " + m_log.info.name);
        if (!m_sequences.exportModel.empty())
            exporting::writeSequenceModel(target(m_sequences.exportModel), model);
        if (m_sequences.keepAs.empty())
            return;
        store::CaseFile file = store::CaseFile::open(m_sequences.options.casePath, store::CaseFile::Mode::ReadWrite);
        store::keepText(file, exporting::kSequenceModelKind, m_sequences.keepAs, exporting::sequenceModelJson(model));
    }

    const SequencesCommand &m_sequences;
    const OpenLog &m_log;
};

ExitStatus writeSequenceTables(const SequencesCommand &sequences, bool quiet, const WorkContext &context)
{
    const OpenLog log = openLog(sequences.options);
    result::SequencesParams params = sequences.params;
    params.selection = sequences.options.selection;
    params.model.useTokens = !sequences.noTokens;
    if (!sequences.modellable.empty())
        params.modellableNames = sequences.modellable;
    params.training = chosenTraining(sequences);
    params.learnt = chosenModel(sequences);
    Outputs outputs(sequences, log);
    outputs.takeSilences(params, context.part(0, 0.1));
    const result::SequencesResult result = result::analyseSequences(*log.events, params, context.part(0.1, 0.9));
    outputs.write(result, context.part(0.9, 1));
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
    addSessionOptions(*command, *sequences);
    addModelOptions(*command, *sequences);
    addTrainingOptions(*command, *sequences);
    addOutputs(*command, *sequences);
    command->callback([sequences, &program] {
        program.work = [sequences, &program](const WorkContext &context) {
            return writeSequenceTables(*sequences, program.quiet, context);
        };
    });
}

} // namespace anomalyst::cli
