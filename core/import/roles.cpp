#include "core/import/roles.h"

#include "core/base/error.h"
#include "core/import/column_names.h"

#include <algorithm>
#include <array>
#include <optional>

namespace anomalyst::importing
{

namespace
{

struct KnownName {
    Role role;
    std::string_view name; // lower case, letters and digits only
    bool joins = false;    // takes the role beside the best one, where several may have it
};

// Best first within a role.
constexpr std::array kKnownNames = {
    KnownName{Role::Time, "timegenerated"},
    KnownName{Role::Time, "eventtime"},
    KnownName{Role::Time, "utctime"},
    KnownName{Role::Time, "timecreated"},
    KnownName{Role::Time, "creationdate"},
    KnownName{Role::Time, "creationtime"},
    KnownName{Role::Time, "flowstarttime"},
    KnownName{Role::Time, "timecreatedutc"},
    KnownName{Role::Time, "timestamputc"},
    KnownName{Role::Time, "timestamp"},
    KnownName{Role::Time, "ts"},
    KnownName{Role::Time, "datetime"},
    KnownName{Role::Time, "dateandtime"},
    KnownName{Role::Time, "createddatetime"},
    KnownName{Role::Time, "activitydatetime"},
    KnownName{Role::Time, "starttime"},
    KnownName{Role::Time, "eventsystemtimecreatedattributessystemtime"},
    KnownName{Role::Time, "eventdatetime"},
    KnownName{Role::Time, "unixtime"},
    KnownName{Role::Time, "realtimetimestamp"},
    KnownName{Role::Time, "time"},
    KnownName{Role::Time, "date"},
    KnownName{Role::Host, "computer"},
    KnownName{Role::Host, "hostname"},
    KnownName{Role::Host, "host"},
    KnownName{Role::Host, "devicename"},
    KnownName{Role::Host, "computername"},
    KnownName{Role::Host, "hostidentifier"},
    KnownName{Role::Host, "eventsystemcomputer"},
    KnownName{Role::Host, "vmname"},
    KnownName{Role::Host, "sourcehost"},
    KnownName{Role::Host, "srchost"},
    KnownName{Role::Host, "machinename"},
    KnownName{Role::Host, "server"},
    KnownName{Role::Host, "device"},
    KnownName{Role::Host, "node"},
    KnownName{Role::User, "account"},
    KnownName{Role::User, "userid"},
    KnownName{Role::User, "userids"},
    KnownName{Role::User, "username"},
    KnownName{Role::User, "user"},
    KnownName{Role::User, "subjectusername", true},
    KnownName{Role::User, "accountname"},
    KnownName{Role::User, "userprincipalname"},
    KnownName{Role::User, "useridentityarn"},
    KnownName{Role::User, "useridentityusername"},
    KnownName{Role::User, "eventeventdatasubjectusername"},
    KnownName{Role::User, "csusername"},
    KnownName{Role::User, "initiatingprocessaccountname"},
    KnownName{Role::User, "auidname"},
    KnownName{Role::User, "auid"},
    KnownName{Role::User, "auditloginuid"},
    KnownName{Role::User, "acct"},
    KnownName{Role::User, "uid"},
    KnownName{Role::User, "actor"},
    KnownName{Role::User, "login"},
    KnownName{Role::Session, "subjectlogonid"},
    KnownName{Role::Session, "logonid"},
    KnownName{Role::Session, "logonguid"},
    KnownName{Role::Session, "sessionid"},
    KnownName{Role::Session, "session"},
    KnownName{Role::Session, "eventeventdatasubjectlogonid"},
    KnownName{Role::Session, "useridentityaccesskeyid"},
    KnownName{Role::Session, "ses"},
    KnownName{Role::Session, "auditsession"},
    KnownName{Role::Session, "systemdsession"},
    KnownName{Role::Session, "uid"},
    KnownName{Role::Session, "flowid"},
    KnownName{Role::Session, "lid"},
    KnownName{Role::Session, "srclid"},
    KnownName{Role::Process, "newprocessname"},
    KnownName{Role::Process, "image"},
    KnownName{Role::Process, "processname"},
    KnownName{Role::Process, "filename"},
    KnownName{Role::Process, "eventeventdatanewprocessname"},
    KnownName{Role::Process, "process"},
    KnownName{Role::Process, "exe"},
    KnownName{Role::Process, "proc"},
    KnownName{Role::Process, "comm"},
    KnownName{Role::Process, "syslogidentifier"},
    KnownName{Role::Process, "initiatingprocessfilename"},
    KnownName{Role::CommandLine, "commandline"},
    KnownName{Role::CommandLine, "processcommandline"},
    KnownName{Role::CommandLine, "eventeventdatacommandline"},
    KnownName{Role::CommandLine, "cmdline"},
    KnownName{Role::CommandLine, "executableinfo"},
    KnownName{Role::CommandLine, "proctitle"},
    KnownName{Role::CommandLine, "initiatingprocesscommandline"},
    KnownName{Role::Operation, "operation"},
    KnownName{Role::Operation, "operations"},
    KnownName{Role::Operation, "operationname"},
    KnownName{Role::Operation, "eventname"},
    KnownName{Role::Operation, "activitydisplayname"},
    KnownName{Role::Operation, "activity"},
    KnownName{Role::Operation, "actiontype"},
    KnownName{Role::Operation, "eventtype"},
    KnownName{Role::Operation, "csmethod"},
    KnownName{Role::Operation, "syscallname"},
    KnownName{Role::Operation, "syscall"},
    KnownName{Role::Parameters, "parameters"},
    KnownName{Role::Parameters, "requestparameters"},
    KnownName{Role::Parameters, "modifiedproperties"},
    KnownName{Role::Parameters, "auditdata"},
    KnownName{Role::Bytes, "totalbytessent"},
    KnownName{Role::Bytes, "bytessent"},
    KnownName{Role::Bytes, "sentbytes"},
    KnownName{Role::Bytes, "bytes"},
    KnownName{Role::Bytes, "totalbytes"},
    KnownName{Role::Bytes, "origbytes"},
    KnownName{Role::Bytes, "flowbytestoserver"},
    KnownName{Role::Bytes, "scbytes"},
    KnownName{Role::Bytes, "bytesout"},
    KnownName{Role::Address, "clientip"},
    KnownName{Role::Address, "clientipaddress"},
    KnownName{Role::Address, "sourceipaddress"},
    KnownName{Role::Address, "ipaddress"},
    KnownName{Role::Address, "calleripaddress"},
    KnownName{Role::Address, "sourceip"},
    KnownName{Role::Address, "srcip"},
    KnownName{Role::Address, "idorigh"},
    KnownName{Role::Address, "cip"},
    KnownName{Role::Address, "remotehost"},
    KnownName{Role::Address, "remoteaddr"},
    KnownName{Role::Address, "addr"},
};

std::string_view withoutZone(std::string_view name)
{
    const std::size_t bracket = name.rfind(" [");
    return bracket != std::string_view::npos && name.ends_with(']') ? name.substr(0, bracket) : name;
}

// Fields that were unfolded mean what they would without the name of what held them.
std::string_view withoutFrame(std::string_view name)
{
    constexpr std::array<std::string_view, 9> kFrames = {"Creator Subject.", "Subject.", "Process Information.",
                                                         "AuditData.",       "Details.", "ExtraFieldInfo.",
                                                         "Payload.",         "columns.", "_source."};
    for (const std::string_view frame : kFrames) {
        if (name.starts_with(frame))
            return name.substr(frame.size());
    }
    return name;
}

std::string essence(std::string_view name)
{
    std::string letters = lowerAscii(withoutZone(withoutFrame(name)));
    std::erase_if(letters, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c >= 0; });
    return letters;
}

bool valuesFit(const RoleCandidate &column, Role role)
{
    const ColumnType type = column.spec.type;
    if (role == Role::Time)
        return type == ColumnType::Time;
    if (column.spec.name.starts_with('@')) // what a collector tells of itself: its host, its program
        return false;
    if (role == Role::Bytes)
        return type == ColumnType::Integer || type == ColumnType::Real;
    if (essence(column.spec.name) == "uid") // Zeek's are sessions, Linux' are users and numbers
        return column.hasValues && type == (role == Role::Session ? ColumnType::Text : ColumnType::Integer);
    return column.hasValues && type != ColumnType::Time;
}

// A file is a process where command lines stand beside it; elsewhere it is evidence.
bool isMisleading(const KnownName &known, const std::vector<RoleCandidate> &columns)
{
    return known.name == "filename" && std::ranges::none_of(columns, [](const RoleCandidate &column) {
               return essence(column.spec.name) == "processcommandline";
           });
}

void guessRole(std::vector<RoleCandidate> &columns, Role role)
{
    bool found = false;
    for (const KnownName &known : kKnownNames) {
        if (known.role != role || (found && !known.joins) || isMisleading(known, columns))
            continue;
        for (RoleCandidate &column : columns) {
            if (column.spec.role == Role::None && essence(column.spec.name) == known.name && valuesFit(column, role)) {
                column.spec.role = role;
                found = true;
                break;
            }
        }
    }
    if (found || role != Role::Time)
        return;
    const auto first = std::ranges::find(columns, ColumnType::Time, [](const RoleCandidate &c) { return c.spec.type; });
    if (first != columns.end() && first->spec.role == Role::None)
        first->spec.role = Role::Time;
}

std::size_t columnNamed(const std::vector<std::string> &names, const std::string &wished, const std::string &file)
{
    const auto find = [&](auto simplify) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (simplify(names[i]) == simplify(wished))
                return i;
        }
        return std::nullopt;
    };
    if (const auto exact = find([](const std::string &name) { return name; }))
        return *exact;
    if (const auto folded = find([](const std::string &name) { return lowerAscii(withoutZone(name)); }))
        return *folded;
    std::string list;
    for (std::size_t i = 0; i < names.size() && list.size() < 1000; ++i)
        list += (list.empty() ? "" : ", ") + names[i];
    throw Error("there is no column \"" + wished + "\" to give a role", file, "the columns are " + list);
}

} // namespace

bool isEpochName(std::string_view name)
{
    const std::string letters = essence(name);
    if (letters == "epoch" || letters == "realtimetimestamp" || letters.ends_with("timestamp") ||
        letters.ends_with("unixtime") || letters.ends_with("epochtime"))
        return true;
    return std::ranges::any_of(
        kKnownNames, [&](const KnownName &known) { return known.role == Role::Time && known.name == letters; });
}

bool isLocalTimeName(std::string_view name)
{
    return lowerAscii(name).ends_with("[local time]");
}

bool isUtcName(std::string_view name)
{
    const std::string letters = essence(name);
    return lowerAscii(name).ends_with("[utc]") || letters.starts_with("utc") || letters.ends_with("utc") ||
           letters.ends_with("utctime");
}

std::vector<std::size_t> columnsNamed(const std::vector<std::string> &names, const std::vector<std::string> &wished,
                                      const std::string &file)
{
    std::vector<std::size_t> columns;
    for (const std::string &name : wished)
        columns.push_back(columnNamed(names, name, file));
    return columns;
}

void assignRoles(std::vector<RoleCandidate> &columns, const WishedRoles &wished, const std::string &file)
{
    std::vector<std::string> names;
    for (RoleCandidate &column : columns) {
        column.spec.role = Role::None;
        names.push_back(column.spec.name);
    }
    std::vector<std::size_t> without; // a person wants no role for them
    for (const auto &[role, wishedNames] : wished) {
        const std::vector<std::size_t> chosen = columnsNamed(names, wishedNames, file);
        if (role != Role::User && role != Role::None && chosen.size() > 1)
            throw Error("only one column can be the " + std::string(roleName(role)), file, "name one column");
        for (const std::size_t index : chosen) {
            if (role == Role::Time && columns[index].spec.type != ColumnType::Time)
                throw Error("the column \"" + names[index] + "\" holds no times", file,
                            "choose another column for the role time");
            columns[index].spec.role = role;
        }
        if (role == Role::None)
            without = chosen;
    }
    std::vector<RoleCandidate> open = columns;
    for (const std::size_t index : without)
        open[index].hasValues = false, open[index].spec.type = ColumnType::Text;
    for (const Role role : kAllRoles) {
        if (!wished.contains(role))
            guessRole(open, role);
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].spec.role = open[i].spec.role;
}

} // namespace anomalyst::importing
