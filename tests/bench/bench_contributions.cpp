// bench_contributions CASE: what finding out who caused a window costs, for the case's longest log. A window of three
// hours four fifths into the log, against the same hours of the other days and against all other time, by events and,
// where a column has the role, by its bytes; and the silences of the log.

#include "core/explain/contributions.h"
#include "core/explain/silences.h"
#include "core/result/time_series_result.h"
#include "core/store/case_file.h"
#include "core/store/event_columns.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <exception>
#include <numeric>

namespace
{

using namespace anomalyst;
using namespace anomalyst::bench;

LogId longestLog(const std::filesystem::path &path)
{
    const std::vector<store::LogInfo> logs = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly).logs();
    const auto longest = std::ranges::max_element(logs, {}, &store::LogInfo::events);
    if (longest == logs.end() || !longest->columnWithRole(Role::Time))
        throw Error("the case holds no log with a time", path.string(), "import one first");
    return longest->id;
}

void printContributions(const store::EventColumns &events, const result::TimeSeriesResult &series)
{
    const query::Series &observed = series.series.front().observed;
    const std::size_t begin = observed.size() * 4 / 5;
    const TimeWindow window{observed.timeOf(begin), observed.timeOf(begin + 3)};
    for (const bool bySeason : {true, false}) {
        explain::ContributionParams params = explain::contributionParams(series, series.series.front(), window);
        if (!bySeason)
            params.season = 0;
        explain::Contributions found;
        const Timing timing = measure([&] { found = explain::findContributions(events, params); });
        const std::string of = params.valueColumn.empty() ? "events" : "sum of " + params.valueColumn;
        print("contributions", of + (bySeason ? ", same hours of other days" : ", all other time"), timing,
              static_cast<double>(events.size()), "events",
              {{"columns", static_cast<double>(events.log().columns.size())},
               {"window_events", static_cast<double>(found.events)},
               {"references", static_cast<double>(found.references)},
               {"ranked", static_cast<double>(found.ranked.size())}});
    }
}

void printSilences(const store::EventColumns &events)
{
    explain::SilenceParams params;
    params.columns = explain::sourceColumns(events.log());
    std::size_t found = 0;
    const Timing timing = measure([&] { found = explain::findSilences(events, params).size(); });
    print("contributions", "silences", timing, static_cast<double>(events.size()), "events",
          {{"silences", static_cast<double>(found)}});
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_contributions CASE\n", stderr);
        return 2;
    }
    try {
        const auto events = store::EventColumns::open(argv[1], longestLog(argv[1]));
        std::vector<std::size_t> all(events->log().columns.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        events->load(all);
        result::TimeSeriesParams params;
        printContributions(*events, result::analyseTimeSeries(*events, params));
        if (const auto bytes = events->log().columnWithRole(Role::Bytes)) {
            params.series.aggregate = query::Aggregate::Sum;
            params.series.valueColumn = events->log().columns[*bytes].name;
            printContributions(*events, result::analyseTimeSeries(*events, params));
        }
        printSilences(*events);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
