// The command line's kept models and reasons, with the real program.
#include "tests/core/cli/cli_run.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::test;

using Texts = std::vector<std::string>;

class CliModelsTest : public QObject
{
    Q_OBJECT

    QStringList sequences() const
    {
        return words("--user|UserId|--command|Operation|--model|commands|--window|2|--quiet");
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFileInfo::exists(cliProgram()), qPrintable(cliProgram())); }

    void aModelIsKeptScoredByAndForgotten()
    {
        const CliCase cli(dataFile("cli/commands.csv"));
        const CsvTable own = cli.table("sequences", sequences());
        const CsvTable keeping = cli.table("sequences", sequences() + words("--keep-model|march|--train-to|2024-03-01T09:30:00Z"));
        QCOMPARE(keeping.rows.size(), own.rows.size());
        QVERIFY(keeping.numbers("likelihood") != own.numbers("likelihood")); // it learnt from ann alone
        const CsvTable scored = cli.table("sequences", sequences() + words("--use-kept-model|march"));
        QCOMPARE(scored.numbers("likelihood"), keeping.numbers("likelihood"));

        const QStringList out = words("--output|/dev/null");
        const CliRun forgotten = cli.run("sequences", sequences() + out + words("--forget-model|march"));
        QVERIFY2(forgotten.exitCode == 0, forgotten.err.constData());
        const CliRun gone = cli.run("sequences", sequences() + out + words("--use-kept-model|march"));
        QCOMPARE(gone.exitCode, 1);
        QVERIFY2(gone.err.contains("march"), gone.err.constData());
    }

    void reasonsNameTheKindsThatCarryASessionsRarity()
    {
        const CliCase cli(dataFile("cli/visits.csv"));
        const CsvTable why = cli.table("clusters",
                                       words("--feature|Size|--normalize|none|--eps|0.5|--session|User|--why-sessions|1|"
                                             "--quiet|--sessions|/dev/null"),
                                       "--why");
        QVERIFY(!why.rows.empty());
        const Texts users = why.texts("User");
        QVERIFY(std::all_of(users.begin(), users.end(), [](const std::string &user) { return user == "bob"; }));
        QCOMPARE(why.texts("own").front(), std::string("5")); // the lonely event, then the common one
        double share = 0;
        for (const double part : why.numbers("share"))
            share += part;
        QVERIFY(std::abs(share - 1) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(CliModelsTest)
#include "tst_cli_models.moc"
