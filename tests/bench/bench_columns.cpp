// bench_columns CASE: how long the events of a case take to come into memory, and what a scan of them costs.
// For the case's longest log: open; each column alone; all columns in one pass; hourly counts of the first time column
// without and with a filter on its first text column.

#include "core/store/case_file.h"
#include "core/store/event_columns.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <string>
#include <unordered_map>

namespace
{

using namespace anomalyst;
using namespace anomalyst::bench;

LogId longestLog(const std::filesystem::path &path)
{
    const std::vector<store::LogInfo> logs = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly).logs();
    const auto longest = std::ranges::max_element(logs, {}, &store::LogInfo::events);
    if (longest == logs.end() || longest->events == 0)
        throw Error("the case holds no event", path.string(), "import a log first");
    return longest->id;
}

// Events of each hour; with `codes`, only those whose text has the code.
std::vector<std::uint32_t> hourlyCounts(std::span<const TimeUs> times, std::span<const std::uint32_t> codes,
                                        std::uint32_t code)
{
    TimeUs first = std::numeric_limits<TimeUs>::max();
    TimeUs last = std::numeric_limits<TimeUs>::min();
    for (const TimeUs time : times) {
        if (time == kMissingTime)
            continue;
        first = std::min(first, time);
        last = std::max(last, time);
    }
    if (first > last)
        return {};
    first = floorToBucket(first, kHourUs);
    std::vector<std::uint32_t> counts(static_cast<std::size_t>((last - first) / kHourUs) + 1);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] != kMissingTime && (codes.empty() || codes[i] == code))
            ++counts[static_cast<std::size_t>((times[i] - first) / kHourUs)];
    }
    return counts;
}

std::uint32_t mostFrequent(const store::TextColumn &column)
{
    std::vector<std::uint64_t> uses(column.pool.size());
    for (const std::uint32_t code : column.codes)
        ++uses[code];
    return static_cast<std::uint32_t>(std::ranges::max_element(uses) - uses.begin());
}

void printLoads(const std::filesystem::path &path, LogId log, const std::string &name)
{
    const auto events = store::EventColumns::open(path, log);
    const double rows = static_cast<double>(events->size());
    print("columns", name + " open", measure([&] { store::EventColumns::open(path, log); }), rows, "events");
    const std::vector<ColumnSpec> &columns = events->log().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto load = [&] { store::EventColumns::open(path, log)->column(i); };
        print("columns", name + " load " + columns[i].name, measure(load), rows, "events");
    }
    std::vector<std::size_t> all(columns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto loadAll = [&] { store::EventColumns::open(path, log)->load(all); };
    print("columns", name + " load all", measure(loadAll), rows * static_cast<double>(all.size()), "cells");
}

void printScans(const std::filesystem::path &path, LogId log, const std::string &name)
{
    const auto events = store::EventColumns::open(path, log);
    const auto columnOf = [&](ColumnType type) {
        const auto found = std::ranges::find(events->log().columns, type, &ColumnSpec::type);
        return found == events->log().columns.end()
                   ? nullptr
                   : events->column(static_cast<std::size_t>(found - events->log().columns.begin()));
    };
    const auto timeColumn = columnOf(ColumnType::Time);
    const auto textColumn = columnOf(ColumnType::Text);
    if (timeColumn == nullptr)
        return;
    const std::vector<TimeUs> &times = std::get<store::TimeColumn>(*timeColumn).values;
    const double rows = static_cast<double>(times.size());
    std::vector<std::uint32_t> counts;
    print("columns", name + " hourly", measure([&] { counts = hourlyCounts(times, {}, 0); }), rows, "events",
          {{"hours", static_cast<double>(counts.size())}});
    if (textColumn == nullptr)
        return;
    const auto &text = std::get<store::TextColumn>(*textColumn);
    const std::uint32_t code = mostFrequent(text);
    print("columns", name + " hourly filtered", measure([&] { counts = hourlyCounts(times, text.codes, code); }), rows,
          "events",
          {{"matching", static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}))}});
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_columns CASE\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path path = argv[1];
        const LogId log = longestLog(path);
        printLoads(path, log, path.filename().string());
        printScans(path, log, path.filename().string());
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
