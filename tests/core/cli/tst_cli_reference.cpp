// The whole way from a log file to a table, held against what statsmodels, scikit-learn and MSTICPy computed.
#include "tests/core/cli/cli_run.h"

#include <cmath>

using namespace anomalyst::test;

namespace
{

// Sessions are printed least likely first; the reference has them by number.
CsvTable bySession(CsvTable table)
{
    const std::size_t column = table.column("session");
    std::ranges::sort(table.rows, {}, [column](const auto &row) { return std::stoi(row[column]); });
    return table;
}

} // namespace

class CliReferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFileInfo::exists(cliProgram()), qPrintable(cliProgram())); }

    void hourlyBytesAreDecomposedAsStatsmodelsDoes()
    {
        const auto source = referenceFile("timeseries/outbound_bytes_hourly.csv");
        ANOMALYST_NEED_FILE(source);
        const CsvTable expected = readCsv(referenceFile("timeseries/outbound_bytes_hourly.expected.csv"));
        const CliCase cli(source);
        const CsvTable series = cli.table("timeseries", {});
        QCOMPARE(series.rows.size(), expected.rows.size());
        for (const char *column : {"observed", "trend", "seasonal", "residual", "weight", "score"}) {
            const double difference = largestRelativeDifference(series.numbers(column), expected.numbers(column));
            QVERIFY2(difference < 1e-9, column);
        }
        std::vector<std::string> spikes;
        for (std::size_t i = 0; i < series.rows.size(); ++i) {
            if (series.texts("anomaly")[i] != "0")
                spikes.push_back(series.texts("time")[i] + " " + series.texts("anomaly")[i]);
        }
        QCOMPARE(spikes, (std::vector<std::string>{"2020-07-10T18:00:00.000000Z 1", "2020-07-10T19:00:00.000000Z 1"}));
        const CsvTable periods = cli.table("timeseries", words("--output|/dev/null"), "--periods");
        QCOMPARE(periods.texts("start"), std::vector<std::string>{"2020-07-10T17:00:00.000000Z"});
        QCOMPARE(periods.texts("end"), std::vector<std::string>{"2020-07-10T20:00:00.000000Z"});
    }

    void processEventsAreClusteredAsScikitLearnDoes()
    {
        const auto source = referenceFile("processes/processes_on_host.csv");
        ANOMALYST_NEED_FILE(source);
        const CliCase cli(source);
        const CsvTable expected = readCsv(referenceFile("processes/expected_features_clusters.csv"));
        const CsvTable events = cli.table("clusters", {}, "--events");
        QCOMPARE(events.texts("event"), expected.texts("row"));
        QCOMPARE(events.numbers("delim_count:CommandLine"), expected.numbers("commandlineTokensFull"));
        QCOMPARE(events.numbers("char_ord_score:NewProcessName"), expected.numbers("pathScore"));
        QCOMPARE(events.numbers("char_ord_score:Account"), expected.numbers("accountNum"));
        QCOMPARE(events.numbers("is_system_session:SubjectLogonId"), expected.numbers("isSystemSession"));
        QCOMPARE(events.texts("cluster"), expected.texts("cluster"));
        QCOMPARE(events.texts("cluster_size"), expected.texts("cluster_size"));
        QCOMPARE(events.numbers("rarity"), expected.numbers("rarity"));

        const CsvTable clusters = cli.table("clusters", {});
        QCOMPARE(clusters.rows.size(), std::size_t(218 + 98));
        QCOMPARE(std::ranges::count(clusters.texts("cluster"), std::string("-1")), 98);
    }

    void sessionsAreRankedByTheirRarity()
    {
        const auto source = referenceFile("processes/processes_on_host.csv");
        ANOMALYST_NEED_FILE(source);
        const CliCase cli(source);
        const CsvTable expected = readCsv(referenceFile("processes/expected_sessions.csv"));
        const CsvTable sessions = cli.table("clusters", {}, "--sessions");
        QCOMPARE(sessions.texts("SubjectUserName"), expected.texts("SubjectUserName"));
        QCOMPARE(sessions.texts("SubjectLogonId"), expected.texts("SubjectLogonId"));
        QCOMPARE(sessions.texts("event_count"), expected.texts("process_count"));
        QCOMPARE(sessions.texts("first_time"), expected.texts("first"));
        QCOMPARE(sessions.texts("last_time"), expected.texts("last"));
        QVERIFY(largestRelativeDifference(sessions.numbers("mean_rarity"), expected.numbers("mean_rarity")) < 1e-12);
    }

    void sessionsOfCommandsAreScoredAsMsticpyDoes_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("column");
        for (const char *model : {"commands", "parameters", "values"}) {
            const auto row = [model](const char *options, const char *column) {
                QTest::addRow("%s %s", model, column)
                    << QString::fromUtf8(model) << QString::fromUtf8(options) << QString::fromUtf8(column);
            };
            row("--window|2", "rarest_window2");
            row("", "rarest_window3");
            row("--window|4", "rarest_window4");
            row("--no-tokens", "rarest_window3_no_tokens");
            row("--geometric-mean", "rarest_window3_geomean");
        }
    }
    void sessionsOfCommandsAreScoredAsMsticpyDoes()
    {
        QFETCH(QString, model);
        QFETCH(QString, options);
        QFETCH(QString, column);
        const auto source = referenceFile("sequences/exchange_admin_events.csv");
        ANOMALYST_NEED_FILE(source);
        static const CliCase cli(source);
        const CsvTable expected = readCsv(referenceFile("sequences/expected_scores.csv"));
        const CsvTable sessions = bySession(
            cli.table("sequences", QStringList{QStringLiteral("--model"), model} + words(qUtf8Printable(options))));
        QCOMPARE(sessions.rows.size(), std::size_t(146));
        for (const char *same : {"session", "UserId", "ClientIP", "begin", "commands"})
            QVERIFY2(sessions.texts(same) == expected.texts(same), same);

        const std::string prefix = (model + QLatin1Char('_') + column).toStdString();
        const bool hasWindow = std::ranges::count(expected.header, prefix + "_likelihood") == 1;
        const std::vector<double> wanted = expected.numbers(hasWindow ? prefix + "_likelihood" : prefix);
        const std::vector<double> got = sessions.numbers("likelihood");
        int compared = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(sessions.texts("short")[i] == "1", std::isnan(wanted[i])); // the reference leaves them unscored
            if (std::isnan(wanted[i]))
                continue;
            QVERIFY2(std::abs(got[i] / wanted[i] - 1) < 1e-9, std::to_string(i).c_str());
            if (hasWindow)
                QCOMPARE(sessions.texts("rarest_window")[i], expected.texts(prefix + "_commands")[i]);
            ++compared;
        }
        QVERIFY(compared > 50);
    }

    void theLeastLikelySessionComesFirst()
    {
        const auto source = referenceFile("sequences/exchange_admin_events.csv");
        ANOMALYST_NEED_FILE(source);
        const CliCase cli(source);
        const CsvTable sessions = cli.table("sequences", {});
        QCOMPARE(sessions.texts("UserId").front(), std::string("timvic@contoso.onmicrosoft.com"));
        QCOMPARE(sessions.texts("begin").front(), std::string("2020-07-29T20:11:27.000000Z"));
        QVERIFY(std::abs(sessions.numbers("likelihood").front() / 2.5414e-06 - 1) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(CliReferenceTest)
#include "tst_cli_reference.moc"
