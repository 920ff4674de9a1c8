#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "core/export/result_tables.h"
#include "core/query/column_lookup.h"

namespace anomalyst::cli
{

namespace
{

struct EventsCommand {
    CaseOptions options;
    std::vector<std::string> columns;
    std::optional<std::size_t> limit;
    std::filesystem::path output;
};

ExitStatus exportEvents(const EventsCommand &events, const WorkContext &context)
{
    const OpenLog log = openLog(events.options);
    query::RowSet rows = query::selectRows(*log.events, events.options.selection, context.part(0, 0.3));
    exporting::EventTable table;
    for (const std::string &name : events.columns)
        table.columns.push_back(query::columnIndex(log.info, name));
    table.limit = events.limit.value_or(0);
    if (events.limit == 0) // none at all, where 0 would mean all
        rows = {false, rows.total, {}};
    store::EventReader reader(events.options.casePath, log.info.id);
    exporting::writeEvents(outputTarget(events.output, events.options.casePath, log.info.files), reader, rows, table,
                           context.part(0.3, 1));
    return Done;
}

} // namespace

void addEvents(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("events", "Writes events of a log");
    const auto events = std::make_shared<EventsCommand>();
    addCase(*command, events->options);
    addSelection(*command, events->options);
    addList(*command, "--columns", events->columns, "Columns to write (default: all)");
    addInteger(
        *command, "--limit", [events](int limit) { events->limit = static_cast<std::size_t>(limit); },
        {[](int limit) { return limit >= 0; }, "a number of events"}, "At most so many events");
    addOutput(*command, "--output", events->output, "Where they go")->required();
    command->callback([events, &program] {
        program.work = [events](const WorkContext &context) { return exportEvents(*events, context); };
    });
}

} // namespace anomalyst::cli
