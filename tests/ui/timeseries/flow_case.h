// A small case for tests of the time-series view: three weeks of hourly flows with a daily rhythm, two hours with a
// hundred times the bytes, one hour with hardly any.
#pragma once

#include "core/store/event_writer.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace anomalyst::test
{

struct FlowCase {
    std::size_t hours = 21 * 24;
    std::size_t spikeHour = 10 * 24 + 3; // and the one after it
    std::size_t dipHour = 15 * 24 + 12;
    bool hasTime = true;
    std::size_t silentFrom = 0; // hours in which FS-02 says nothing
    std::size_t silentTo = 0;
    bool hasCulprit = false;   // a host that is seen in the spike only sends most of it
    std::size_t emptyFrom = 0; // hours without any event
    std::size_t emptyTo = 0;
    TimeUs start = 1'709'251'200 * kSecondUs; // 2024-03-01
};

inline double flowBytes(const FlowCase &flows, std::size_t hour)
{
    if (hour == flows.spikeHour || hour == flows.spikeHour + 1)
        return 200'000;
    if (hour == flows.dipHour)
        return 10;
    const double phase = 2 * std::numbers::pi * static_cast<double>(hour % 24) / 24;
    const auto noise = static_cast<double>((hour * 2654435761U) % 997) / 997;
    return std::floor(20'000 + 6'000 * std::sin(phase) + 1'500 * noise);
}

// Two events an hour, which share its bytes.
inline void writeFlowCase(const std::filesystem::path &path, const FlowCase &flows)
{
    store::CaseFile file = store::CaseFile::create(path);
    store::EventWriter writer(file);
    SourceInfo source;
    source.path = "flows.csv";
    source.logName = "flows";
    source.format = "csv";
    source.columns = {{"Time", ColumnType::Time, flows.hasTime ? Role::Time : Role::None},
                      {"Host", ColumnType::Text, Role::Host},
                      {"SentBytes", ColumnType::Integer, Role::Bytes}};
    writer.begin(source);
    std::vector<Cell> cells;
    std::vector<std::uint64_t> lines;
    for (std::size_t i = 0; i < flows.hours * 2; ++i) {
        const std::size_t hour = i / 2;
        if (hour >= flows.emptyFrom && hour < flows.emptyTo)
            continue;
        const auto minute = static_cast<DurationUs>(i % 2 == 0 ? 10 : 40);
        if (i % 2 == 1 && hour >= flows.silentFrom && hour < flows.silentTo)
            continue;
        cells.push_back(Cell::ofTime(flows.start + static_cast<DurationUs>(hour) * kHourUs + minute * kMinuteUs));
        const bool isCulprit =
            flows.hasCulprit && i % 2 == 0 && (hour == flows.spikeHour || hour == flows.spikeHour + 1);
        cells.push_back(Cell::ofText(isCulprit ? "WS-07" : i % 2 == 0 ? "FS-01" : "FS-02"));
        cells.push_back(Cell::ofInteger(static_cast<std::int64_t>(flowBytes(flows, hour) / 2)));
        lines.push_back(i + 2);
    }
    writer.append({.columnCount = 3, .cells = cells, .lines = lines});
    SourceResult result;
    result.sha256 = std::string(64, '0');
    result.events = lines.size();
    writer.finish(result);
}

} // namespace anomalyst::test
