// bench_columns CASE [TEXT]: how long the events of a case take to come into memory, and what a scan of them costs.
// For the case's longest log: open; each column alone; all columns in one pass; hourly counts and sums; events whose
// text contains something frequent, something rare and nothing at all, for each text column, and TEXT; the events
// sorted by each column.

#include "core/query/row_order.h"
#include "core/query/series.h"
#include "core/store/case_file.h"
#include "core/store/event_columns.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <string>

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

void printSeries(const store::EventColumns &events, const std::string &name)
{
    for (const query::Aggregate aggregate : {query::Aggregate::Count, query::Aggregate::Sum}) {
        const Role needed = aggregate == query::Aggregate::Count ? Role::Time : Role::Bytes;
        if (!events.log().columnWithRole(Role::Time) || !events.log().columnWithRole(needed))
            continue;
        query::SeriesParams params;
        params.aggregate = aggregate;
        query::RowSet rows;
        rows.total = events.size();
        std::size_t hours = 0;
        const auto build = [&] { hours = query::buildSeries(events, rows, params).front().size(); };
        const Timing timing = measure(build);
        print("columns", name + " hourly " + std::string(query::aggregateName(aggregate)), timing,
              static_cast<double>(events.size()), "events", {{"hours", static_cast<double>(hours)}});
    }
}

// A piece of a text in the middle of the column, so that it is there.
std::string pieceOf(const store::TextColumn &column, std::size_t length)
{
    const std::string_view text = column.pool[static_cast<std::uint32_t>(column.pool.size() / 2)];
    return std::string(text.substr(text.size() > length ? text.size() / 2 - length / 2 : 0, length));
}

void printFilters(const store::EventColumns &events, const std::string &name, const std::string &asked)
{
    for (std::size_t i = 0; i < events.log().columns.size(); ++i) {
        const auto column = events.column(i);
        const auto *text = std::get_if<store::TextColumn>(column.get());
        if (text == nullptr || text->pool.size() < 2)
            continue;
        const std::string &title = events.log().columns[i].name;
        for (const std::string &value : {pieceOf(*text, 5), pieceOf(*text, 24), std::string("never there"), asked}) {
            if (value.empty())
                continue;
            query::Selection selection;
            selection.conditions = {{.column = title, .op = query::Operator::Contains, .value = value}};
            std::size_t kept = 0;
            const Timing timing = measure([&] { kept = query::selectRows(events, selection).size(); });
            print("columns",
                  name + " contains " + title + " " + (value == asked ? asked : std::to_string(value.size())), timing,
                  static_cast<double>(events.size()), "events", {{"matching", static_cast<double>(kept)}});
        }
    }
}

void printSorts(const store::EventColumns &events, const std::string &name)
{
    for (std::size_t i = 0; i < events.log().columns.size(); ++i) {
        for (const bool descending : {false, true}) {
            const query::SortKey key{.column = i, .descending = descending};
            const auto sort = [&] { query::orderRows(events, query::allRows(events.size()), {&key, 1}); };
            print("columns", name + " sort " + events.log().columns[i].name + (descending ? " descending" : ""),
                  measure(sort, 3), static_cast<double>(events.size()), "events");
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3) {
        std::fputs("usage: bench_columns CASE [TEXT]\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path path = argv[1];
        const LogId log = longestLog(path);
        printLoads(path, log, path.filename().string());
        const auto events = store::EventColumns::open(path, log);
        printSeries(*events, path.filename().string());
        printFilters(*events, path.filename().string(), argc == 3 ? argv[2] : "");
        printSorts(*events, path.filename().string());
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
