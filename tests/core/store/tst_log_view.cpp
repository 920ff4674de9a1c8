// Each log can be read with plain SQL under its own name, in any SQLite tool.

#include "core/store/log_view.h"
#include "tests/core/store/case_in_folder.h"

#include <QtTest>

#include <sqlite3.h>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

// Rows of "cell|cell", as the sqlite3 program prints them; the first row holds the column names.
std::vector<std::string> query(const std::filesystem::path &path, const std::string &sql)
{
    std::vector<std::string> rows;
    sqlite3 *connection = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr);
    if (sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        rows.emplace_back(sqlite3_errmsg(connection));
    const int columns = sqlite3_column_count(statement);
    const auto join = [&](auto &&cell) {
        std::string row;
        for (int i = 0; i < columns; ++i) {
            const char *text = reinterpret_cast<const char *>(cell(i));
            row += std::string(i == 0 ? "" : "|") + (text != nullptr ? text : "NULL");
        }
        rows.push_back(row);
    };
    if (statement != nullptr)
        join([&](int i) { return sqlite3_column_name(statement, i); });
    while (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW)
        join([&](int i) { return sqlite3_column_text(statement, i); });
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return rows;
}

const std::vector<ColumnSpec> kColumns = {{"When", ColumnType::Time, Role::Time},
                                          {"Computer Name", ColumnType::Text, Role::Host},
                                          {"n", ColumnType::Integer, Role::None},
                                          {"x", ColumnType::Real, Role::None}};

} // namespace

class LogViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNamesTextAndTimes();
    void showsTimesAsTheWindowDoes();
    void followsATypeThatWidens();
    void findsANameWhenTheLogsOwnIsTaken();
    void worksForFifteenHundredTextColumns();
    void quotesAnyName();
};

void LogViewTest::showsNamesTextAndTimes()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(
            file, sourceOf("my \"log\"", kColumns),
            {{Cell::ofTime(1'594'404'000'000'001), Cell::ofText("alpha"), Cell::ofInteger(3), Cell::ofReal(0.5)},
             {Cell::ofText("n/a"), Cell{}, Cell::ofText("-"), Cell{}}});
    }
    QCOMPARE(query(folder.path(), "SELECT * FROM \"my \"\"log\"\"\""),
             (std::vector<std::string>{"When|Computer Name|n|x", "2020-07-10T18:00:00.000001Z|alpha|3|0.5",
                                       "n/a|NULL|-|NULL"}));
    QCOMPARE(query(folder.path(), "SELECT count(*) AS c FROM \"my \"\"log\"\"\" WHERE \"Computer Name\" = 'alpha'"),
             (std::vector<std::string>{"c", "1"}));
}

void LogViewTest::showsTimesAsTheWindowDoes()
{
    const CaseInFolder folder;
    const std::vector<TimeUs> times = {0,
                                       -1,
                                       -1'000'000,
                                       -1'000'001,
                                       999'999,
                                       1'594'404'000'123'456,
                                       253'402'300'799'999'999,
                                       -62'135'596'800'000'000};
    std::vector<Row> rows;
    std::vector<std::string> expected = {"t"};
    for (const TimeUs time : times) {
        rows.push_back({Cell::ofTime(time)});
        expected.push_back(formatTime(time));
    }
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("times", {{"t", ColumnType::Time, Role::Time}}), rows);
    }
    QCOMPARE(query(folder.path(), "SELECT * FROM times"), expected);
}

void LogViewTest::followsATypeThatWidens()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("numbers", {{"n", ColumnType::Integer, Role::None}}), {{Cell::ofInteger(1)}});
        writeSource(file, sourceOf("numbers", {{"n", ColumnType::Real, Role::None}}), {{Cell::ofReal(1.5)}});
    }
    QCOMPARE(query(folder.path(), "SELECT sum(n) AS s FROM numbers"), (std::vector<std::string>{"s", "2.5"}));
}

void LogViewTest::findsANameWhenTheLogsOwnIsTaken()
{
    const CaseInFolder folder;
    const std::vector<ColumnSpec> column = {{"v", ColumnType::Text, Role::None}};
    {
        CaseFile file = CaseFile::create(folder.path());
        for (const char *name : {"log", "File", "event_7", "sqlite_x", "Flows", "flows"})
            writeSource(file, sourceOf(name, column), {{Cell::ofText(name)}});
    }
    const auto value = [&](const char *view) {
        return query(folder.path(), std::string("SELECT v FROM \"") + view + "\"").back();
    };
    QCOMPARE(value("log log"), std::string("log"));
    QCOMPARE(value("log File"), std::string("File"));
    QCOMPARE(value("log event_7"), std::string("event_7"));
    QCOMPARE(value("log sqlite_x"), std::string("sqlite_x"));
    QCOMPARE(value("Flows"), std::string("Flows"));
    QCOMPARE(value("log flows"), std::string("flows"));
}

void LogViewTest::worksForFifteenHundredTextColumns()
{
    const CaseInFolder folder;
    std::vector<ColumnSpec> columns;
    for (int i = 0; i < 1500; ++i)
        columns.push_back({"k" + std::to_string(i), ColumnType::Text, Role::None});
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("wide", columns), {Row(1500, Cell::ofText("same"))});
    }
    QCOMPARE(query(folder.path(), "SELECT k0, k1499 FROM wide"), (std::vector<std::string>{"k0|k1499", "same|same"}));
    QCOMPARE(query(folder.path(), "SELECT * FROM wide").size(), 2U);
}

void LogViewTest::quotesAnyName()
{
    QCOMPARE(quoteIdentifier("a\"b"), std::string("\"a\"\"b\""));
    QCOMPARE(quoteIdentifier(""), std::string("\"\""));
    QCOMPARE(quoteIdentifier(std::string_view("a\0b", 3)), std::string("\"a\xef\xbf\xbd"
                                                                       "b\""));
}

QTEST_GUILESS_MAIN(LogViewTest)
#include "tst_log_view.moc"
