#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "core/export/result_tables.h"
#include "core/query/column_lookup.h"
#include "core/query/value_counts.h"

namespace anomalyst::cli
{

namespace
{

struct StackCommand {
    CaseOptions options;
    std::string column;
    std::filesystem::path output;
};

ExitStatus writeStack(const StackCommand &stack, const WorkContext &context)
{
    const OpenLog log = openLog(stack.options);
    const std::size_t column = query::columnIndex(log.info, stack.column);
    const query::RowSet rows = query::selectRows(*log.events, stack.options.selection, context.part(0, 0.5));
    const auto counts = query::countValues(*log.events, rows, column, context.part(0.5, 0.9));
    exporting::writeValueCounts(outputTarget(stack.output, stack.options.casePath, log.info.files), counts,
                                context.part(0.9, 1));
    return Done;
}

} // namespace

void addStack(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("stack", "Counts the values of a column, rarest first");
    const auto stack = std::make_shared<StackCommand>();
    addCase(*command, stack->options);
    addSelection(*command, stack->options);
    addText(
        *command, "--column", [stack](const std::string &name) { stack->column = name; }, "The column to count")
        ->required();
    addOutput(*command, "--output", stack->output, "Where the values go")->required();
    command->callback([stack, &program] {
        program.work = [stack](const WorkContext &context) { return writeStack(*stack, context); };
    });
}

} // namespace anomalyst::cli
