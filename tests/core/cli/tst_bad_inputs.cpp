// Hostile files, each with what it must lead to: those of the generator in shared/badinputs, held against its index,
// and a dozen of our own in tests/data/hostile, held against what is written here. All go the way of a person, through
// the command-line program into a case.

#include "tests/core/cli/cli_run.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <map>
#include <set>

using namespace anomalyst::test;

namespace
{

// The codes of the index, and the ones under which we tell the same.
const std::map<QString, QStringList> kCodes = {
    {QStringLiteral("BAD_ENCODING"), words("BAD_UTF8|LONE_SURROGATE|ENCODING|ENCODING_GUESSED")},
    {QStringLiteral("NUL_BYTE"), words("NUL_BYTE|PREAMBLE")},
    {QStringLiteral("RAGGED_SHORT"), words("FIELD_COUNT|PREAMBLE")},
    {QStringLiteral("RAGGED_LONG"), words("FIELD_COUNT")},
    {QStringLiteral("LINE_TOO_LONG"), words("LINE_TOO_LONG|FIELD_COUNT")},
    {QStringLiteral("TOO_MANY_COLUMNS"), words("MANY_COLUMNS")},
    {QStringLiteral("BAD_HEADER"), words("BAD_HEADER|HEADER_LOOKS_LIKE_DATA")},
    {QStringLiteral("JSON_SYNTAX"), words("JSON_SYNTAX|JSON_UNCLOSED")},
    {QStringLiteral("TRUNCATED"), words("JSON_UNFINISHED|BAD_UTF8|EVTX_CUT")},
    {QStringLiteral("ARCHIVE_PATH"), words("ARCHIVE_PATH|ARCHIVE_SAME_NAME")},
    {QStringLiteral("PRECISION_LOSS"), words("TIME_DIGITS_DROPPED")},
    {QStringLiteral("TIMESTAMP_AMBIGUOUS"), words("DATE_ORDER_OPEN|ZONE_ASSUMED")},
};

// Where we do otherwise than the index says, on purpose.
const std::map<int, const char *> kOtherwise = {
    {8, "a byte order mark leaves nothing open"},
    {2, "a file without events is refused, and says so"},
    {39, "names are data and stay as they are: none is bad"},
    {40, "names are data and stay as they are: none is bad"},
    {48, "a record may have 16 MiB"},
    {63, "integers that do not fit keep their digits as text: nothing is lost"},
    {68, "several objects in one line are a format of their own"},
    {72, "a record may have 16 MiB"},
    {77, "the order of day and month is asked for"},
    {132, "the format is told from the content, whatever the name"},
    {89, "numbers of other countries stay text without remark"},
};

// Where more is read than the index expects: a bad name is only shown, so that what lies under it is imported.
const std::map<int, int> kMoreRecords = {{119, 40}};

struct Outcome {
    bool refused = false;
    QByteArray message; // what was said to a person
    int events = 0;
    int rejected = 0;
    std::set<QString> codes;
    bool isBalanced = true; // every byte of a source that was read as it stands belongs somewhere
};

void addCodes(const QJsonArray &findings, std::set<QString> &codes)
{
    for (const QJsonValue &finding : findings)
        codes.insert(finding[QLatin1String("code")].toString());
}

qint64 sumOf(const QJsonObject &bytes)
{
    qint64 sum = 0;
    for (const QJsonValue &share : bytes)
        sum += share.toInteger();
    return sum;
}

Outcome import(const QString &file, const QStringList &options = {})
{
    const CliCase cli(file.toStdString(), QStringList{QStringLiteral("--json")} + options);
    Outcome outcome;
    outcome.refused = cli.imported.exitCode == 1;
    outcome.message = cli.imported.err;
    if (cli.imported.exitCode != 0 && cli.imported.exitCode != 1)
        outcome.message += "ended with " + QByteArray::number(cli.imported.exitCode);
    const QJsonDocument report = QJsonDocument::fromJson(cli.imported.out);
    for (const QJsonValue &source : report[QLatin1String("files")].toArray()) {
        outcome.events += source[QLatin1String("events")].toInt();
        outcome.rejected += source[QLatin1String("rejected")].toInt();
        addCodes(source[QLatin1String("warnings")].toArray(), outcome.codes);
        addCodes(source[QLatin1String("rejects")].toArray(), outcome.codes);
        if (source[QLatin1String("encoding")].toString().startsWith(QLatin1String("UTF-8")) &&
            source[QLatin1String("file")].toString() == file)
            outcome.isBalanced = sumOf(source[QLatin1String("bytes")].toObject()) == QFileInfo(file).size();
    }
    return outcome;
}

bool isUnsupported(const Outcome &outcome)
{
    return outcome.refused &&
           (outcome.message.contains("not supported yet") || outcome.message.contains("seems to be"));
}

bool tellsOneOf(const Outcome &outcome, const QJsonArray &codes)
{
    for (const QJsonValue &code : codes) {
        const QStringList ours =
            kCodes.count(code.toString()) ? kCodes.at(code.toString()) : QStringList(code.toString());
        for (const QString &one : ours) {
            if (outcome.codes.count(one) || outcome.message.contains(one.toUtf8()))
                return true;
        }
    }
    return codes.isEmpty();
}

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

QString oneLine(const Outcome &outcome)
{
    QStringList codes;
    for (const QString &code : outcome.codes)
        codes << code;
    return QStringLiteral("%1 events, %2 rejected, %3; %4")
        .arg(outcome.events)
        .arg(outcome.rejected)
        .arg(codes.join(QLatin1Char(' ')), QString::fromUtf8(outcome.message));
}

} // namespace

class BadInputsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QJsonArray m_index;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFileInfo::exists(cliProgram()), qPrintable(cliProgram()));
        const std::filesystem::path generator = sharedFolder() / "badinputs" / "gen.py";
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (!std::filesystem::exists(generator) || python.isEmpty())
            return;
        QProcess process;
        process.start(python, {QString::fromStdString(generator.string()), QStringLiteral("--out"), m_folder.path()});
        QVERIFY(process.waitForFinished(100'000) && process.exitCode() == 0);
        QFile index(m_folder.filePath(QStringLiteral("index.json")));
        QVERIFY(index.open(QIODevice::ReadOnly));
        m_index = QJsonDocument::fromJson(index.readAll())[QLatin1String("files")].toArray();
        QVERIFY(m_index.size() > 100);
    }

    void everyFileOfTheGeneratorLeadsToWhatItsIndexSays_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        for (const QJsonValue &entry : m_index)
            QTest::newRow(qPrintable(entry[QLatin1String("name")].toString())) << entry.toObject();
        if (m_index.isEmpty())
            QTest::newRow("none") << QJsonObject();
    }
    void everyFileOfTheGeneratorLeadsToWhatItsIndexSays()
    {
        QFETCH(QJsonObject, expected);
        if (expected.isEmpty())
            QSKIP("shared/badinputs/gen.py or python3 is not here");
        const QString file = m_folder.filePath(expected[QLatin1String("name")].toString());
        if (expected[QLatin1String("group")].toString() == QLatin1String("case"))
            return compareCase(file);
        const Outcome outcome = import(file);
        const QString what = oneLine(outcome);
        QVERIFY2(outcome.refused || outcome.message.isEmpty(), qPrintable(what));
        QVERIFY2(outcome.isBalanced, qPrintable(what));
        if (outcome.refused)
            QVERIFY2(outcome.message.contains("; "), qPrintable(what)); // it says what to do
        const int id = expected[QLatin1String("id")].toInt();
        if (expected[QLatin1String("outcome")].toString() == QLatin1String("reject_file") ||
            kOtherwise.count(id) != 0) {
            QVERIFY2(outcome.refused ? outcome.events == 0 : kOtherwise.count(id) != 0, qPrintable(what));
            if (!outcome.refused)
                compareCounts(expected, outcome);
            return;
        }
        if (isUnsupported(outcome))
            QSKIP(outcome.message.constData());
        if (outcome.refused) // where the index leaves it open
            QVERIFY2(expected[QLatin1String("records")].isNull() || expected[QLatin1String("ok")].toInt() == 0,
                     qPrintable(what));
        else
            compareCounts(expected, outcome);
        const QJsonArray codes = expected[QLatin1String("codes")].toArray();
        if (codes.contains(QLatin1String("CONTROL_CHARS")))
            QEXPECT_FAIL("", "control characters are shown as marks, but not counted", Continue);
        QVERIFY2(outcome.refused || tellsOneOf(outcome, codes), qPrintable(what));
    }

    void ourOwnFiles_data()
    {
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<QString>("tells"); // codes, or words of the refusal
        const auto row = [](const char *name, int events, int rejected, const char *tells) {
            QTest::newRow(name) << events << rejected << QString::fromLatin1(tells);
        };
        row("quote_in_the_last_line.csv", 2, 1, "UNTERMINATED_QUOTE");
        row("nuls_between.csv", 5, 1, "");
        row("overlong_slash.csv", 2, 0, "BAD_UTF8");
        row("header_twice.csv", 4, 1, "HEADER_REPEATED");
        row("impossible_times.csv", 4, 0, "BAD_TIMESTAMP");
        row("carriage_returns.csv", 3, 0, "");
        row("names_of_sql.csv", 1, 0, "");
        row("depth.jsonl", 2, 1, "JSON_DEPTH");
        row("halves_of_characters.jsonl", 2, 0, "LONE_SURROGATE");
        row("twice_the_key.jsonl", 2, 0, "JSON_DUPLICATE_KEY");
        row("cut.json", 2, 1, "JSON_UNFINISHED");
        row("fields_change.log", 3, 1, "");
        row("event_without_end.audit", 2, 0, "");
        row("picture.csv", 0, 0, "PNG");
        row("only_a_mark.csv", 0, 0, "empty");
    }
    void ourOwnFiles()
    {
        QFETCH(int, events);
        QFETCH(int, rejected);
        QFETCH(QString, tells);
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const Outcome outcome = import(QString::fromStdString(dataFile("hostile/" + name.toStdString()).string()));
        const QString what = oneLine(outcome);
        QCOMPARE(outcome.refused, events == 0);
        QVERIFY2(outcome.events == events && outcome.rejected == rejected, qPrintable(what));
        QVERIFY2(outcome.isBalanced, qPrintable(what));
        QVERIFY2(what.contains(tells), qPrintable(what));
    }

private:
    void compareCounts(const QJsonObject &expected, const Outcome &outcome)
    {
        const QString what = oneLine(outcome);
        const auto count = [&](const char *name) { return expected[QLatin1String(name)]; };
        const auto more = kMoreRecords.find(count("id").toInt());
        const int records = more != kMoreRecords.end() ? more->second : count("records").toInt();
        if (!count("records").isNull())
            QVERIFY2(outcome.events + outcome.rejected >= records - 1 &&
                         outcome.events + outcome.rejected <= records,
                     qPrintable(what));
        if (!count("ok").isNull())
            QVERIFY2(outcome.events >= count("ok").toInt(), qPrintable(what));
        if (!count("rejected").isNull())
            QCOMPARE(outcome.rejected, count("rejected").toInt());
    }

    // A damaged or foreign case is refused and stays as it is, byte for byte.
    void compareCase(const QString &file)
    {
        const QByteArray before = digestOf(file);
        const CliRun done = runCli({QStringLiteral("info"), QStringLiteral("--case"), file});
        QCOMPARE(digestOf(file), before);
        QVERIFY2(done.exitCode == 1 && done.err.contains("; "), done.out + done.err);
    }
};

QTEST_GUILESS_MAIN(BadInputsTest)
#include "tst_bad_inputs.moc"
