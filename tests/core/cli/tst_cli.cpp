#include "tests/core/cli/cli_run.h"

#include <QFileSystemWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <csignal>
#include <fstream>

using namespace anomalyst::test;

namespace
{

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

QJsonObject firstFile(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object()[QLatin1String("files")].toArray().at(0).toObject();
}

QStringList filesBeside(const CliCase &cli)
{
    return QFileInfo(cli.casePath()).dir().entryList(QDir::Files | QDir::Hidden);
}

} // namespace

class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFileInfo::exists(cliProgram()), qPrintable(cliProgram())); }

    void helpIsThereForEveryCommand()
    {
        QCOMPARE(runCli({QStringLiteral("--help")}).exitCode, 0);
        for (const char *command :
             {"import", "info", "events", "rejected", "timeseries", "clusters", "sequences", "samples"}) {
            const CliRun help = runCli({QString::fromUtf8(command), QStringLiteral("--help")});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains("--quiet"), command);
        }
    }

    void aWrongCommandLineEndsWith2_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"",
                                      "dance",
                                      "info",
                                      "info|--case",
                                      "info|--case|a|--nonsense",
                                      "import|--case|a",
                                      "import|file.csv",
                                      "import|--case|a|f.csv|--format|xml",
                                      "import|--case|a|f.csv|--role|boss=A",
                                      "import|--case|a|f.csv|--role|time",
                                      "import|--case|a|f.csv|--zone|Mars",
                                      "import|--case|a|f.csv|--date-order|xyz",
                                      "timeseries|--case|a",
                                      "timeseries|--case|a|--output|-|--bucket|5",
                                      "timeseries|--case|a|--output|-|--bucket|8d",
                                      "timeseries|--case|a|--output|-|--seasonal|8",
                                      "timeseries|--case|a|--output|-|--period|1",
                                      "timeseries|--case|a|--output|-|--threshold|nan",
                                      "timeseries|--case|a|--output|-|--aggregate|median",
                                      "timeseries|--case|a|--output|-|--from|yesterday",
                                      "timeseries|--case|a|--output|-|--query|english",
                                      "timeseries|--case|a|--output|-|--score|best",
                                      "events|--case|a|--output|-|--filter|no operator",
                                      "events|--case|a|--output|-|--limit|-1",
                                      "events|--case|a|--output|-|--columns|A,,B",
                                      "clusters|--case|a",
                                      "clusters|--case|a|--output|-|--eps|0",
                                      "clusters|--case|a|--output|-|--min-samples|0",
                                      "clusters|--case|a|--output|-|--feature|nonsense:A",
                                      "clusters|--case|a|--output|-|--normalize|max",
                                      "sequences|--case|a|--output|-|--model|none",
                                      "sequences|--case|a|--output|-|--window|0",
                                      "sequences|--case|a|--output|-|--max-gap|2",
                                      "samples",
                                      "report|--case|a|--output|r.html"})
            QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }
    void aWrongCommandLineEndsWith2()
    {
        QFETCH(QString, arguments);
        const CliRun run = runCli(words(qUtf8Printable(arguments)));
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.err.count('\n'), 1);
    }

    void aMissingFileEndsWith1AndLeavesNoCase()
    {
        const CliCase cli("/no/such/log.csv");
        QCOMPARE(cli.imported.exitCode, 1);
        QCOMPARE(cli.imported.err.count('\n'), 1);
        QVERIFY(cli.imported.err.contains("/no/such/log.csv"));
        QCOMPARE(filesBeside(cli), QStringList());
        QCOMPARE(cli.run("info", {}).exitCode, 1);
        QCOMPARE(cli.run("timeseries", words("--output|-")).exitCode, 1);
        QCOMPARE(filesBeside(cli), QStringList());
    }

    void importTellsWhatItMadeOfAFile()
    {
        const CliCase cli(dataFile("cli/broken.csv"), words("--json|--log|things|--role|bytes=Size"));
        QCOMPARE(cli.imported.exitCode, 0);
        QVERIFY(cli.imported.err.isEmpty());
        QJsonObject file = firstFile(cli.imported.out);
        QVERIFY(file.take(QLatin1String("format_reason")).toString().contains(QStringLiteral("3 fields"))); // not kept
        QCOMPARE(file[QLatin1String("file")].toString(), QString::fromStdString(dataFile("cli/broken.csv").string()));
        QCOMPARE(file[QLatin1String("log")].toString(), QStringLiteral("things"));
        QCOMPARE(file[QLatin1String("format")].toString(), QStringLiteral("csv"));
        QCOMPARE(file[QLatin1String("encoding")].toString(), QStringLiteral("UTF-8"));
        QCOMPARE(file[QLatin1String("events")].toInt(), 2);
        QCOMPARE(file[QLatin1String("rejected")].toInt(), 1);
        QCOMPARE(file[QLatin1String("sha256")].toString(),
                 QStringLiteral("9f20600c90f60fed11df14248b4c26d20d2fd924587f3f799aa442e00ea5c5ca"));
        QVERIFY(file[QLatin1String("seconds")].toDouble() >= 0);
        const QJsonArray columns = file[QLatin1String("columns")].toArray();
        QCOMPARE(columns.size(), 3);
        QCOMPARE(columns.at(0).toObject()[QLatin1String("role")].toString(), QStringLiteral("time"));
        QCOMPARE(columns.at(2).toObject()[QLatin1String("type")].toString(), QStringLiteral("integer"));
        QCOMPARE(columns.at(2).toObject()[QLatin1String("role")].toString(), QStringLiteral("bytes"));
        const CliRun info = cli.run("info", words("--json"));
        QCOMPARE(info.exitCode, 0);
        QJsonObject remembered = firstFile(info.out);
        remembered[QLatin1String("seconds")] = file[QLatin1String("seconds")]; // measured before the last was written
        QCOMPARE(remembered, file);
    }

    void rejectedRowsAreKept()
    {
        const CliCase cli(dataFile("cli/broken.csv"));
        const CsvTable rejected = cli.table("rejected", {});
        QCOMPARE(rejected.header, (Texts{"file", "line", "byte", "reason", "text"}));
        QCOMPARE(rejected.rows.size(), std::size_t(1));
        QCOMPARE(rejected.texts("line").front(), std::string("3"));
        QCOMPARE(rejected.texts("byte").front(), std::string("42"));
        QVERIFY(rejected.texts("text").front().starts_with("2024-03-01T08:01:00Z,ann"));
        QVERIFY(!rejected.texts("reason").front().empty());
    }

    void aDryRunWritesNothing()
    {
        const CliCase cli(dataFile("cli/broken.csv"), words("--dry-run|--json"));
        QCOMPARE(cli.imported.exitCode, 0);
        QCOMPARE(firstFile(cli.imported.out)[QLatin1String("rejected")].toInt(), 1);
        QCOMPARE(filesBeside(cli), QStringList());
    }

    void oneBadFileDoesNotKeepOutTheOthers()
    {
        const CliCase cli(dataFile("cli/visits.csv"), {QStringLiteral("/no/such.csv"),
                                                       QString::fromStdString(dataFile("cli/people.jsonl").string())});
        QCOMPARE(cli.imported.exitCode, 1);
        const CliRun info = cli.run("info", words("--json"));
        QCOMPARE(QJsonDocument::fromJson(info.out).object()[QLatin1String("files")].toArray().size(), 2);
        QCOMPARE(cli.run("events", words("--output|-")).exitCode, 1); // which of the two logs?
        QCOMPARE(cli.table("events", words("--log|people")).rows.size(), std::size_t(2));
    }

    void controlCharactersOfLogsDoNotReachTheTerminal()
    {
        const CliCase cli(dataFile("cli/people.jsonl"), {QStringLiteral("--log"), QStringLiteral("na\x1b[31mme")});
        QCOMPARE(cli.imported.exitCode, 0);
        QVERIFY(!cli.imported.out.contains('\x1b'));
        QVERIFY(cli.imported.out.contains("na\\u001b[31mme"));
        QVERIFY(!cli.run("info", {}).out.contains('\x1b'));
        QVERIFY(!cli.run("events", words("--output|-|--log|\x1b[2J")).err.contains('\x1b'));
    }

    void eventsComeBackAsTheyWere()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const CsvTable events = cli.table("events", {});
        QCOMPARE(events.header, (Texts{"Time", "User", "Size", "Note"}));
        QCOMPARE(events.texts("User"), (Texts{"ann", "ann", "bob", "bob", "cy", "cy"}));
        QCOMPARE(events.texts("Time").front(), std::string("2024-03-01T08:00:00.000000Z"));
        QCOMPARE(events.texts("Note"), (Texts{"", "a, \"quoted\" note", "two\nlines", "lonely", "", "=1+1"}));
        const CsvTable some = cli.table("events", words("--filter|Size >= 5|--filter|User != cy|--columns|Note,Size"));
        QCOMPARE(some.header, (Texts{"Note", "Size"}));
        QCOMPARE(some.rows, (std::vector<Texts>{{"lonely", "5"}}));
        QCOMPARE(cli.table("events", words("--limit|2")).rows.size(), std::size_t(2));
        QCOMPARE(cli.table("events", words("--limit|0")).rows.size(), std::size_t(0));
        const CsvTable late =
            cli.table("events", words("--from|2024-03-01T09:03:00+01:00|--to|2024-03-01T08:06:30Z|--limit|1"));
        QCOMPARE(late.texts("User"), Texts{"bob"});
    }

    void anOutputNeverReplacesTheCaseOrItsSource()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const QByteArray before = cli.run("info", words("--json")).out;
        QCOMPARE(cli.run("events", {QStringLiteral("--output"), cli.casePath()}).exitCode, 1);
        const QString source = QString::fromStdString(dataFile("cli/visits.csv").string());
        QCOMPARE(cli.run("events", {QStringLiteral("--output"), source}).exitCode, 1);
        QCOMPARE(cli.run("info", words("--json")).out, before);
    }

    void jsonLinesAreChosenByTheEnding()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        QCOMPARE(cli.run("events", {QStringLiteral("--limit"), QStringLiteral("1"), QStringLiteral("--output"),
                                    cli.path("out.jsonl")})
                     .exitCode,
                 0);
        QFile file(cli.path("out.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"Time\":\"2024-03-01T08:00:00.000000Z\",\"User\":\"ann\",\"Size\":1,"
                                            "\"Note\":null}\n"));
    }

    void aSpikeIsFoundInASmallSeries()
    {
        const CliCase cli(dataFile("cli/traffic.csv"));
        const CsvTable series = cli.table("timeseries", {});
        QCOMPARE(series.header, (Texts{"time", "observed", "trend", "seasonal", "residual", "weight", "baseline",
                                       "score", "anomaly"}));
        QCOMPARE(series.rows.size(), std::size_t(96));
        QCOMPARE(series.texts("observed")[38], std::string("52400"));
        const Numbers observed = series.numbers("observed");
        const Numbers residual = series.numbers("residual");
        const Numbers baseline = series.numbers("baseline");
        for (std::size_t i = 0; i < observed.size(); ++i)
            QVERIFY(std::abs(observed[i] - baseline[i] - residual[i]) < 1e-6);
        const Numbers anomalies = series.numbers("anomaly");
        QCOMPARE(std::count(anomalies.begin(), anomalies.end(), 1.0), 2);
        QCOMPARE(anomalies[38] + anomalies[39], 2.0);

        const CsvTable periods = cli.table("timeseries", words("--output|/dev/null"), "--periods");
        QCOMPARE(periods.header, (Texts{"start", "end", "kind", "buckets", "peak_time", "peak_score", "excess"}));
        QCOMPARE(periods.rows.size(), std::size_t(1));
        QCOMPARE(periods.texts("start").front(), std::string("2024-03-02T13:00:00.000000Z"));
        QCOMPARE(periods.texts("end").front(), std::string("2024-03-02T16:00:00.000000Z"));
        QCOMPARE(periods.texts("kind").front(), std::string("spike"));
        QCOMPARE(periods.texts("buckets").front(), std::string("2"));
        // Beyond every score there is no anomaly, but the table is there.
        const CsvTable none = cli.table("timeseries", words("--output|/dev/null|--threshold|100"), "--periods");
        QCOMPARE(none.header, periods.header);
        QCOMPARE(none.rows.size(), std::size_t(0));
    }

    void aSplitSeriesNamesItsValues()
    {
        const CliCase cli(dataFile("cli/traffic.csv"));
        const CsvTable series = cli.table("timeseries", words("--split|Host|--aggregate|count|--period|2"));
        QCOMPARE(series.header.front(), std::string("series"));
        QCOMPARE(series.rows.size(), std::size_t(190));
        QCOMPARE(series.texts("series").front(), std::string("mail"));
        QCOMPARE(series.texts("series").back(), std::string("web"));
        QCOMPARE(series.texts("observed")[1], std::string("0"));
    }

    void tooFewBucketsAreAFailureThatSaysSo()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const CliRun run = cli.run("timeseries", words("--aggregate|count|--output|-"));
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.err.count('\n'), 1);
    }

    void clustersOfNumbersAreAsCountedByHand()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const QStringList options = words("--feature|Size|--normalize|none|--eps|0.5|--session|User");
        const CsvTable events = cli.table("clusters", options, "--events");
        QCOMPARE(events.header.front(), std::string("event"));
        QCOMPARE(events.header.size(), std::size_t(5));
        QCOMPARE(events.texts("cluster"), (Texts{"0", "0", "0", "-1", "1", "1"}));
        QCOMPARE(events.texts("cluster_size"), (Texts{"3", "3", "3", "1", "2", "2"}));
        QCOMPARE(events.texts("rarity").back(), std::string("0.5"));

        const CsvTable clusters = cli.table("clusters", options);
        QCOMPARE(clusters.header,
                 (Texts{"cluster", "size", "rarity", "first_time", "last_time", "Time", "User", "Size", "Note"}));
        QCOMPARE(clusters.texts("cluster"), (Texts{"0", "1", "-1"}));
        QCOMPARE(clusters.texts("last_time")[1], std::string("2024-03-01T08:06:30.000000Z"));
        QCOMPARE(clusters.texts("Note"), (Texts{"", "", "lonely"}));

        const CsvTable sessions = cli.table("clusters", options, "--sessions");
        QCOMPARE(sessions.header,
                 (Texts{"User", "mean_rarity", "event_count", "first_time", "last_time", "duration_s"}));
        QCOMPARE(sessions.texts("User"), (Texts{"bob", "cy", "ann"}));
        QCOMPARE(sessions.numbers("mean_rarity"), (Numbers{(1.0 / 3 + 1) / 2, 0.5, 1.0 / 3}));
        QCOMPARE(sessions.numbers("duration_s"), (Numbers{60, 150, 60}));
    }

    void aFeatureThatDrownsTheOthersIsNoted()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const QStringList options =
            words("--feature|Size|--feature|length*0.001:User|--normalize|none|--eps|0.5|--output|-");
        const CliRun run = cli.run("clusters", options);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("Size makes up 99 % of all distances; the others hardly count: lower its weight or "
                                  "choose standard normalisation"),
                 run.err.constData());
        QVERIFY(cli.run("clusters", options + words("--quiet")).err.isEmpty());
    }

    void sequencesAreAsCountedByHand()
    {
        // P(A|start) = 3/6, P(B|A) = P(end|A) = 2/6, P(B) = 9/39, P(end|B) = 2/5.
        const CliCase cli(dataFile("cli/commands.csv"));
        const QStringList options = words("--user|UserId|--command|Operation|--model|commands|--window|2");
        const CsvTable sessions = cli.table("sequences", options);
        QCOMPARE(sessions.header,
                 (Texts{"session", "UserId", "begin", "end", "duration_s", "commands", "distinct_commands",
                        "likelihood", "log10_likelihood", "short", "rarest_window"}));
        QCOMPARE(sessions.texts("UserId"), (Texts{"bob", "ann"}));
        QCOMPARE(sessions.texts("session"), (Texts{"1", "0"}));
        QCOMPARE(sessions.texts("rarest_window"), (Texts{"B", "A"}));
        QCOMPARE(sessions.texts("duration_s"), (Texts{"30", "0"}));
        QVERIFY(largestRelativeDifference(sessions.numbers("likelihood"), {9.0 / 39 * 0.4, 1.0 / 6}) < 1e-12);

        const CsvTable steps = cli.table("sequences", options + words("--output|/dev/null"), "--steps");
        QCOMPARE(steps.header, (Texts{"session", "step", "time", "command", "transition_probability",
                                      "parameters_likelihood", "surprise_bits"}));
        QCOMPARE(steps.texts("command"), (Texts{"A", "B", "A"}));
        QVERIFY(largestRelativeDifference(steps.numbers("transition_probability"), {0.5, 1.0 / 3, 0.5}) < 1e-12);
        QVERIFY(largestRelativeDifference(steps.numbers("surprise_bits"), {1, std::log2(3.0), 1}) < 1e-12);

        // Without bob a step costs P(A|start) = 2/5, without ann 2/4 and P(B|A) = 1/4.
        const CsvTable others =
            cli.table("sequences", options + words("--leave-one-out|--output|/dev/null"), "--steps");
        QVERIFY(largestRelativeDifference(others.numbers("transition_probability"), {0.4, 0.5, 0.25}) < 1e-12);

        const QStringList long4 = words("--user|UserId|--command|Operation|--model|commands|--window|4");
        QCOMPARE(cli.table("sequences", long4).texts("short"), (Texts{"1", "1"}));
        QCOMPARE(cli.table("sequences", long4 + words("--hide-short")).rows.size(), std::size_t(0));
    }

    void parameterSetsComeRarestFirst()
    {
        QTemporaryDir folder;
        const QString log = folder.filePath(QStringLiteral("log.csv"));
        QFile file(log);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Time,User,Operation,Parameters\n"
                   "2024-03-01T08:00:00Z,ann,Get,name=x\n"
                   "2024-03-01T08:00:10Z,ann,Get,name=y\n"
                   "2024-03-01T08:00:20Z,ann,Get,force=1 name=x\n"
                   "2024-03-01T08:00:30Z,ann,Get,\n");
        file.close();
        const CliCase cli(log.toStdString());
        const QStringList options = words("--user|User|--command|Operation|--parameters|Parameters|--output|/dev/null");
        const CsvTable sets = cli.table("sequences", options + words("--model|parameters"), "--parameter-sets");
        QCOMPARE(sets.header, (Texts{"command", "parameters", "likelihood", "log10_likelihood", "events", "first_time",
                                     "last_time"}));
        QCOMPARE(sets.texts("parameters"), (Texts{"name, force", "name"}));
        QCOMPARE(sets.texts("events"), (Texts{"1", "2"}));
        QCOMPARE(sets.texts("last_time")[1], std::string("2024-03-01T08:00:10.000000Z"));
        QVERIFY(sets.numbers("likelihood")[0] < sets.numbers("likelihood")[1]);
        QVERIFY(cli.table("sequences", options + words("--model|commands"), "--parameter-sets").rows.empty());
    }

    void samplesAreWrittenAndNothingIsReplaced()
    {
        QTemporaryDir target;
        const QString folder = target.filePath(QStringLiteral("logs"));
        QCOMPARE(runCli({QStringLiteral("samples"), folder}).exitCode, 0);
        const QStringList names = {QStringLiteral("audit.jsonl"), QStringLiteral("flows.csv"),
                                   QStringLiteral("processes.csv")};
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name), names);
        QCOMPARE(runCli({QStringLiteral("samples"), folder}).exitCode, 1);
        QCOMPARE(runCli({QStringLiteral("samples"), folder + QStringLiteral("/flows.csv/below")}).exitCode, 1);
    }

    void aSignalEndsAnImportWith3AndLeavesNothing()
    {
        const CliCase cli;
        QTemporaryDir logs;
        const std::string log = logs.filePath(QStringLiteral("long.csv")).toStdString();
        {
            std::ofstream stream(log, std::ios::binary);
            stream << "Time,User,Note\n";
            std::string block;
            for (int i = 0; i < 20'000; ++i)
                block +=
                    "2024-03-01T08:00:00Z,user" + std::to_string(i % 97) + ",note " + std::to_string(i * 7919) + "\n";
            for (int i = 0; i < 80; ++i)
                stream << block;
        }
        QFileSystemWatcher watcher({QFileInfo(cli.casePath()).path()});
        QSignalSpy caseMade(&watcher, &QFileSystemWatcher::directoryChanged);
        QProcess process;
        process.start(cliProgram(), {QStringLiteral("import"), QStringLiteral("--case"), cli.casePath(),
                                     QString::fromStdString(log)});
        QVERIFY(process.waitForStarted());
        QVERIFY(!caseMade.isEmpty() || caseMade.wait(20'000)); // by now it listens to signals
        QCOMPARE(kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 3);
        QCOMPARE(filesBeside(cli), QStringList());
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
