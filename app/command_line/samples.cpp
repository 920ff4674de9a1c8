#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "resources/sample_logs/sample_logs.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace anomalyst::cli
{

namespace
{

namespace fs = std::filesystem;

ExitStatus writeSamples(const fs::path &folder)
{
    for (const fs::path &name : samples::sampleLogNames()) {
        if (fs::exists(folder / name))
            throw Error("this file is already there", (folder / name).string(), "name an empty folder");
    }
    try {
        for (const fs::path &path : samples::writeSampleLogs(folder))
            std::cout << printable(path.string()) << '\n';
    } catch (const std::system_error &failure) { // of the file system or of a stream
        throw Error("the sample logs cannot be written (" + failure.code().message() + ")", folder.string(),
                    "name a folder that can be written to");
    }
    std::cout << std::flush;
    return Done;
}

} // namespace

void addSamples(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("samples", "Writes the bundled sample logs");
    const auto folder = std::make_shared<fs::path>();
    command->add_option("DIRECTORY", *folder, "Folder they go to, made when it is not there")->required();
    command->callback(
        [folder, &program] { program.work = [folder](const WorkContext &) { return writeSamples(*folder); }; });
}

} // namespace anomalyst::cli
