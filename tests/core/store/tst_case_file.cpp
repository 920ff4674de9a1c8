// Making, opening and refusing cases; what they say about their logs.

#include "core/store/case_file.h"
#include "tests/core/store/case_in_folder.h"

#include <QtTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <thread>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

const std::vector<ColumnSpec> kColumns = {{"time", ColumnType::Time, Role::Time},
                                          {"host", ColumnType::Text, Role::Host},
                                          {"Bytes", ColumnType::Integer, Role::Bytes}};

const std::vector<Row> kRows = {{Cell::ofTime(0), Cell::ofText("alpha"), Cell::ofInteger(1)},
                                {Cell::ofTime(1'000'000), Cell::ofText("beta"), Cell::ofInteger(2)}};

void makeCase(const std::filesystem::path &path)
{
    CaseFile file = CaseFile::create(path);
    writeSource(file, sourceOf("flows", kColumns), kRows);
}

} // namespace

class CaseFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatASourceToldAboutItself();
    void findsColumnsByNameAndRole();
    void findsLogsByName();
    void keepsRejectedRowsWithTheirRawBytes();
    void keepsARoleThatWasSet();
    void removesALogAndEverythingOfIt();
    void givesNoNumberOfARemovedLogAgain();
    void doesNotTakeOverAFileThatIsThere();
    void leavesNoFileWhenItCannotBeMade();
    void refusesAForeignFileAndLeavesItsBytes_data();
    void refusesAForeignFileAndLeavesItsBytes();
    void refusesACaseWithATrigger();
    void refusesACaseWithATableThatIsNotOurs();
    void refusesACaseWhoseTableWasChanged();
    void opensAReadOnlyFileForReading();
    void isWrittenByOneAtATime();
    void isReadWhileLogsAreAdded();
    void takesTheLockOfADeadProcess();
    void namesTheProgramThatWrites();
    void keepsItsLocksWhenItIsReadInTheSameProgram();
    void isOneFileInTheEnd();
};

void CaseFileTest::keepsWhatASourceToldAboutItself()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        EventWriter writer(file);
        QCOMPARE(writer.begin(sourceOf("flows", kColumns)), std::string("flows"));
        appendRows(writer, kRows, 3);
        SourceResult result = resultOf(2);
        result.rejected = 3;
        result.blank = 4;
        result.warnings = {{"DIGITS", "Some digits were cut.", 17, 12}, {"ZONE", "No zone.", 1, 0}};
        writer.finish(result);
    }
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly);
    const std::vector<LogInfo> logs = file.logs();
    QCOMPARE(logs.size(), 1U);
    QCOMPARE(logs[0].name, std::string("flows"));
    QCOMPARE(logs[0].events, 2U);
    QCOMPARE(logs[0].rejected, 3U);
    QVERIFY(logs[0].columns == kColumns);
    QCOMPARE(logs[0].files.size(), 1U);
    const FileInfo &source = logs[0].files[0];
    QCOMPARE(source.log, logs[0].id);
    QCOMPARE(source.path, std::string("flows.csv"));
    QCOMPARE(source.format, std::string("csv"));
    QCOMPARE(source.encoding, std::string("UTF-8"));
    QCOMPARE(source.options, std::string("{}"));
    QCOMPARE(source.sha256, std::string(64, 'a'));
    QCOMPARE(source.bytes, 1234U);
    QCOMPARE(source.modified, 1'594'404'000'000'000);
    QCOMPARE(source.firstRow, 0U);
    QCOMPARE(source.events, 2U);
    QCOMPARE(source.rejected, 3U);
    QCOMPARE(source.blank, 4U);
    QCOMPARE(source.seconds, 0.5);
    QCOMPARE(source.warnings.size(), 2U);
    QCOMPARE(source.warnings[0].code, std::string("DIGITS"));
    QCOMPARE(source.warnings[0].count, 17U);
    QCOMPARE(source.warnings[0].firstLine, 12U);
    QCOMPARE(source.warnings[1].message, std::string("No zone."));
}

void CaseFileTest::findsColumnsByNameAndRole()
{
    LogInfo log;
    log.columns = {{"User", ColumnType::Text, Role::User},
                   {"user", ColumnType::Text, Role::None},
                   {"Address", ColumnType::Text, Role::User}};
    QCOMPARE(log.columnNamed("user"), std::optional<std::size_t>(1));
    QCOMPARE(log.columnNamed("USER"), std::optional<std::size_t>(0));
    QCOMPARE(log.columnNamed("nothing"), std::optional<std::size_t>());
    QCOMPARE(log.columnWithRole(Role::User), std::optional<std::size_t>(0));
    QCOMPARE(log.columnWithRole(Role::Time), std::optional<std::size_t>());
    QCOMPARE(log.columnsWithRole(Role::User), (std::vector<std::size_t>{0, 2}));
}

void CaseFileTest::findsLogsByName()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    QVERIFY(errorOf([&] { file.logNamed(""); }).find("no log") != std::string::npos);
    writeSource(file, sourceOf("flows", kColumns), kRows);
    QCOMPARE(file.logNamed("").name, std::string("flows"));
    writeSource(file, sourceOf("Processes", kColumns), kRows);
    QCOMPARE(file.logNamed("processes").name, std::string("Processes"));
    QCOMPARE(file.log(file.logNamed("flows").id).events, 2U);
    const std::string several = errorOf([&] { file.logNamed(""); });
    QVERIFY2(several.find("\"flows\", \"Processes\"") != std::string::npos, several.c_str());
    QVERIFY(errorOf([&] { file.logNamed("dns"); }).find("\"flows\"") != std::string::npos);
    QVERIFY(!errorOf([&] { file.log({99}); }).empty());
}

void CaseFileTest::keepsRejectedRowsWithTheirRawBytes()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    const std::string raw("\xff\0\xfe,x", 5);
    EventWriter writer(file);
    writer.begin(sourceOf("flows", kColumns));
    writer.reject({.line = 7, .byte = 99, .reason = "ENCODING", .text = raw});
    writer.reject({.line = 8, .byte = 120, .reason = "FIELD_COUNT: 2 of 3", .text = ""});
    SourceResult result = resultOf(0);
    result.rejected = 2;
    writer.finish(result);
    QCOMPARE(file.rejectedCount(), 2U);
    const std::vector<RejectedInfo> rows = file.rejected(0, 10);
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].file, std::string("flows.csv"));
    QCOMPARE(rows[0].line, 7U);
    QCOMPARE(rows[0].byte, 99U);
    QCOMPARE(rows[0].reason, std::string("ENCODING"));
    QCOMPARE(rows[0].text, raw);
    QCOMPARE(rows[1].text, std::string());
    QCOMPARE(file.rejected(1, 10).at(0).line, 8U);
    QCOMPARE(file.rejected(2, 10).size(), 0U);
}

void CaseFileTest::keepsARoleThatWasSet()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("flows", kColumns), kRows);
        file.setRole(file.logNamed("").id, 1, Role::Session);
    }
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    QCOMPARE(file.logNamed("").columns[1].role, Role::Session);
    writeSource(file, sourceOf("flows", kColumns), kRows); // whose reader guesses the host again
    QCOMPARE(file.logNamed("").columns[1].role, Role::Session);
    QCOMPARE(file.logNamed("").events, 4U);
}

void CaseFileTest::removesALogAndEverythingOfIt()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    const std::int64_t objects = file.database().integer("SELECT count(*) FROM sqlite_schema");
    writeSource(file, sourceOf("flows", kColumns), kRows);
    EventWriter writer(file);
    writer.begin(sourceOf("dns", kColumns));
    writer.reject({.line = 2, .byte = 20, .reason = "FIELD_COUNT", .text = "x"});
    SourceResult result = resultOf(0);
    result.warnings = {{"W", "w", 1, 1}};
    writer.finish(result);
    file.removeLog(file.logNamed("dns").id);
    QCOMPARE(file.logs().size(), 1U);
    QCOMPARE(file.rejectedCount(), 0U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM warning"), 0);
    QCOMPARE(readCells(folder.path(), file.logNamed("flows").id).size(), 2U);
    file.removeLog(file.logNamed("flows").id);
    QCOMPARE(file.database().integer("SELECT count(*) FROM sqlite_schema"), objects);
    file.removeLog({12345}); // which never was
}

void CaseFileTest::givesNoNumberOfARemovedLogAgain()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("flows", kColumns), kRows);
    const LogId former = file.logNamed("").id;
    file.removeLog(former);
    writeSource(file, sourceOf("flows", kColumns), kRows);
    QVERIFY(file.logNamed("").id != former);
}

void CaseFileTest::doesNotTakeOverAFileThatIsThere()
{
    const CaseInFolder folder;
    writeBytes(folder.path(), "precious");
    QVERIFY(errorOf([&] { CaseFile::create(folder.path()); }).find("already") != std::string::npos);
    QCOMPARE(bytesOf(folder.path()), std::string("precious"));
    QVERIFY(!errorOf([&] { CaseFile::openOrCreate(folder.path()); }).empty());
    QCOMPARE(bytesOf(folder.path()), std::string("precious"));
}

void CaseFileTest::leavesNoFileWhenItCannotBeMade()
{
    const CaseInFolder folder;
    const std::filesystem::path path = folder.folder() / "missing" / "new.anomalyst";
    QVERIFY(errorOf([&] { CaseFile::create(path); }).find("cannot be made") != std::string::npos);
    QVERIFY(!std::filesystem::exists(path));
    QVERIFY(errorOf([&] { CaseFile::open(path, CaseFile::Mode::ReadWrite); }).find("no such case") !=
            std::string::npos);
    QVERIFY(!std::filesystem::exists(path));
}

void CaseFileTest::refusesAForeignFileAndLeavesItsBytes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QStringLiteral("empty") << QStringLiteral("empty (0 bytes)");
    QTest::newRow("text") << QStringLiteral("text") << QStringLiteral("not an Anomalyst case");
    QTest::newRow("short") << QStringLiteral("short") << QStringLiteral("not an Anomalyst case");
    QTest::newRow("other program") << QStringLiteral("other") << QStringLiteral("another program");
    QTest::newRow("newer version") << QStringLiteral("newer") << QStringLiteral("newer version");
    QTest::newRow("cut") << QStringLiteral("cut") << QStringLiteral("cut short");
    QTest::newRow("schema zeroed") << QStringLiteral("zeroed") << QStringLiteral("damaged");
    QTest::newRow("no tables") << QStringLiteral("bare") << QStringLiteral("missing");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("folder");
}

void CaseFileTest::refusesAForeignFileAndLeavesItsBytes()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, reason);
    const CaseInFolder folder;
    const std::filesystem::path path = folder.path();
    if (kind == QStringLiteral("empty")) {
        writeBytes(path, "");
    } else if (kind == QStringLiteral("text")) {
        writeBytes(path, std::string(5000, 'x'));
    } else if (kind == QStringLiteral("short")) {
        writeBytes(path, std::string("SQLite format 3\0", 16));
    } else if (kind == QStringLiteral("other")) {
        runSql(path, "CREATE TABLE log(id)");
    } else if (kind == QStringLiteral("bare")) {
        runSql(path, "PRAGMA application_id = 1095651149; PRAGMA user_version = 1");
    } else if (kind == QStringLiteral("folder")) {
        std::filesystem::create_directory(path);
    } else {
        makeCase(path);
    }
    if (kind == QStringLiteral("newer"))
        runSql(path, "PRAGMA user_version = 9999");
    if (kind == QStringLiteral("cut"))
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 16384);
    if (kind == QStringLiteral("zeroed")) {
        const std::string whole = bytesOf(path);
        writeBytes(path, whole.substr(0, 100) + std::string(16384 - 100, '\0') + whole.substr(16384));
    }
    const std::string before = kind == QStringLiteral("folder") ? std::string() : bytesOf(path);
    for (const CaseFile::Mode mode : {CaseFile::Mode::ReadOnly, CaseFile::Mode::ReadWrite}) {
        const std::string said = errorOf([&] { CaseFile::open(path, mode); });
        QVERIFY2(said.find(reason.toStdString()) != std::string::npos, said.c_str());
        QVERIFY2(said.find("test.anomalyst") != std::string::npos, said.c_str());
    }
    QVERIFY(!errorOf([&] { CaseFile::openOrCreate(path); }).empty());
    if (kind != QStringLiteral("folder"))
        QVERIFY(bytesOf(path) == before);
}

void CaseFileTest::refusesACaseWithATrigger()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    runSql(folder.path(), "CREATE TRIGGER evil AFTER INSERT ON rejected BEGIN DELETE FROM log; END");
    const std::string said = errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly); });
    QVERIFY2(said.find("\"evil\"") != std::string::npos, said.c_str());
}

void CaseFileTest::refusesACaseWithATableThatIsNotOurs()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    runSql(folder.path(), "CREATE TABLE extra(x)");
    QVERIFY(errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly); }).find("\"extra\"") !=
            std::string::npos);
}

void CaseFileTest::refusesACaseWhoseTableWasChanged()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    runSql(folder.path(), "ALTER TABLE event_1 ADD COLUMN bomb AS (c0 + 1)");
    QVERIFY(errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly); }).find("\"event_1\"") !=
            std::string::npos);
}

void CaseFileTest::opensAReadOnlyFileForReading()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly);
    QCOMPARE(file.logNamed("").events, 2U);
    const std::string said = errorOf([&] { file.setRole(file.logNamed("").id, 0, Role::None); });
    QVERIFY2(said.find("cannot be written") != std::string::npos, said.c_str());
    EventWriter writer(file);
    QVERIFY(!errorOf([&] { writer.begin(sourceOf("flows", kColumns)); }).empty());
}

void CaseFileTest::isWrittenByOneAtATime()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    {
        CaseFile first = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
        QVERIFY(CaseFile::isBeingWritten(folder.path()));
        const std::string said = errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite); });
        QVERIFY2(said.find("another import") != std::string::npos, said.c_str());
        QVERIFY2(said.find("test.anomalyst") != std::string::npos, said.c_str());
        QCOMPARE(CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly).logNamed("").events, 2U);
        EventWriter writer(first);
        writer.begin(sourceOf("flows", kColumns));
        QVERIFY(errorOf([&] { first.removeLog({1}); }).find("another import") != std::string::npos);
        EventWriter late(first);
        QVERIFY(errorOf([&] { late.begin(sourceOf("flows", kColumns)); }).find("another import") != std::string::npos);
    }
    QVERIFY(!CaseFile::isBeingWritten(folder.path()));
    CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
}

// A log that begins between two questions of a reader must not look like a table of somebody else's.
void CaseFileTest::isReadWhileLogsAreAdded()
{
    constexpr std::size_t kLogs = 60;
    const CaseInFolder folder;
    makeCase(folder.path());
    std::jthread writer([&] {
        CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
        for (std::size_t i = 0; i < kLogs; ++i)
            writeSource(file, sourceOf("log" + std::to_string(i), kColumns), kRows);
    });
    std::size_t logs = 0;
    while (logs < kLogs + 1) {
        CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly);
        const std::vector<LogInfo> found = file.logs();
        QVERIFY(found.size() >= logs);
        logs = found.size();
        for (const LogInfo &log : found) {
            QCOMPARE(log.events, kRows.size());
            QCOMPARE(log.files.size(), std::size_t{1});
        }
    }
}

void CaseFileTest::takesTheLockOfADeadProcess()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    const pid_t child = fork();
    if (child == 0) {
        const CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    const std::filesystem::path lock = CaseLock::lockPath(folder.path());
    QVERIFY(bytesOf(lock).starts_with(std::to_string(child) + " "));
    QVERIFY(!CaseFile::isBeingWritten(folder.path()));
    CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    QVERIFY(!std::filesystem::exists(lock));
}

void CaseFileTest::namesTheProgramThatWrites()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    std::array<int, 2> toChild = {};
    std::array<int, 2> fromChild = {};
    QVERIFY(pipe(toChild.data()) == 0 && pipe(fromChild.data()) == 0);
    const pid_t child = fork();
    char byte = 'x';
    if (child == 0) {
        close(toChild[1]);
        const CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
        _exit(write(fromChild[1], &byte, 1) == 1 && read(toChild[0], &byte, 1) == 0 ? 0 : 1);
    }
    QCOMPARE(read(fromChild[0], &byte, 1), 1);
    const std::string said = errorOf([&] { CaseFile::openOrCreate(folder.path()); });
    for (const int end : {toChild[0], toChild[1], fromChild[0], fromChild[1]})
        close(end);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY2(said.find("another program (pid " + std::to_string(child) + ")") != std::string::npos, said.c_str());
    QVERIFY2(said.find("read-only") != std::string::npos, said.c_str());
}

void CaseFileTest::keepsItsLocksWhenItIsReadInTheSameProgram()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    EventWriter writer(file);
    writer.begin(sourceOf("flows", kColumns));
    QCOMPARE(CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly).logNamed("").events, 2U);
    const pid_t child = fork();
    if (child == 0) { // another program, which would take the journal for one that was left behind
        const int opened = ::open(folder.path().c_str(), O_RDWR);
        struct flock reserved = {};
        reserved.l_type = F_WRLCK;
        reserved.l_whence = SEEK_SET;
        reserved.l_start = 0x40000001; // see "File Locking" in SQLite's os.h
        reserved.l_len = 1;
        _exit(fcntl(opened, F_GETLK, &reserved) == 0 && reserved.l_type != F_UNLCK ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void CaseFileTest::isOneFileInTheEnd()
{
    const CaseInFolder folder;
    makeCase(folder.path());
    const auto files = std::distance(std::filesystem::directory_iterator(folder.folder()), {});
    QCOMPARE(files, 1);
}

QTEST_GUILESS_MAIN(CaseFileTest)
#include "tst_case_file.moc"
