#include "app/command_line/case_options.h"
#include "app/command_line/options.h"
#include "app/command_line/program.h"
#include "app/command_line/terminal.h"
#include "core/export/result_tables.h"

namespace anomalyst::cli
{

namespace
{

struct TimeSeriesCommand {
    CaseOptions options;
    result::TimeSeriesParams params;
    std::filesystem::path output;
    std::filesystem::path periods;
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
}

void addStlOptions(CLI::App &command, result::TimeSeriesParams &params)
{
    const Range<int> window = {isOddAndAtLeastThree, "an odd number from 3"};
    addInteger(
        command, "--period",
        [&params](int period) {
            params.stl.period = period;
            params.automaticPeriod = false;
        },
        {[](int period) { return period >= 2; }, "a number of buckets from 2"},
        "Buckets in a period (default: by the bucket, 24 for hours)");
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
    command.add_flag("--dips", params.period.dips, "Periods of dips too");
}

ExitStatus writeTimeSeries(const TimeSeriesCommand &series, bool quiet, const WorkContext &context)
{
    const OpenLog log = openLog(series.options);
    result::TimeSeriesParams params = series.params;
    params.selection = series.options.selection;
    const result::TimeSeriesResult result = result::analyseTimeSeries(*log.events, params, context.part(0, 0.9));
    const auto target = [&](const std::filesystem::path &path) {
        return outputTarget(path, series.options.casePath, log.info.files);
    };
    exporting::writeSeries(target(series.output), result, context.part(0.9, 1));
    if (!series.periods.empty())
        exporting::writePeriods(target(series.periods), result, context.part(0.9, 1));
    for (const std::string &skipped : result.skipped) {
        if (!quiet)
            printNote("left out: " + skipped);
    }
    return Done;
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
    addOutput(*command, "--output", series->output, "Where the series goes")->required();
    addOutput(*command, "--periods", series->periods, "Where anomaly periods go");
    command->callback([series, &program] {
        program.work = [series, &program](const WorkContext &context) {
            return writeTimeSeries(*series, program.quiet, context);
        };
    });
}

} // namespace anomalyst::cli
