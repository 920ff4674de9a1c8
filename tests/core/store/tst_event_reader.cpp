// Single events by number: ranges, any order, and no hold on the case between two questions.

#include "tests/core/store/case_in_folder.h"

#include <QtTest>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

const std::vector<ColumnSpec> kColumns = {{"text", ColumnType::Text, Role::None},
                                          {"number", ColumnType::Integer, Role::None}};

// A log of `count` events: "text i" and i.
void writeNumbered(CaseFile &file, int count)
{
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i)
        texts.push_back("text " + std::to_string(i));
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({Cell::ofText(texts[static_cast<std::size_t>(i)]), Cell::ofInteger(i)});
    writeSource(file, sourceOf("log", kColumns), rows);
}

std::vector<EventRow> rowsOf(const std::vector<EventText> &events)
{
    std::vector<EventRow> rows;
    for (const EventText &event : events)
        rows.push_back(event.row);
    return rows;
}

} // namespace

class EventReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesARangeAndEndsWithTheLog();
    void givesRowsInTheOrderAskedFor();
    void keepsItsTextsApartWhenThereAreMany();
    void holdsNoLockBetweenTwoQuestions();
    void keepsToTheLogItWasOpenedWith();
};

void EventReaderTest::givesARangeAndEndsWithTheLog()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeNumbered(file, 100);
    EventReader reader(folder.path(), {1});
    QCOMPARE(reader.log().name, std::string("log"));
    QCOMPARE(rowsOf(reader.range(10, 3)), (std::vector<EventRow>{10, 11, 12}));
    QCOMPARE(rowsOf(reader.range(98, 10)), (std::vector<EventRow>{98, 99}));
    QCOMPARE(reader.range(100, 10).size(), 0U);
    QCOMPARE(reader.range(50, 0).size(), 0U);
    QCOMPARE(reader.range(1, std::numeric_limits<std::size_t>::max()).size(), 99U);
    const EventText event = reader.range(42, 1).at(0);
    QCOMPARE(event.line, 44U);
    QCOMPARE(event.cells, (std::vector<std::string>{"text 42", "42"}));
}

void EventReaderTest::givesRowsInTheOrderAskedFor()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeNumbered(file, 100);
    EventReader reader(folder.path(), {1});
    const std::vector<EventRow> wanted = {7, 99, 0, 7};
    const std::vector<EventText> events = reader.rows(wanted);
    QCOMPARE(rowsOf(events), wanted);
    QCOMPARE(events[1].cells[0], std::string("text 99"));
    const std::vector<EventRow> past = {5, 100, 4'000'000'000};
    QCOMPARE(rowsOf(reader.rows(past)), (std::vector<EventRow>{5}));
}

void EventReaderTest::keepsItsTextsApartWhenThereAreMany()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeNumbered(file, 9000); // all coded, more than are kept in memory
    EventReader reader(folder.path(), {1});
    for (int pass = 0; pass < 2; ++pass) {
        for (const EventText &event : reader.range(0, 9000))
            QCOMPARE(event.cells[0], "text " + event.cells[1]);
    }
    for (EventRow row = 8999; row > 100; row -= 97)
        QCOMPARE(reader.range(row, 1).at(0).cells[0], "text " + std::to_string(row));
}

void EventReaderTest::holdsNoLockBetweenTwoQuestions()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeNumbered(file, 50);
    EventReader reader(folder.path(), {1});
    reader.range(0, 1);
    const std::vector<EventRow> one = {3};
    reader.rows(one);
    file.database().execute("PRAGMA busy_timeout = 0");
    writeNumbered(file, 50); // fails at once if the reader still held the case
    QCOMPARE(file.logNamed("").events, 100U);
    QCOMPARE(reader.range(49, 1).size(), 1U);
}

void EventReaderTest::keepsToTheLogItWasOpenedWith()
{
    const CaseInFolder folder;
    CaseFile file = CaseFile::create(folder.path());
    writeNumbered(file, 5);
    EventReader reader(folder.path(), {1});
    writeNumbered(file, 5);
    QCOMPARE(reader.range(0, 100).size(), 5U);
    EventReader moved = std::move(reader);
    QCOMPARE(moved.log().events, 5U);
    QCOMPARE(EventReader(folder.path(), {1}).range(0, 100).size(), 10U);
}

QTEST_GUILESS_MAIN(EventReaderTest)
#include "tst_event_reader.moc"
