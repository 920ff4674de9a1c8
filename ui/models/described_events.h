// What single events of a log are, told from loaded columns without reading the case again: when, which program, which
// command line. Made on a worker, read on any thread.
#pragma once

#include "core/store/event_columns.h"

#include <QString>

#include <memory>

namespace anomalyst::ui
{

class DescribedEvents
{
public:
    DescribedEvents() = default; // tells nothing
    explicit DescribedEvents(const store::EventColumns &events, const WorkContext &context = {});

    TimeUs time(EventRow row) const;
    QString program(EventRow row) const; // the file's name, not its path; text from the log
    QString command(EventRow row) const; // the command line, else the parameters, else the path of the program
    QString user(EventRow row) const;
    const std::string &programColumn() const { return m_programName; } // "": the log has none
    const std::string &commandColumn() const { return m_commandName; }

private:
    std::shared_ptr<const store::Column> m_time, m_program, m_command, m_user;
    std::string m_programName, m_commandName;
};

QString lastPathPart(const QString &path); // of paths of either kind

} // namespace anomalyst::ui
