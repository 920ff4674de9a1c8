#include "app/command_line/program.h"
#include "app/command_line/stop_on_signal.h"
#include "app/command_line/terminal.h"

#include <CLI/CLI.hpp>

#include <new>

namespace anomalyst::cli
{

namespace
{

void addCommands(CLI::App &app, Program &program)
{
    app.require_subcommand(1);
    for (const auto add :
         {addImport, addInfo, addEvents, addRejected, addTimeSeries, addClusters, addSequences, addStack, addSamples})
        add(app, program);
    for (CLI::App *command : app.get_subcommands([](CLI::App *) { return true; }))
        command->add_flag("--quiet", program.quiet, "No progress and no notes on standard error");
}

ExitStatus work(const Program &program)
{
    const StopOnSignal stop;
    ProgressLine line(!program.quiet);
    WorkContext context;
    context.stop = stop.token();
    context.progress = [&line](double fraction, std::string_view phase) { line.show(fraction, phase); };
    try {
        return program.work(context);
    } catch (const Cancelled &) {
        line.clear();
        printError("cancelled");
        return Stopped;
    } catch (const std::bad_alloc &) {
        line.clear();
        printError("not enough memory; select fewer events");
    } catch (const std::exception &error) {
        line.clear();
        printError(error.what());
    }
    return Failed;
}

} // namespace

int run(int argc, char **argv)
{
    CLI::App app("Finds what does not belong in a log", "anomalyst-cli");
    Program program;
    try {
        addCommands(app, program);
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) // help was asked for
            return app.exit(error);
        printError(std::string(error.what()) + "; anomalyst-cli --help tells how to call it");
        return WrongUsage;
    }
    return work(program);
}

} // namespace anomalyst::cli
