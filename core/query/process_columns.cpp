#include "core/query/process_columns.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace anomalyst::query
{

namespace
{

// Letters and digits alone, in lower case; of a path of keys ("winlog.event_data.ProcessId") the last part.
std::string essence(std::string_view name)
{
    name = name.substr(name.find_last_of('.') + 1);
    std::string kept;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            kept += c;
        else if (c >= 'A' && c <= 'Z')
            kept += static_cast<char>(c - 'A' + 'a');
    }
    return kept;
}

class NamedColumns
{
public:
    explicit NamedColumns(const store::LogInfo &log)
    {
        for (const ColumnSpec &column : log.columns)
            m_names.push_back(essence(column.name));
    }
    // The first of the names that is there.
    std::optional<std::size_t> find(std::initializer_list<std::string_view> names) const
    {
        for (const std::string_view name : names) {
            for (std::size_t i = 0; i < m_names.size(); ++i) {
                if (m_names[i] == name)
                    return i;
            }
        }
        return std::nullopt;
    }

private:
    std::vector<std::string> m_names;
};

void findIds(const NamedColumns &named, ProcessColumns &columns)
{
    columns.guid = named.find({"processguid"});
    columns.parentGuid = named.find({"parentprocessguid"});
    if ((columns.id = named.find({"newprocessid"}))) { // 4688
        columns.parentId = named.find({"processid", "creatorprocessid"});
    } else if ((columns.parentId = named.find({"parentprocessid", "initiatingprocessid"}))) { // Sysmon, Defender
        columns.id = named.find({"processid"});
    } else { // auditd, osquery
        columns.id = named.find({"pid"});
        columns.parentId = named.find({"ppid", "parent"});
        columns.isEveryEventAStart = false;
    }
}

} // namespace

ProcessColumns findProcessColumns(const store::LogInfo &log)
{
    const NamedColumns named(log);
    ProcessColumns columns;
    findIds(named, columns);
    columns.name = named.find({"newprocessname", "image"});
    if (!columns.name)
        columns.name = log.columnWithRole(Role::Process);
    columns.parentName =
        named.find({"parentprocessname", "parentimage", "creatorprocessname", "initiatingprocessfilename"});
    columns.commandLine = log.columnWithRole(Role::CommandLine);
    columns.host = log.columnWithRole(Role::Host);
    columns.time = log.columnWithRole(Role::Time);
    if (columns.isEveryEventAStart)
        columns.eventId = named.find({"eventid", "eventcode"});
    return columns;
}

} // namespace anomalyst::query
