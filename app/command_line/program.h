// What every sub-command has in common: it adds its options to the parser and, when chosen, says what is to be done.
// Main thread.
#pragma once

#include "core/base/progress.h"

#include <functional>

namespace CLI
{
class App;
}

namespace anomalyst::cli
{

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2, Stopped = 3 };

struct Program {
    bool quiet = false;                                  // no progress, no notes
    std::function<ExitStatus(const WorkContext &)> work; // set by the sub-command that was chosen
};

void addImport(CLI::App &app, Program &program);
void addInfo(CLI::App &app, Program &program);
void addEvents(CLI::App &app, Program &program);
void addRejected(CLI::App &app, Program &program);
void addTimeSeries(CLI::App &app, Program &program);
void addClusters(CLI::App &app, Program &program);
void addSequences(CLI::App &app, Program &program);
void addStack(CLI::App &app, Program &program);
void addSamples(CLI::App &app, Program &program);

// Parses, works and turns every ending into an exit status; an error is one line on standard error.
int run(int argc, char **argv);

} // namespace anomalyst::cli
