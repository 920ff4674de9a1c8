// Which columns of a log tell of processes and their parents: Sysmon, Windows 4688, Defender, auditd and osquery, known
// by the names of their fields, host and time by their roles. Pure, any thread.
#pragma once

#include "core/store/case_file.h"

#include <optional>

namespace anomalyst::query
{

struct ProcessColumns {
    using Column = std::optional<std::size_t>;

    Column guid, parentGuid; // never used twice
    Column id, parentId;     // used again when the process has ended
    Column name, parentName; // paths of the programs
    Column commandLine;
    Column host, time;
    Column eventId;                 // where there is one, events 1 and 4688 alone begin a process
    bool isEveryEventAStart = true; // false: a process may have many events of its own (auditd)

    bool isUsable() const { return (guid && parentGuid) || (id && parentId); }
};

// In events 4688 `ProcessId` is the parent's id and `NewProcessId` that of the process.
ProcessColumns findProcessColumns(const store::LogInfo &log);

} // namespace anomalyst::query
