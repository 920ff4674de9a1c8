// Imports that die, meet a full or broken disk, or are cancelled, at every point: nothing of them is seen, the case
// stays whole, and the same import works afterwards.

#include "core/import/import_run.h"
#include "tests/core/store/case_in_folder.h"
#include "tests/support/faulty_vfs.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

constexpr BatchLimits kSmall = {.rows = 100, .bytes = 1 << 20, .blockBytes = 1000};
constexpr std::size_t kRows = 600;
constexpr std::size_t kRejects = kRows / 50;
const std::vector<ColumnSpec> kColumns = {{"number", ColumnType::Integer, Role::None},
                                          {"text", ColumnType::Text, Role::None}};

void writeRows(EventWriter &writer, std::size_t begin, std::size_t end)
{
    for (std::size_t row = begin; row < end; ++row) {
        const std::string text = "a text that is stored once " + std::to_string(row % 3 == 0 ? row : row % 20);
        const std::array<Cell, 2> cells = {Cell::ofInteger(static_cast<std::int64_t>(row)), Cell::ofText(text)};
        const std::uint64_t line = row + 2;
        writer.append({.columnCount = 2, .cells = cells, .lines = {&line, 1}, .bytes = 20});
        if (row % 50 == 49)
            writer.reject({.line = line, .byte = row, .bytes = 3, .reason = "R", .text = "raw"});
    }
}

void import(CaseFile &file, const std::string &log)
{
    EventWriter writer(file, kSmall);
    writer.begin(sourceOf(log, kColumns));
    writeRows(writer, 0, kRows);
    SourceResult result = resultOf(kRows);
    result.rejected = kRejects;
    writer.finish(result);
}

void importInto(const std::filesystem::path &path, const std::string &log)
{
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadWrite);
    import(file, log);
}

// A case with one log, whose second file or second log is about to come.
void makeCase(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::create(path);
    import(file, "first");
}

// What is seen of a case.
std::string seenIn(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    std::string seen = std::to_string(file.rejectedCount()) + " rejected\n";
    for (const LogInfo &log : file.logs()) {
        seen += log.name + " " + std::to_string(log.events) + " of " + std::to_string(log.files.size()) + " files\n";
        for (const std::vector<std::string> &row : readCells(path, log.id))
            seen += row[0] + "|" + row[1] + "\n";
    }
    return seen;
}

std::string integrityOf(CaseFile &file)
{
    Statement check = file.database().prepare("PRAGMA integrity_check");
    check.step();
    return std::string(check.text(0));
}

std::string integrityOf(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadWrite);
    return integrityOf(file);
}

std::uint64_t changesOfAnImport(const std::filesystem::path &path, const std::string &log)
{
    setFault(Fault::None, 0);
    importInto(path, log);
    return changesSinceFaultWasSet();
}

} // namespace

class ImportFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useFaultyDisk(); }
    void cleanup() { setFault(Fault::None, 0); }
    void survivesDeathAtEveryWrite_data() { addLogs(); }
    void survivesDeathAtEveryWrite();
    void leavesTheCaseAsItWasWhenTheDiskFails_data();
    void leavesTheCaseAsItWasWhenTheDiskFails();
    void leavesNothingWhenCancelledAnywhere_data() { addLogs(); }
    void leavesNothingWhenCancelledAnywhere();
    void leavesNothingOfAFileWhoseImportIsCancelledAnywhere();

private:
    static void addLogs()
    {
        QTest::addColumn<QString>("log");
        QTest::newRow("second file of a log") << QStringLiteral("first");
        QTest::newRow("new log") << QStringLiteral("second");
    }
};

void ImportFaultsTest::survivesDeathAtEveryWrite()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer does not follow the threads of a forked process");
#endif
    QFETCH(const QString, log);
    const CaseInFolder original;
    makeCase(original.path());
    const std::string before = seenIn(original.path());
    const CaseInFolder whole;
    std::filesystem::copy_file(original.path(), whole.path());
    const std::uint64_t changes = changesOfAnImport(whole.path(), log.toStdString());
    const std::string after = seenIn(whole.path());
    QVERIFY(changes > 50);
    int resumed = 0;
    for (std::uint64_t at = 1; at <= changes; at += changes / 40 + 1) {
        const CaseInFolder folder;
        std::filesystem::copy_file(original.path(), folder.path());
        const pid_t child = fork();
        if (child == 0) {
            setFault(Fault::Kill, at);
            importInto(folder.path(), log.toStdString());
            _exit(0);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), std::to_string(at).c_str());
        const std::string seen = seenIn(folder.path());
        QVERIFY2(seen == before || (seen == after && at + 4 > changes), std::to_string(at).c_str());
        QCOMPARE(integrityOf(folder.path()), std::string("ok"));
        if (seen == after)
            continue;
        resumed += CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly).unfinishedImport() ? 1 : 0;
        importInto(folder.path(), log.toStdString());
        QVERIFY2(seenIn(folder.path()) == after, std::to_string(at).c_str());
        QCOMPARE(integrityOf(folder.path()), std::string("ok"));
    }
    QVERIFY(resumed > 20);
}

void ImportFaultsTest::leavesTheCaseAsItWasWhenTheDiskFails_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<bool>("isFull");
    QTest::newRow("full, second file of a log") << QStringLiteral("first") << true;
    QTest::newRow("full, new log") << QStringLiteral("second") << true;
    QTest::newRow("broken, second file of a log") << QStringLiteral("first") << false;
    QTest::newRow("broken, new log") << QStringLiteral("second") << false;
}

void ImportFaultsTest::leavesTheCaseAsItWasWhenTheDiskFails()
{
    QFETCH(const QString, log);
    QFETCH(const bool, isFull);
    const CaseInFolder original;
    makeCase(original.path());
    const std::string before = seenIn(original.path());
    const CaseInFolder whole;
    std::filesystem::copy_file(original.path(), whole.path());
    const std::uint64_t changes = changesOfAnImport(whole.path(), log.toStdString());
    const std::string after = seenIn(whole.path());
    int failed = 0;
    for (std::uint64_t at = 1; at <= changes; at += changes / 40 + 1) {
        const CaseInFolder folder;
        std::filesystem::copy_file(original.path(), folder.path());
        setFault(isFull ? Fault::Full : Fault::Error, at);
        const std::string said = errorOf([&] { importInto(folder.path(), log.toStdString()); });
        setFault(Fault::None, 0);
        if (said.empty()) // syncs and removals are no writes: a full disk lets them be
            continue;
        ++failed;
        QVERIFY2(said.find(isFull ? "no space left" : "cannot be read or written") != std::string::npos, said.c_str());
        QVERIFY2(seenIn(folder.path()) == before, std::to_string(at).c_str());
        QCOMPARE(integrityOf(folder.path()), std::string("ok"));
        importInto(folder.path(), log.toStdString());
        QVERIFY2(seenIn(folder.path()) == after, std::to_string(at).c_str());
    }
    QVERIFY(failed > 20);
}

void ImportFaultsTest::leavesNothingWhenCancelledAnywhere()
{
    QFETCH(const QString, log);
    const CaseInFolder folder;
    makeCase(folder.path());
    const std::string before = seenIn(folder.path());
    for (std::size_t rows = 0; rows <= kRows; rows += 37) {
        CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
        {
            EventWriter writer(file, kSmall);
            writer.begin(sourceOf(log.toStdString(), kColumns));
            writeRows(writer, 0, rows);
        }
        QVERIFY(!file.unfinishedImport());
        QVERIFY2(seenIn(folder.path()) == before, std::to_string(rows).c_str());
    }
    QCOMPARE(integrityOf(folder.path()), std::string("ok"));
}

// A file whose last rows show that its plan was wrong: it begins twice.
void ImportFaultsTest::leavesNothingOfAFileWhoseImportIsCancelledAnywhere()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    const std::string before = seenIn(folder.path());
    const std::filesystem::path source = folder.folder() / "numbers.csv";
    std::string text = "time,number\n";
    for (int row = 0; row < 20'000; ++row)
        text += "2020-07-10T18:00:00Z," + std::to_string(row) + "\n";
    writeBytes(source, text + "2020-07-10T18:00:00Z,no number\n");
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    const importing::ImportRun smallReads{.blockBytes = 8 << 10, .firstLookBytes = 16 << 10};
    bool isCancelled = true;
    for (int step = 0; isCancelled; step += 7) {
        std::stop_source stop;
        int reports = 0;
        const auto stopAtStep = [&](double, std::string_view) {
            if (reports++ == step)
                stop.request_stop();
        };
        try {
            EventWriter writer(file, kSmall);
            importing::importInBlocks(source, {}, writer, {.stop = stop.get_token(), .progress = stopAtStep},
                                      smallReads);
            isCancelled = false;
        } catch (const Cancelled &) {
            QVERIFY2(seenIn(folder.path()) == before, std::to_string(step).c_str());
        }
        QVERIFY(!file.unfinishedImport());
        QVERIFY2(isCancelled || step > 50, std::to_string(step).c_str());
    }
    QCOMPARE(file.logNamed("numbers").events, 20'001U);
    QCOMPARE(integrityOf(file), std::string("ok"));
}

QTEST_GUILESS_MAIN(ImportFaultsTest)
#include "tst_import_faults.moc"
