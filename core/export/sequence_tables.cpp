#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::exporting
{

namespace
{

constexpr double kBitsPerDecade = 3.3219280948873623; // log2(10)

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (&name == &names.front() ? "" : "|") + name;
    return text;
}

void writeSessionRow(TableWriter &table, const result::SequencesResult &result, std::uint32_t index)
{
    const query::Session &session = result.table->sessions[index];
    const analysis::SessionLikelihood &likelihood = result.likelihoods.sessions[index];
    table.integer(index);
    for (const std::string &user : result.table->userOf(session))
        table.text(user);
    table.time(session.begin).time(session.end).number(seconds(session.end - session.begin));
    table.integer(session.commandCount).integer(result.distinctCommands(index));
    // Far below 1e-308 the likelihood prints as 0; its logarithm still says how unlikely.
    table.number(std::pow(10.0, likelihood.rarestWindow)).number(likelihood.rarestWindow);
    table.integer(likelihood.isShort ? 1 : 0).text(joined(result.rarestWindow(index)));
    const std::vector<std::string> &origin = result.table->users[session.user].origin;
    for (std::size_t i = 0; i < result.table->originColumns.size(); ++i)
        table.text(i < origin.size() ? origin[i] : std::string());
    table.endRow();
}

} // namespace

void writeSequences(const OutputTarget &target, const result::SequencesResult &result, const WorkContext &context)
{
    std::vector<std::string> columns = {"session"};
    columns.insert(columns.end(), result.table->userColumns.begin(), result.table->userColumns.end());
    columns.insert(columns.end(), {"begin", "end", "duration_s", "commands", "distinct_commands", "likelihood",
                                   "log10_likelihood", "short", "rarest_window"});
    for (const std::string &origin : result.table->originColumns)
        columns.push_back("without_user_" + origin); // where events without a user came from
    TableWriter table(target, std::move(columns));
    for (const std::uint32_t index : result.order) {
        reportRow(context, table.rows(), result.order.size());
        writeSessionRow(table, result, index);
    }
    table.commit();
}

void writeSteps(const OutputTarget &target, const result::SequencesResult &result, const WorkContext &context)
{
    TableWriter table(target, {"session", "step", "time", "command", "transition_probability", "parameters_likelihood",
                               "surprise_bits"});
    for (const std::uint32_t index : result.order) {
        const query::Session &session = result.table->sessions[index];
        for (std::uint32_t step = 0; step < session.commandCount; ++step) {
            reportRow(context, table.rows(), result.table->commands.size());
            const std::size_t command = session.firstCommand + step;
            const analysis::StepLikelihood &likelihood = result.likelihoods.steps[command];
            table.integer(index).integer(step).time(result.table->times[command]);
            table.text(result.table->commandNames[result.table->commands[command]]);
            table.number(std::pow(10.0, likelihood.transition)).number(std::pow(10.0, likelihood.parameters));
            table.number(-(likelihood.transition + likelihood.parameters) * kBitsPerDecade).endRow();
        }
    }
    table.commit();
}

void writeParameterSets(const OutputTarget &target, const result::SequencesResult &result, const WorkContext &context)
{
    const query::SessionTable &sessions = *result.table;
    const std::vector<explain::ParameterSet> sets = explain::parameterSets(result, context.part(0, 0.5));
    const WorkContext writing = context.part(0.5, 1);
    TableWriter table(target,
                      {"command", "parameters", "likelihood", "log10_likelihood", "events", "first_time", "last_time"});
    for (const explain::ParameterSet &set : sets) {
        reportRow(writing, table.rows(), sets.size());
        const auto timeOf = [&](std::uint32_t command) { return sessions.times[command]; };
        const auto [first, last] = std::ranges::minmax(set.firstUses, {}, timeOf);
        table.text(sessions.commandNames[set.command]).text(explain::parameterSetText(sessions, set));
        table.number(std::pow(10.0, set.log10Likelihood)).number(set.log10Likelihood);
        table.integer(static_cast<std::int64_t>(set.uses)).time(timeOf(first)).time(timeOf(last)).endRow();
    }
    table.commit();
}

} // namespace anomalyst::exporting
