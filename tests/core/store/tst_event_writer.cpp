// Rows into a case and back: values of every kind, several sources in a log, and sources that never came to their end.

#include "tests/core/store/case_in_folder.h"

#include <QtTest>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <limits>
#include <thread>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;
using Cells = std::vector<std::vector<std::string>>;

const std::vector<ColumnSpec> kTextOnly = {{"text", ColumnType::Text, Role::None}};
const std::vector<ColumnSpec> kTyped = {{"time", ColumnType::Time, Role::Time},
                                        {"text", ColumnType::Text, Role::Host},
                                        {"whole", ColumnType::Integer, Role::Bytes},
                                        {"real", ColumnType::Real, Role::None}};

std::vector<ColumnSpec> oneColumn(ColumnType type)
{
    return {{"value", type, Role::None}};
}

// Everything that an unfinished source must leave as it was.
struct Contents {
    std::int64_t objects = 0;
    std::string logs;
    std::string bytes;

    friend bool operator==(const Contents &, const Contents &) = default;
};

Contents contentsOf(const std::filesystem::path &path)
{
    Contents contents;
    CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    contents.objects = file.database().integer("SELECT count(*) FROM sqlite_schema");
    for (const LogInfo &log : file.logs()) {
        contents.logs += log.name + " " + std::to_string(log.events) + " " + std::to_string(log.files.size()) + "\n";
        for (const auto &row : readCells(path, log.id))
            for (const std::string &cell : row)
                contents.logs += cell + "|";
    }
    contents.bytes = bytesOf(path);
    return contents;
}

std::uint64_t committedEvents(const std::filesystem::path &path)
{
    const auto unfinished = CaseFile::open(path, CaseFile::Mode::ReadOnly).unfinishedImport();
    return unfinished ? unfinished->events : 0;
}

// Rows that half repeat, and now and then a reject; row `differs` is another one.
void writeMany(EventWriter &writer, std::size_t rows, std::size_t differs = std::size_t(-1))
{
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string text = row == differs ? "another" : "text " + std::to_string(row % 2 == 0 ? row : row % 16);
        const Cell cell = Cell::ofText(text);
        const std::uint64_t line = row + 2;
        writer.append({.columnCount = 1, .cells = {&cell, 1}, .lines = {&line, 1}, .bytes = text.size() + 1});
        if (row % 10'000 == 5000)
            writer.reject({.line = line, .byte = row, .bytes = 3, .reason = "R", .text = "t\xff"});
    }
}

// By a process that dies before it is whole; it returns from nothing, for the test is its parent's.
void killWhileWriting(const std::filesystem::path &path, const SourceInfo &source, std::size_t rows)
{
    const pid_t child = fork();
    if (child == 0) {
        try {
            CaseFile file = CaseFile::open(path, CaseFile::Mode::ReadWrite);
            EventWriter writer(file);
            writer.begin(source);
            writeMany(writer, rows);
            while (committedEvents(path) == 0) // the writing thread may be behind
                std::this_thread::yield();
            ::kill(::getpid(), SIGKILL);
        } catch (const std::exception &error) {
            std::fprintf(stderr, "the process to be killed failed: %s\n", error.what());
        }
        ::_exit(1);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

bool isIntact(CaseFile &file)
{
    Statement check = file.database().prepare("PRAGMA integrity_check");
    return check.step() && check.text(0) == "ok";
}

} // namespace

class EventWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackEveryKindOfValue();
    void keepsTextAmongNumbers();
    void keepsWhatDoesNotFitItsColumn();
    void keepsAwkwardTexts();
    void keepsFifteenHundredColumns();
    void refusesTooManyColumnsAndNone();
    void storesNamesThatLookLikeSql();
    void addsASecondSourceToTheSameLog();
    void takesBackTheLastFileOfALog();
    void givesAnotherShapeAnotherLog();
    void joinsWholeNumbersAndReals();
    void joinsWholeNumbersIntoTextAsDigits();
    void keepsApartWhatWouldChangeItsMeaning();
    void leavesNothingOfAnUnfinishedSource();
    void takesBackAnUnfinishedSourceWhenTheNextBegins();
    void leavesNothingWhenTheProcessIsKilled();
    void hidesALogWhoseOnlySourceWasKilled();
    void goesOnWithASourceThatWasKilled_data();
    void goesOnWithASourceThatWasKilled();
    void refusesRowsOfAnotherWidth();
    void storesRepeatedTextOnceAndDistinctTextInline();
    void goesOnWithTheDictionaryOfAnotherWriter();
};

void EventWriterTest::givesBackEveryKindOfValue()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("log", kTyped),
                    {{Cell::ofTime(1'594'404'000'000'001), Cell::ofText("a"), Cell::ofInteger(-5), Cell::ofReal(0.1)},
                     {Cell::ofTime(-1), Cell::ofText("b"), Cell::ofInteger(std::numeric_limits<std::int64_t>::max()),
                      Cell::ofReal(1e300)},
                     {Cell{}, Cell{}, Cell{}, Cell{}},
                     {Cell::ofTime(0), Cell::ofText(""), Cell::ofInteger(0), Cell::ofReal(-0.5)}});
    }
    EventReader reader(folder.path(), {1});
    const std::vector<EventText> events = reader.range(0, 100);
    QCOMPARE(events.size(), 4U);
    QCOMPARE(events[1].row, 1U);
    QCOMPARE(events[1].line, 3U);
    QCOMPARE(events[0].cells, (std::vector<std::string>{"2020-07-10T18:00:00.000001Z", "a", "-5", "0.1"}));
    QCOMPARE(events[1].cells,
             (std::vector<std::string>{"1969-12-31T23:59:59.999999Z", "b", "9223372036854775807", "1e+300"}));
    QCOMPARE(events[2].cells, (std::vector<std::string>{"", "", "", ""}));
    QCOMPARE(events[3].cells, (std::vector<std::string>{"1970-01-01T00:00:00.000000Z", "", "0", "-0.5"}));
}

void EventWriterTest::keepsTextAmongNumbers()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", kTyped),
                {{Cell::ofText("never"), Cell::ofText("5"), Cell::ofText("n/a"), Cell::ofText("nan")}});
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"never", "5", "n/a", "nan"}}));
}

void EventWriterTest::keepsWhatDoesNotFitItsColumn()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", kTyped),
                {{Cell::ofInteger(7), Cell::ofInteger(8), Cell::ofReal(0.25), Cell::ofInteger(9)},
                 {Cell::ofReal(1.5), Cell::ofReal(2.5), Cell::ofTime(0), Cell::ofTime(0)},
                 {Cell::ofTime(kMissingTime), Cell::ofTime(0), Cell{},
                  Cell::ofReal(std::numeric_limits<double>::quiet_NaN())}});
    QCOMPARE(readCells(folder.path(), {1}),
             (Cells{{"7", "8", "0.25", "9"},
                    {"1.5", "2.5", "1970-01-01T00:00:00.000000Z", "1970-01-01T00:00:00.000000Z"},
                    {"", "1970-01-01T00:00:00.000000Z", "", "nan"}}));
}

void EventWriterTest::keepsAwkwardTexts()
{
    const CaseInFolder folder;
    const std::string withNul("a\0b", 3);
    const std::string onlyNul(1, '\0');
    const std::string long1MiB = std::string(1 << 20, 'x') + "\xf0\x9f\x92\xa3"; // and a bomb
    const std::string quotes = "'; DROP TABLE log; --\n\"%s%n";
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", kTextOnly),
                {{Cell::ofText(withNul)},
                 {Cell::ofText(onlyNul)},
                 {Cell::ofText(long1MiB)},
                 {Cell::ofText(quotes)},
                 {Cell::ofText(withNul)},
                 {Cell::ofText("a")},
                 {Cell::ofText("\xf0\x9f\x98\x80")}});
    QCOMPARE(readCells(folder.path(), {1}),
             (Cells{{withNul}, {onlyNul}, {long1MiB}, {quotes}, {withNul}, {"a"}, {"\xf0\x9f\x98\x80"}}));
}

void EventWriterTest::keepsFifteenHundredColumns()
{
    const CaseInFolder folder;
    std::vector<ColumnSpec> columns;
    Row row;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 1500; ++i)
        names.push_back("column " + std::to_string(i));
    for (const std::string &name : names) {
        columns.push_back({name, ColumnType::Text, Role::None});
        row.push_back(Cell::ofText(name));
    }
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("wide", columns), {row, row});
    }
    QCOMPARE(readCells(folder.path(), {1}), (Cells{names, names}));
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly);
    QVERIFY(file.logNamed("wide").columns == columns);
}

void EventWriterTest::refusesTooManyColumnsAndNone()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    const Contents before = contentsOf(folder.path());
    EventWriter writer(file);
    const std::string many =
        errorOf([&] { writer.begin(sourceOf("wide", std::vector<ColumnSpec>(2001, kTextOnly[0]))); });
    QVERIFY2(many.find("2001 columns") != std::string::npos, many.c_str());
    QVERIFY(errorOf([&] { writer.begin(sourceOf("none", {})); }).find("no column") != std::string::npos);
    QVERIFY(contentsOf(folder.path()) == before);
}

void EventWriterTest::storesNamesThatLookLikeSql()
{
    const CaseInFolder folder;
    const std::vector<ColumnSpec> columns = {{"a\"); DROP TABLE log; --", ColumnType::Text, Role::None},
                                             {"rowid", ColumnType::Integer, Role::None},
                                             {"ROWID", ColumnType::Text, Role::None},
                                             {"c0", ColumnType::Text, Role::None},
                                             {"", ColumnType::Text, Role::None},
                                             {std::string("n\0l", 3), ColumnType::Text, Role::None}};
    const std::vector<std::string> logNames = {"x\"; DROP TABLE log; --", "log",          "event_2",
                                               "sqlite_schema",           "dictionary_9", "LOG",
                                               std::string("a\0b", 3),    "it's"};
    {
        CaseFile file = CaseFile::create(folder.path());
        for (const std::string &name : logNames)
            QCOMPARE(writeSource(file, sourceOf(name, columns),
                                 {{Cell::ofText(name), Cell::ofInteger(1), Cell{}, Cell{}, Cell{}, Cell{}}}),
                     name);
    }
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    for (const std::string &name : logNames) {
        const LogInfo log = file.logNamed(name);
        QCOMPARE(log.name, name);
        QVERIFY(log.columns == columns);
        QCOMPARE(readCells(folder.path(), log.id)[0][0], name);
        file.removeLog(log.id);
    }
    QCOMPARE(file.logs().size(), 0U);
}

void EventWriterTest::addsASecondSourceToTheSameLog()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    EventWriter writer(file);
    for (const char *text : {"first", "second"}) {
        QCOMPARE(writer.begin(sourceOf("log", kTextOnly)), std::string("log"));
        appendRows(writer, {{Cell::ofText(text)}, {Cell::ofText("same")}}, 1);
        writer.finish(resultOf(2));
    }
    QCOMPARE(writer.log(), file.logNamed("").id);
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"first"}, {"same"}, {"second"}, {"same"}}));
    const LogInfo log = file.logNamed("log");
    QCOMPARE(log.events, 4U);
    QCOMPARE(log.files.size(), 2U);
    QCOMPARE(log.files[1].firstRow, 2U);
    QCOMPARE(log.files[1].events, 2U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM dictionary_1"), 3);
}

void EventWriterTest::takesBackTheLastFileOfALog()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("a")}, {Cell::ofText("b")}});
    const Cells before = readCells(folder.path(), {1});
    writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("c")}});
    const LogInfo both = file.log({1});
    QCOMPARE(both.files.size(), 2U);
    QVERIFY_THROWS_EXCEPTION(Error, file.removeLastFile(both.files[0].id));
    file.removeLastFile(both.files[1].id);
    QCOMPARE(file.log({1}).events, 2U);
    QCOMPARE(readCells(folder.path(), {1}), before);
    file.removeLastFile(both.files[0].id);
    QVERIFY(file.logs().empty());
}

void EventWriterTest::givesAnotherShapeAnotherLog()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    const Row row = {Cell::ofTime(0), Cell::ofText("a"), Cell::ofInteger(1), Cell::ofReal(1)};
    QCOMPARE(writeSource(file, sourceOf("log", kTyped), {row}), std::string("log"));
    QCOMPARE(writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("a")}}), std::string("log 2"));
    QCOMPARE(writeSource(file, sourceOf("log", {{"other", ColumnType::Text, Role::None}}), {{Cell::ofText("a")}}),
             std::string("log 3"));
    QCOMPARE(writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("b")}}), std::string("log 2"));
    QCOMPARE(writeSource(file, sourceOf("log", kTyped), {row}), std::string("log"));
    QCOMPARE(file.logs().size(), 3U);
    QCOMPARE(file.logNamed("log 2").events, 2U);
}

void EventWriterTest::joinsWholeNumbersAndReals()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", oneColumn(ColumnType::Integer)), {{Cell::ofInteger(3)}});
    QCOMPARE(writeSource(file, sourceOf("log", oneColumn(ColumnType::Real)), {{Cell::ofReal(0.5)}}),
             std::string("log"));
    QCOMPARE(writeSource(file, sourceOf("log", oneColumn(ColumnType::Integer)), {{Cell::ofInteger(4)}}),
             std::string("log"));
    QCOMPARE(file.logNamed("").columns[0].type, ColumnType::Real);
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"3"}, {"0.5"}, {"4"}}));
}

void EventWriterTest::joinsWholeNumbersIntoTextAsDigits()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", oneColumn(ColumnType::Text)), {{Cell::ofText("x")}, {Cell::ofText("7")}});
    QCOMPARE(writeSource(file, sourceOf("log", oneColumn(ColumnType::Integer)), {{Cell::ofInteger(7)}}),
             std::string("log"));
    QCOMPARE(file.logNamed("").columns[0].type, ColumnType::Text);
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"x"}, {"7"}, {"7"}}));
}

void EventWriterTest::keepsApartWhatWouldChangeItsMeaning()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", oneColumn(ColumnType::Integer)), {{Cell::ofInteger(7)}});
    QCOMPARE(writeSource(file, sourceOf("log", oneColumn(ColumnType::Text)), {{Cell::ofText("x")}}),
             std::string("log 2"));
    QCOMPARE(writeSource(file, sourceOf("log", oneColumn(ColumnType::Time)), {{Cell::ofTime(0)}}),
             std::string("log 3"));
}

void EventWriterTest::leavesNothingOfAnUnfinishedSource()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("kept")}});
    const Contents before = contentsOf(folder.path());
    for (const char *name : {"log", "new"}) {
        EventWriter writer(file);
        writer.begin(sourceOf(name, kTextOnly));
        for (int batch = 0; batch < 10; ++batch)
            appendRows(writer, std::vector<Row>(10'000, {Cell::ofText("lost lost lost lost")}), 1);
        writer.reject({.line = 1, .byte = 1, .reason = "R", .text = "t"});
    }
    const Contents after = contentsOf(folder.path());
    QCOMPARE(after.logs, before.logs);
    QCOMPARE(after.objects, before.objects);
    QCOMPARE(after.bytes.size(), before.bytes.size());
    QCOMPARE(file.rejectedCount(), 0U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM dictionary_1"), 1);
    QVERIFY(!file.unfinishedImport());
    writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("next")}});
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"kept"}, {"next"}}));
}

void EventWriterTest::takesBackAnUnfinishedSourceWhenTheNextBegins()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    EventWriter writer(file);
    writer.begin(sourceOf("log", kTextOnly));
    appendRows(writer, {{Cell::ofText("lost")}}, 1);
    writer.begin(sourceOf("log", kTextOnly));
    appendRows(writer, {{Cell::ofText("kept")}}, 1);
    writer.finish(resultOf(1));
    QCOMPARE(readCells(folder.path(), writer.log()), (Cells{{"kept"}}));
    QCOMPARE(file.database().integer("SELECT count(*) FROM file"), 1);
    QVERIFY(!errorOf([&] { writer.finish(resultOf(1)); }).empty());
}

void EventWriterTest::leavesNothingWhenTheProcessIsKilled()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("kept")}});
    }
    const Contents before = contentsOf(folder.path());
    killWhileWriting(folder.path(), sourceOf("log", kTextOnly), 100'000);
    QVERIFY(std::filesystem::file_size(folder.path()) > before.bytes.size());
    const Contents after = contentsOf(folder.path()); // opened for reading only
    QCOMPARE(after.logs, before.logs);
    QCOMPARE(after.objects, before.objects);
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    QVERIFY(isIntact(file));
    QCOMPARE(file.rejectedCount(), 0U);
    const auto unfinished = file.unfinishedImport();
    QVERIFY(unfinished);
    QCOMPARE(unfinished->path, std::string("log.csv"));
    QVERIFY(unfinished->events > 0 && unfinished->events < 100'000);
    QCOMPARE(unfinished->lastLine, unfinished->events + 1);
    file.removeUnfinishedImport();
    QVERIFY(!file.unfinishedImport());
    QCOMPARE(contentsOf(folder.path()).logs, before.logs);
    QCOMPARE(file.database().integer("SELECT count(*) FROM event_1"), 1);
    QCOMPARE(file.database().integer("SELECT count(*) FROM dictionary_1"), 1);
    QCOMPARE(std::filesystem::file_size(folder.path()), before.bytes.size());
    QVERIFY(isIntact(file));
}

void EventWriterTest::hidesALogWhoseOnlySourceWasKilled()
{
    const CaseInFolder folder;
    {
        CaseFile::create(folder.path());
    }
    killWhileWriting(folder.path(), sourceOf("log", kTextOnly), 100'000);
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    QCOMPARE(file.logs().size(), 0U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), 0);
    QVERIFY(!errorOf([&] { file.log({1}); }).empty());
    QVERIFY(file.unfinishedImport());
    writeSource(file, sourceOf("other", kTextOnly), {{Cell::ofText("next")}}); // which takes the rest away
    QVERIFY(!file.unfinishedImport());
    QCOMPARE(file.logs().size(), 1U);
    QCOMPARE(file.database().integer("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'event%'"), 1);
}

void EventWriterTest::goesOnWithASourceThatWasKilled_data()
{
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the same rows") << true;
    QTest::newRow("other rows under the same name") << false;
}

void EventWriterTest::goesOnWithASourceThatWasKilled()
{
    QFETCH(const bool, isSame);
    const CaseInFolder whole;
    const CaseInFolder resumed;
    const std::size_t differs = isSame ? std::size_t(-1) : 70'000; // among those that are kept
    for (const CaseInFolder *folder : {&whole, &resumed}) {
        CaseFile file = CaseFile::create(folder->path());
        writeSource(file, sourceOf("log", kTextOnly), {{Cell::ofText("before")}});
    }
    killWhileWriting(resumed.path(), sourceOf("log", kTextOnly), 200'000);
    std::uint64_t kept = 0;
    for (const CaseInFolder *folder : {&whole, &resumed}) {
        CaseFile file = CaseFile::open(folder->path(), CaseFile::Mode::ReadWrite);
        kept = file.unfinishedImport() ? file.unfinishedImport()->events : 0;
        EventWriter writer(file);
        QCOMPARE(writer.begin(sourceOf("log", kTextOnly)), std::string("log"));
        writeMany(writer, 200'000, differs);
        SourceResult result = resultOf(200'000);
        result.rejected = 20;
        writer.finish(result);
        QVERIFY(!file.unfinishedImport());
        QVERIFY(isIntact(file));
    }
    QVERIFY(kept > differs || (isSame && kept > 0));
    QVERIFY(contentsOf(whole.path()).logs == contentsOf(resumed.path()).logs);
    CaseFile expected = CaseFile::open(whole.path(), CaseFile::Mode::ReadOnly);
    CaseFile file = CaseFile::open(resumed.path(), CaseFile::Mode::ReadOnly);
    for (const char *sql :
         {"SELECT count(*) FROM dictionary_1", "SELECT sum(c0) FROM event_1", "SELECT sum(line) FROM rejected",
          "SELECT events FROM log", "SELECT first_row FROM file WHERE id = 2"})
        QCOMPARE(file.database().integer(sql), expected.database().integer(sql));
}

void EventWriterTest::refusesRowsOfAnotherWidth()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    EventWriter writer(file);
    QVERIFY(!errorOf([&] { appendRows(writer, {{Cell{}}}, 1); }).empty());
    writer.begin(sourceOf("log", kTextOnly));
    QVERIFY(errorOf([&] { appendRows(writer, {{Cell{}, Cell{}}}, 2); }).find("2 cells") != std::string::npos);
}

void EventWriterTest::storesRepeatedTextOnceAndDistinctTextInline()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    const std::vector<ColumnSpec> columns = {{"few", ColumnType::Text, Role::None},
                                             {"distinct", ColumnType::Text, Role::None}};
    std::vector<std::string> texts;
    for (int i = 0; i < 50'000; ++i)
        texts.push_back("text " + std::to_string(i));
    std::vector<Row> rows;
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows.push_back({Cell::ofText(texts[i % 5]), Cell::ofText(texts[i])});
    writeSource(file, sourceOf("log", columns), rows);
    QCOMPARE(file.database().integer("SELECT count(*) FROM event_1 WHERE typeof(c0) = 'integer'"), 50'000);
    QCOMPARE(file.database().integer("SELECT count(*) FROM event_1 WHERE typeof(c1) = 'text'"), 40'000);
    QCOMPARE(file.database().integer("SELECT count(*) FROM dictionary_1"), 10'000);
    const Cells cells = readCells(folder.path(), {1});
    for (std::size_t i = 0; i < texts.size(); ++i)
        QVERIFY(cells[i][0] == texts[i % 5] && cells[i][1] == texts[i]);
}

void EventWriterTest::goesOnWithTheDictionaryOfAnotherWriter()
{
    const CaseInFolder folder;
    CaseFile first = CaseFile::create(folder.path());
    EventWriter early(first);
    const auto write = [](EventWriter &writer, const char *text) {
        writer.begin(sourceOf("log", kTextOnly));
        appendRows(writer, {{Cell::ofText(text)}}, 1);
        writer.finish(resultOf(1));
    };
    write(early, "a");
    writeSource(first, sourceOf("log", kTextOnly), {{Cell::ofText("b")}});
    write(early, "c");
    write(early, "b");
    QCOMPARE(readCells(folder.path(), {1}), (Cells{{"a"}, {"b"}, {"c"}, {"b"}}));
    QCOMPARE(first.database().integer("SELECT count(*) FROM dictionary_1"), 3);
}

QTEST_GUILESS_MAIN(EventWriterTest)
#include "tst_event_writer.moc"
