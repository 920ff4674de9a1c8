#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/explain/contributions.h"
#include "core/export/query_text.h"
#include "core/export/result_tables.h"
#include "core/query/value_text.h"

#include <algorithm>

namespace anomalyst::cli
{

namespace
{

struct TimeSeriesCommand {
    CaseOptions options;
    result::TimeSeriesParams params;
    std::filesystem::path output;
    std::filesystem::path periods;
    std::filesystem::path contributions;
    std::size_t most = 20; // contributions a period
    std::filesystem::path silences;
    std::optional<exporting::QueryLanguage> query;
};

bool isOddAndAtLeastThree(int length)
{
    return length >= 3 && length % 2 == 1;
}

void addSeriesOptions(CLI::App &command, query::SeriesParams &series)
{
    using query::Aggregate;
    std::vector<std::pair<std::string, Aggregate>> aggregates;
    for (const Aggregate aggregate :
         {Aggregate::Count, Aggregate::Sum, Aggregate::Mean, Aggregate::Min, Aggregate::Max, Aggregate::Distinct})
        aggregates.emplace_back(query::aggregateName(aggregate), aggregate);
    addChoice<Aggregate>(
        command, "--aggregate", aggregates, [&series](Aggregate aggregate) { series.aggregate = aggregate; },
        "What a bucket holds (default: sum where there is a value column, else count)");
    command.add_option("--value", series.valueColumn, "Column of values (default: the one with role bytes)")
        ->type_name("COLUMN");
    addDuration(command, "--bucket", series.bucket, "Length of a bucket, 1s to 1w (default: 1h)")
        ->check([](const std::string &text) {
            const auto bucket = parseDuration(text);
            return bucket && *bucket >= kSecondUs && *bucket <= kWeekUs ? "" : "a bucket is 1s to 1w long";
        });
    command.add_option("--split", series.splitColumn, "One series for each value of this column")->type_name("COLUMN");
    addInteger(
        command, "--top", [&series](int largest) { series.topSplits = static_cast<std::size_t>(largest); },
        {[](int largest) { return largest >= 0; }, "a number of series"},
        "Of a split only the N largest series (default: all)");
}

// "24", "24,168", "auto" or "none".
void takePeriod(const std::string &text, result::TimeSeriesParams &params)
{
    params.periods.clear();
    params.periodChoice = text == "auto"   ? result::PeriodChoice::Detected
                          : text == "none" ? result::PeriodChoice::None
                                           : result::PeriodChoice::Given;
    if (params.periodChoice != result::PeriodChoice::Given)
        return;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const auto period = query::integerFromText(std::string_view(text).substr(begin, end - begin));
        if (!period || *period < 2 || *period > std::numeric_limits<int>::max())
            throw Error("\"" + text + "\" is not a number of buckets from 2, several of them, auto or none");
        params.periods.push_back(static_cast<int>(*period));
        begin = end + 1;
    }
    std::ranges::sort(params.periods);
    params.periods.erase(std::ranges::unique(params.periods).begin(), params.periods.end());
}

void takeLeftOut(const std::string &text, result::TimeSeriesParams &params)
{
    const std::size_t dots = text.find("..");
    const auto from = parseIsoTime(std::string_view(text).substr(0, dots));
    const auto to = dots == std::string::npos ? std::nullopt : parseIsoTime(std::string_view(text).substr(dots + 2));
    if (!from || !to || *to <= *from)
        throw Error("\"" + text + "\" is no stretch of time", {}, "write it as 2020-07-10..2020-07-12");
    params.leftOut.push_back({*from, *to});
}

void addStlOptions(CLI::App &command, result::TimeSeriesParams &params)
{
    const Range<int> window = {isOddAndAtLeastThree, "an odd number from 3"};
    addText(
        command, "--period", [&params](const std::string &text) { takePeriod(text, params); },
        "Buckets in a period, several parted by commas (MSTL), auto to detect it, or none for trend and residual only "
        "(default: by the bucket, 24 for hours)")
        ->type_name("N|auto|none");
    addInteger(
        command, "--seasonal", [&params](int length) { params.stl.seasonal = length; }, window,
        "Length of the seasonal smoother (default: 7)");
    addInteger(
        command, "--trend", [&params](int length) { params.stl.trend = length; }, window,
        "Length of the trend smoother (default: from the period)");
    addInteger(
        command, "--low-pass", [&params](int length) { params.stl.lowPass = length; }, window,
        "Length of the low-pass filter (default: from the period)");
    command.add_flag("--robust", params.stl.robust, "Give less weight to outliers");
    addRepeated(
        command, "--leave-out", [&params](const std::string &text) { takeLeftOut(text, params); },
        "A stretch of time that is no part of the fit, such as maintenance")
        ->type_name("FROM..TO");
}

void addAnomalyOptions(CLI::App &command, result::TimeSeriesParams &params)
{
    const Range<double> positive = {[](double threshold) { return threshold >= 0; }, "a number from 0"};
    addReal(
        command, "--threshold", [&params](double threshold) { params.anomaly.threshold = threshold; }, positive,
        "Score above which a bucket is a spike (default: 3)");
    addReal(
        command, "--threshold-low", [&params](double threshold) { params.anomaly.thresholdLow = threshold; }, positive,
        "Score below minus this is a dip (default: --threshold)");
    addChoice<analysis::ScoreKind>(
        command, "--score", {{"zscore", analysis::ScoreKind::ZScore}, {"robust", analysis::ScoreKind::Robust}},
        [&params](analysis::ScoreKind kind) { params.score = kind; },
        "By mean and standard deviation, or by median and MAD (default: zscore)");
    command.add_flag("--dips", params.period.dips, "Periods of dips too");
}

void tellNotes(const result::TimeSeriesResult &result)
{
    for (const std::string &skipped : result.skipped)
        printNote("left out: " + skipped);
    for (const result::DecomposedSeries &series : result.series) {
        const std::string name = series.observed.name.empty() ? "" : series.observed.name + ": ";
        if (series.observed.leftOut > 0)
            printNote(name + std::to_string(series.observed.leftOut) +
                      " events left out: without a time or without a finite number");
        if (!series.note.empty())
            printNote(name + series.note);
    }
}

// All anomaly periods of all series, in order of time.
std::vector<TimeWindow> periodWindows(const result::TimeSeriesResult &result)
{
    std::vector<TimeWindow> windows;
    for (const result::DecomposedSeries &series : result.series) {
        for (const analysis::AnomalyPeriod &period : series.periods)
            windows.push_back(result::periodWindow(series, period));
    }
    std::ranges::sort(windows, {}, [](const TimeWindow &window) { return std::pair(window.begin, window.end); });
    windows.erase(std::ranges::unique(windows).begin(), windows.end());
    return windows;
}

void writeQuery(exporting::QueryLanguage language, const store::LogInfo &log, const result::TimeSeriesResult &result)
{
    exporting::OutputFile file({"-"});
    file.write(exporting::queryText(language, log, periodWindows(result), result.params.selection) + "\n");
    file.commit();
}

ExitStatus writeTimeSeries(const TimeSeriesCommand &series, bool quiet, const WorkContext &context)
{
    const OpenLog log = openLog(series.options);
    result::TimeSeriesParams params = series.params;
    params.selection = series.options.selection;
    const result::TimeSeriesResult result = result::analyseTimeSeries(*log.events, params, context.part(0, 0.8));
    const auto target = [&](const std::filesystem::path &path) {
        return outputTarget(path, series.options.casePath, log.info.files);
    };
    exporting::writeSeries(target(series.output), result, context.part(0.8, 0.9));
    if (!series.periods.empty())
        exporting::writePeriods(target(series.periods), result, context.part(0.9, 1));
    if (!series.contributions.empty())
        exporting::writeContributions(target(series.contributions), *log.events, result, series.most,
                                      context.part(0.9, 1));
    if (!series.silences.empty())
        exporting::writeSilences(
            target(series.silences), log.info,
            explain::findSilences(*log.events, explain::silenceParams(result, log.info), context.part(0.9, 1)));
    if (series.query)
        writeQuery(*series.query, log.info, result);
    if (!quiet)
        tellNotes(result);
    return Done;
}

void addOutputs(CLI::App &command, TimeSeriesCommand &series)
{
    addOutput(command, "--output", series.output, "Where the series goes")->required();
    addOutput(command, "--periods", series.periods, "Where anomaly periods go");
    addOutput(command, "--contributions", series.contributions,
              "Where the values go that made each anomaly period different");
    addInteger(
        command, "--most", [&series](int most) { series.most = static_cast<std::size_t>(most); },
        {[](int most) { return most >= 1; }, "a number from 1"}, "Contributions a period (default: 20)");
    addOutput(command, "--silences", series.silences,
              "Where stretches go in which the log or a host, which usually speaks, says nothing");
    using exporting::QueryLanguage;
    addChoice<QueryLanguage>(
        command, "--query",
        {{"kql", QueryLanguage::Kql},
         {"spl", QueryLanguage::Spl},
         {"sql", QueryLanguage::Sql},
         {"es", QueryLanguage::Elasticsearch},
         {"elastic", QueryLanguage::Elasticsearch}},
        [&series](QueryLanguage language) { series.query = language; },
        "Prints the anomaly periods with the selection as a query for the system that the log came from");
}

} // namespace

void addTimeSeries(CLI::App &app, Program &program)
{
    CLI::App *command = app.add_subcommand("timeseries", "Finds spikes and dips in a series over time");
    const auto series = std::make_shared<TimeSeriesCommand>();
    addCase(*command, series->options);
    addSelection(*command, series->options);
    addSeriesOptions(*command, series->params.series);
    addStlOptions(*command, series->params);
    addAnomalyOptions(*command, series->params);
    addOutputs(*command, *series);
    command->callback([series, command, &program] {
        series->params.isAutomaticBucket = command->count("--bucket") == 0;
        program.work = [series, &program](const WorkContext &context) {
            return writeTimeSeries(*series, program.quiet, context);
        };
    });
}

} // namespace anomalyst::cli
