// Times a piece of work once to warm up and five times counted, and prints one JSON object with the medians: area,
// peer, version, case, status, runs, wall_s, wall_min, wall_max, cpu_s, items, unit, rate, peak_mib, and what the
// caller adds. With PEER_OUT=FILE the result is written there too: doubles, or labels as 64-bit integers.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace anomalyst::bench
{

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

inline double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

inline double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Timing {
    std::vector<double> wall;
    std::vector<double> cpu;
};

template<class Work>
Timing measure(Work &&work, int runs = 5, int warmUps = 1)
{
    Timing timing;
    for (int i = 0; i < warmUps + runs; ++i) {
        const double cpuBefore = cpuSeconds();
        const auto before = std::chrono::steady_clock::now();
        work();
        const auto after = std::chrono::steady_clock::now();
        if (i < warmUps)
            continue;
        timing.wall.push_back(std::chrono::duration<double>(after - before).count());
        timing.cpu.push_back(cpuSeconds() - cpuBefore);
    }
    return timing;
}

using Extra = std::vector<std::pair<std::string, double>>;

inline void print(const std::string &area, const std::string &name, const Timing &timing, double items,
                  const std::string &unit, const Extra &extra = {})
{
    const double wall = median(timing.wall);
    std::printf(
        "{\"area\":\"%s\",\"peer\":\"anomalyst\",\"version\":\"0.1.0\",\"case\":\"%s\",\"status\":\"ok\",\"runs\":%zu,"
        "\"wall_s\":%.9g,\"wall_min\":%.9g,\"wall_max\":%.9g,\"cpu_s\":%.9g,\"items\":%.0f,\"unit\":\"%s\",\"rate\":%."
        "6g,"
        "\"peak_mib\":%.1f",
        area.c_str(), name.c_str(), timing.wall.size(), wall, *std::ranges::min_element(timing.wall),
        *std::ranges::max_element(timing.wall), median(timing.cpu), items, unit.c_str(), items / wall, peakMiB());
    for (const auto &[key, value] : extra)
        std::printf(",\"%s\":%.9g", key.c_str(), value);
    std::printf("}\n");
    std::fflush(stdout);
}

inline std::vector<double> readDoubles(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary | std::ios::ate);
    if (!stream)
        throw std::runtime_error("cannot read " + path);
    std::vector<double> values(static_cast<std::size_t>(stream.tellg()) / sizeof(double));
    stream.seekg(0);
    stream.read(reinterpret_cast<char *>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(double)));
    return values;
}

template<class Number>
void writeResult(std::span<const Number> values)
{
    const char *path = std::getenv("PEER_OUT");
    if (path == nullptr)
        return;
    std::ofstream stream(path, std::ios::binary);
    stream.write(reinterpret_cast<const char *>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

} // namespace anomalyst::bench
