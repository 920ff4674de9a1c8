// A month of outbound connections through the firewall: quiet nights, busy office hours, slow weekends, a weekly
// backup, and one night in which the file server sends 4 GB to an address nobody talked to before.

#include "resources/sample_logs/log_text.h"
#include "resources/sample_logs/random.h"

#include <algorithm>
#include <array>
#include <vector>

namespace anomalyst::samples
{

namespace
{

struct Service {
    std::string_view name;
    int port;
    double megabytes; // a typical flow's bytes sent
};

constexpr std::array<Service, 7> kServices = {{
    {"https", 443, 1.6},
    {"https", 443, 0.5},
    {"dns", 53, 0.01},
    {"smtp", 587, 0.8},
    {"http", 80, 0.4},
    {"ssh", 22, 1.0},
    {"ntp", 123, 0.001},
}};

struct Flow {
    std::int64_t time = 0;
    int milliseconds = 0;
    std::string row;
};

struct Host {
    std::string name;
    std::string address;
};

std::vector<Host> officeHosts()
{
    std::vector<Host> hosts = {
        {"FS-02", "10.20.4.12"}, {"MAIL-01", "10.20.4.5"}, {"WEB-01", "10.20.4.20"}, {"DC-01", "10.20.4.2"}};
    for (int i = 1; i <= 60; ++i)
        hosts.push_back({(i < 10 ? "WS-0" : "WS-") + std::to_string(i), "10.20.8." + std::to_string(10 + i)});
    return hosts;
}

std::vector<std::string> knownDestinations(Random &random)
{
    std::vector<std::string> addresses;
    for (int i = 0; i < 400; ++i)
        addresses.push_back("198.51." + std::to_string(random.between(100, 103)) + "." +
                            std::to_string(random.between(1, 254)));
    return addresses;
}

// Connections begun in an hour of the week: the pulse of the office.
double busyness(std::int64_t time)
{
    constexpr std::array<double, 24> day = {22,  20,  19,  19,  20,  24, 38, 66, 104, 128, 134, 130,
                                            112, 124, 131, 126, 115, 92, 62, 47, 39,  33,  28,  24};
    return day[static_cast<std::size_t>(hourOfDay(time))] * (isWeekend(time) ? 0.62 : 1.0);
}

Flow makeFlow(Random &random, std::int64_t time, const Host &host, const std::string &destination,
              const Service &service, double megabytesSent)
{
    Flow flow{.time = time, .milliseconds = static_cast<int>(random.between(0, 999)), .row = {}};
    const auto sent = static_cast<std::int64_t>(megabytesSent * 1e6) + random.between(60, 900);
    const std::int64_t received = sent / random.between(2, 9) + random.between(60, 4000);
    flow.row =
        csvRow({marchTime(time, flow.milliseconds), "FW-EDGE-1", host.name, host.address, destination,
                std::to_string(service.port), service.port == 53 || service.port == 123 ? "UDP" : "TCP", service.name,
                std::to_string(sent), std::to_string(received), random.chance(0.985) ? "allow" : "deny"});
    return flow;
}

void addOfficeHour(Random &random, std::int64_t hour, std::span<const Host> hosts,
                   std::span<const std::string> destinations, std::vector<Flow> &flows)
{
    const double swing = 1 + 0.05 * random.bell();
    const auto count = static_cast<int>(busyness(hour) * swing);
    for (int i = 0; i < count; ++i) {
        const Service &service = random.pickEarly(std::span<const Service>(kServices));
        const double spread = 0.4 + 1.2 * random.uniform();
        flows.push_back(makeFlow(random, hour + random.between(0, kHour - 1), random.pick(hosts),
                                 random.pickEarly(destinations), service, service.megabytes * spread * 8));
    }
}

// Every Sunday at 01:00 the file server backs up to the second site: large, regular, known.
void addBackup(Random &random, std::int64_t start, const Host &server, std::vector<Flow> &flows)
{
    for (int i = 0; i < 12; ++i)
        flows.push_back(makeFlow(random, start + i * 5 * kMinute, server, "198.51.100.250", {"ssh", 22, 0},
                                 14 + 2 * random.uniform()));
}

void addTheft(Random &random, const Host &server, std::vector<Flow> &flows)
{
    for (std::int64_t time = march(19, 2, 58); time < march(19, 4, 52); time += random.between(25, 50)) {
        const double megabytes = 17 + 15 * random.uniform();
        flows.push_back(makeFlow(random, time, server, "203.0.113.77", {"https", 443, 0}, megabytes));
    }
}

} // namespace

std::string flowLog()
{
    Random random(20240301);
    const std::vector<Host> hosts = officeHosts();
    const std::vector<std::string> destinations = knownDestinations(random);
    std::vector<Flow> flows;
    for (std::int64_t hour = kMarch; hour < march(32, 0); hour += kHour) {
        addOfficeHour(random, hour, hosts, destinations, flows);
        if (hourOfDay(hour) == 1 && isWeekend(hour) && isWeekend(hour - kDay))
            addBackup(random, hour, hosts.front(), flows);
    }
    addTheft(random, hosts.front(), flows);
    std::ranges::stable_sort(flows, {}, [](const Flow &flow) { return flow.time * 1000 + flow.milliseconds; });

    std::string text = csvRow({"TimeGenerated", "Device", "SourceHost", "SourceIP", "DestinationIP", "DestinationPort",
                               "Protocol", "Application", "BytesSent", "BytesReceived", "Action"});
    for (const Flow &flow : flows)
        text += flow.row;
    return text;
}

} // namespace anomalyst::samples
