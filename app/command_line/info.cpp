#include "app/command_line/case_options.h"
#include "app/command_line/file_report.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"

#include <iostream>

namespace anomalyst::cli
{

namespace
{

struct InfoCommand {
    CaseOptions options;
    bool json = false;
};

void printLog(const store::LogInfo &log, store::CaseFile &caseFile)
{
    std::cout << "log " << printable(log.name) << ": " << grouped(log.events) << " events, " << grouped(log.rejected)
              << " rejected\n";
    for (const ColumnSpec &column : log.columns) {
        std::cout << "  column " << printable(column.name) << ": " << columnTypeName(column.type);
        if (column.role != Role::None)
            std::cout << ", role " << roleName(column.role);
        std::cout << '\n';
    }
    for (const store::FileInfo &file : log.files)
        std::cout << "  file " << reportAsText(reportOf(file, log, caseFile));
}

ExitStatus printInfo(const InfoCommand &info)
{
    store::CaseFile file = store::CaseFile::open(info.options.casePath, store::CaseFile::Mode::ReadOnly);
    std::vector<importing::ImportReport> reports;
    for (const store::LogInfo &log : file.logs()) {
        for (const store::FileInfo &source : log.files)
            reports.push_back(reportOf(source, log, file));
        if (!info.json)
            printLog(log, file);
    }
    const bool isBusy = store::CaseFile::isBeingWritten(info.options.casePath); // then it is no leftover
    const auto unfinished = isBusy ? std::nullopt : file.unfinishedImport();
    if (info.json)
        std::cout << reportsAsJson(reports, unfinished);
    else if (unfinished)
        std::cout << unfinishedAsText(*unfinished);
    std::cout << std::flush;
    return Done;
}

} // namespace

void addInfo(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("info", "Tells what a case holds");
    const auto info = std::make_shared<InfoCommand>();
    addCase(*command, info->options);
    command->add_flag("--json", info->json, "As one JSON object");
    command->callback([info, &program] { program.work = [info](const WorkContext &) { return printInfo(*info); }; });
}

} // namespace anomalyst::cli
