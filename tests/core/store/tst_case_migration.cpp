// Cases of earlier versions of the format, which become what this version reads.

#include "tests/core/store/case_in_folder.h"

#include <QtTest>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

void makeVersion1(const std::filesystem::path &path)
{
    const std::filesystem::path sql =
        std::filesystem::path(ANOMALYST_SOURCE_DIR) / "tests/data/store/case_version_1.sql";
    QVERIFY(std::filesystem::exists(sql));
    runSql(path, bytesOf(sql));
}

} // namespace

class CaseMigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsVersion1ToThisOne_data();
    void bringsVersion1ToThisOne();
    void leavesACaseThatCannotBeWrittenAsItIs();
    void refusesAVersion1ThatIsNotWhatItWas();
};

void CaseMigrationTest::bringsVersion1ToThisOne_data()
{
    QTest::addColumn<bool>("isForReading");
    QTest::newRow("opened for reading") << true;
    QTest::newRow("opened for writing") << false;
}

void CaseMigrationTest::bringsVersion1ToThisOne()
{
    QFETCH(const bool, isForReading);
    const CaseInFolder folder;
    makeVersion1(folder.path());
    {
        CaseFile file =
            CaseFile::open(folder.path(), isForReading ? CaseFile::Mode::ReadOnly : CaseFile::Mode::ReadWrite);
        const LogInfo log = file.logNamed("flows");
        QCOMPARE(log.events, 2U);
        QCOMPARE(log.files.size(), 1U);
        QCOMPARE(log.files[0].rejected, 1U);
        QCOMPARE(log.files[0].repaired, 0U);
        QVERIFY(log.files[0].ledger == ByteLedger());
        QCOMPARE(file.rejected(0, 10).at(0).text, std::string("2020-07-10T18:00:01Z,beta,20,b,x"));
        QCOMPARE(file.rejected(0, 10).at(0).bytes, 0U);
        QVERIFY(!file.unfinishedImport());
    }
    QCOMPARE(readCells(folder.path(), {1}),
             (std::vector<std::vector<std::string>>{{"2020-07-10T18:00:00.000000Z", "alpha", "10", "a"},
                                                    {"2020-07-10T18:00:02.000000Z", "alpha", "30", "c"}}));
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    const SourceInfo more = sourceOf("flows", file.logNamed("").columns);
    QCOMPARE(writeSource(file, more, {{Cell::ofTime(0), Cell::ofText("alpha"), Cell::ofInteger(1), Cell{}}}),
             std::string("flows"));
    QCOMPARE(file.logNamed("").events, 3U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND sql LIKE "
                                     "'%WHERE id <= (SELECT events FROM log WHERE id = 1)'"),
             1);
}

void CaseMigrationTest::leavesACaseThatCannotBeWrittenAsItIs()
{
    const CaseInFolder folder;
    makeVersion1(folder.path());
    const std::string before = bytesOf(folder.path());
    const CaseLock held(folder.path()); // by someone who is writing
    const std::string said = errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly); });
    QVERIFY2(said.find("earlier version") != std::string::npos, said.c_str());
    QVERIFY2(said.find("another import") != std::string::npos, said.c_str());
    QVERIFY(bytesOf(folder.path()) == before);
}

void CaseMigrationTest::refusesAVersion1ThatIsNotWhatItWas()
{
    const CaseInFolder folder;
    makeVersion1(folder.path());
    runSql(folder.path(), "ALTER TABLE rejected ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0");
    const std::string before = bytesOf(folder.path());
    const std::string said = errorOf([&] { CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite); });
    QVERIFY2(said.find("\"rejected\"") != std::string::npos, said.c_str());
    QVERIFY(bytesOf(folder.path()) == before);
}

QTEST_GUILESS_MAIN(CaseMigrationTest)
#include "tst_case_migration.moc"
