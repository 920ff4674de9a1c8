// Columns in memory equal what was written, are read once whoever asks, and are read again after a cancelled try.

#include <QtTest> // first: moc stumbles when <compare> is the first standard header it sees

#include "core/store/event_columns.h"
#include "tests/core/store/case_in_folder.h"

#include <cmath>
#include <thread>

namespace
{

using namespace anomalyst;
using namespace anomalyst::store;
using namespace anomalyst::test;

const std::vector<ColumnSpec> kTyped = {{"time", ColumnType::Time, Role::Time},
                                        {"text", ColumnType::Text, Role::Host},
                                        {"whole", ColumnType::Integer, Role::Bytes},
                                        {"real", ColumnType::Real, Role::None}};

std::vector<std::string> textsOf(const Column &column)
{
    const auto &text = std::get<TextColumn>(column);
    std::vector<std::string> texts;
    for (const std::uint32_t code : text.codes)
        texts.emplace_back(text.pool[code]);
    return texts;
}

// A case with one log that holds one text column of the given values.
void writeTexts(const std::filesystem::path &path, const std::vector<std::string> &texts)
{
    CaseFile file = CaseFile::create(path);
    std::vector<Row> rows;
    for (const std::string &text : texts)
        rows.push_back({Cell::ofText(text)});
    writeSource(file, sourceOf("log", {{"text", ColumnType::Text, Role::None}}), rows);
}

} // namespace

class EventColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsWhatWasWritten();
    void readsNumbersOutOfTextWhereTheTextIsOne();
    void numbersTextsInOrderOfFirstUse();
    void holdsOnlyTheTextsOfItsColumn();
    void equalTextsHaveEqualCodesHoweverTheyAreStored();
    void holdsManyDistinctTexts();
    void loadsSeveralColumnsInOnePass();
    void givesEveryThreadTheSameColumn();
    void canBeAskedAgainAfterACancelledLoad();
    void waitingForAnotherThreadCanBeCancelled();
    void keepsToTheEventsItWasOpenedWith();
    void saysWhenTheLogIsGone();
    void holdsNothingOfAnEmptyLog();
};

void EventColumnsTest::equalsWhatWasWritten()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("log", kTyped),
                    {{Cell::ofTime(-1), Cell::ofText("b"), Cell::ofInteger(-5), Cell::ofReal(0.1)},
                     {Cell{}, Cell{}, Cell{}, Cell{}},
                     {Cell::ofTime(1'594'404'000'000'001), Cell::ofText("a"), Cell::ofInteger(9'007'199'254'740'993),
                      Cell::ofInteger(2)},
                     {Cell::ofTime(0), Cell::ofText("b"), Cell::ofInteger(0), Cell::ofReal(-1e300)}});
    }
    const auto columns = EventColumns::open(folder.path(), {1});
    QCOMPARE(columns->size(), 4U);
    QCOMPARE(columns->log().name, std::string("log"));
    QCOMPARE(std::get<TimeColumn>(*columns->column(0)).values,
             (std::vector<TimeUs>{-1, kMissingTime, 1'594'404'000'000'001, 0}));
    QCOMPARE(textsOf(*columns->column(1)), (std::vector<std::string>{"b", "", "a", "b"}));
    QCOMPARE(std::get<IntegerColumn>(*columns->column(2)).values,
             (std::vector<std::int64_t>{-5, kMissingInteger, 9'007'199'254'740'993, 0}));
    const std::vector<double> &reals = std::get<RealColumn>(*columns->column(3)).values;
    QVERIFY(reals[0] == 0.1 && std::isnan(reals[1]) && reals[2] == 2 && reals[3] == -1e300);
}

void EventColumnsTest::readsNumbersOutOfTextWhereTheTextIsOne()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        const auto row = [](std::string_view whole, std::string_view real) {
            return Row{Cell::ofText("2020-01-01"), Cell{}, Cell::ofText(whole), Cell::ofText(real)};
        };
        writeSource(file, sourceOf("log", kTyped),
                    {row("17", "2.5"),
                     row("17x", "2.5x"),
                     row("", ""),
                     row("1e3", "1e3"),
                     row(" 1", " 1"),
                     row("99999999999999999999", "1e999"),
                     row("nan", "nan"),
                     row("inf", "inf"),
                     {Cell{}, Cell{}, Cell::ofReal(4), Cell::ofInteger(4)},
                     {Cell{}, Cell{}, Cell::ofReal(4.5), Cell::ofReal(4.5)},
                     {Cell{}, Cell{}, Cell::ofReal(1e19), Cell::ofReal(1e19)}});
    }
    const auto columns = EventColumns::open(folder.path(), {1});
    constexpr std::int64_t none = kMissingInteger;
    QCOMPARE(std::get<IntegerColumn>(*columns->column(2)).values,
             (std::vector<std::int64_t>{17, none, none, none, none, none, none, none, 4, none, none}));
    const double nan = std::nan("");
    const std::vector<double> expected = {2.5, nan, nan, 1000, nan, nan, nan, nan, 4, 4.5, 1e19};
    const std::vector<double> &reals = std::get<RealColumn>(*columns->column(3)).values;
    QCOMPARE(reals.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(reals[i] == expected[i] || (std::isnan(reals[i]) && std::isnan(expected[i])),
                 qPrintable(QString::number(i)));
    QCOMPARE(std::get<TimeColumn>(*columns->column(0)).values, std::vector<TimeUs>(11, kMissingTime));
}

void EventColumnsTest::numbersTextsInOrderOfFirstUse()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), {"z", "", "m", "z", "a", "m"});
    const auto column = EventColumns::open(folder.path(), {1})->column(0);
    const auto &text = std::get<TextColumn>(*column);
    QCOMPARE(text.codes, (std::vector<std::uint32_t>{1, 0, 2, 1, 3, 2}));
    QCOMPARE(text.pool.size(), 4U);
    QCOMPARE(text.pool[0], std::string_view(""));
    QCOMPARE(text.pool[3], std::string_view("a"));
}

void EventColumnsTest::holdsOnlyTheTextsOfItsColumn()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("log", {{"a", ColumnType::Text, Role::None}, {"b", ColumnType::Text, Role::None}}),
                    {{Cell::ofText("left"), Cell::ofText("right")}, {Cell::ofText("both"), Cell::ofText("both")}});
    }
    const auto columns = EventColumns::open(folder.path(), {1});
    QCOMPARE(std::get<TextColumn>(*columns->column(1)).pool.size(), 3U);
    QCOMPARE(textsOf(*columns->column(1)), (std::vector<std::string>{"right", "both"}));
}

void EventColumnsTest::equalTextsHaveEqualCodesHoweverTheyAreStored()
{
    // The first 10,000 distinct texts are coded, the rest of the column is inline; then they all come again.
    const CaseInFolder folder;
    std::vector<std::string> texts;
    for (int i = 0; i < 30'000; ++i)
        texts.push_back("text " + std::to_string(i % 15'000));
    writeTexts(folder.path(), texts);
    const auto column = EventColumns::open(folder.path(), {1})->column(0);
    const auto &text = std::get<TextColumn>(*column);
    QCOMPARE(textsOf(*column), texts);
    QCOMPARE(text.pool.size(), 15'001U);
    for (std::size_t i = 0; i < 15'000; ++i)
        QVERIFY(text.codes[i] == text.codes[i + 15'000]);
}

void EventColumnsTest::holdsManyDistinctTexts()
{
    const CaseInFolder folder;
    std::vector<std::string> texts;
    for (int i = 0; i < 100'000; ++i)
        texts.push_back(std::to_string(i * 7919) + std::string(static_cast<std::size_t>(i % 300), 'x'));
    writeTexts(folder.path(), texts);
    const auto column = EventColumns::open(folder.path(), {1})->column(0);
    QVERIFY(textsOf(*column) == texts);
    QCOMPARE(std::get<TextColumn>(*column).pool.size(), 100'001U);
}

void EventColumnsTest::loadsSeveralColumnsInOnePass()
{
    const CaseInFolder folder;
    {
        CaseFile file = CaseFile::create(folder.path());
        writeSource(file, sourceOf("log", kTyped),
                    {{Cell::ofTime(1), Cell::ofText("b"), Cell::ofInteger(2), Cell::ofReal(3)}});
    }
    const auto columns = EventColumns::open(folder.path(), {1});
    const auto text = columns->column(1);
    std::vector<std::string> phases;
    WorkContext context;
    context.progress = [&](double, std::string_view phase) { phases.emplace_back(phase); };
    const std::vector<std::size_t> wanted = {3, 1, 2, 3};
    columns->load(wanted, context);
    QCOMPARE(phases, (std::vector<std::string>{"Reading 2 columns"}));
    QCOMPARE(columns->column(1), text);
    QCOMPARE(std::get<IntegerColumn>(*columns->column(2, context)).values, (std::vector<std::int64_t>{2}));
    QCOMPARE(std::get<RealColumn>(*columns->column(3, context)).values, (std::vector<double>{3}));
    QCOMPARE(phases.size(), 1U);
}

void EventColumnsTest::givesEveryThreadTheSameColumn()
{
    const CaseInFolder folder;
    std::vector<std::string> texts;
    for (int i = 0; i < 20'000; ++i)
        texts.push_back("t" + std::to_string(i % 100));
    writeTexts(folder.path(), texts);
    const auto columns = EventColumns::open(folder.path(), {1});
    std::vector<std::shared_ptr<const Column>> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto &column : seen)
            threads.emplace_back([&column, &columns] { column = columns->column(0); });
    }
    for (const auto &column : seen)
        QCOMPARE(column.get(), seen[0].get());
    QCOMPARE(textsOf(*seen[0]), texts);
}

void EventColumnsTest::canBeAskedAgainAfterACancelledLoad()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), std::vector<std::string>(20'000, "x"));
    const auto columns = EventColumns::open(folder.path(), {1});
    std::stop_source stop;
    WorkContext context;
    context.stop = stop.get_token();
    int reports = 0;
    context.progress = [&](double, std::string_view) {
        if (++reports == 2)
            stop.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, columns->column(0, context));
    QCOMPARE(reports, 2);
    QCOMPARE(textsOf(*columns->column(0)).size(), 20'000U);
}

void EventColumnsTest::waitingForAnotherThreadCanBeCancelled()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), {"a"});
    const auto columns = EventColumns::open(folder.path(), {1});
    std::stop_source stop;
    WorkContext slow; // loads until the other one has given up
    bool otherCancelled = false;
    std::jthread other;
    slow.progress = [&](double, std::string_view) {
        other = std::jthread([&] {
            WorkContext waiting;
            waiting.stop = stop.get_token();
            try {
                columns->column(0, waiting);
            } catch (const Cancelled &) {
                otherCancelled = true;
            }
        });
        stop.request_stop();
        other.join();
    };
    QCOMPARE(textsOf(*columns->column(0, slow)), (std::vector<std::string>{"a"}));
    QVERIFY(otherCancelled);
}

void EventColumnsTest::keepsToTheEventsItWasOpenedWith()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), {"a", "b"});
    const auto before = EventColumns::open(folder.path(), {1});
    CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite);
    writeSource(file, sourceOf("log", {{"text", ColumnType::Text, Role::None}}), {{Cell::ofText("c")}});
    QCOMPARE(textsOf(*before->column(0)), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(textsOf(*EventColumns::open(folder.path(), {1})->column(0)), (std::vector<std::string>{"a", "b", "c"}));
}

void EventColumnsTest::saysWhenTheLogIsGone()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), {"a"});
    const auto columns = EventColumns::open(folder.path(), {1});
    CaseFile::open(folder.path(), CaseFile::Mode::ReadWrite).removeLog({1});
    QVERIFY(!errorOf([&] { columns->column(0); }).empty());
    QVERIFY(!errorOf([&] { EventColumns::open(folder.path(), {1}); }).empty());
}

void EventColumnsTest::holdsNothingOfAnEmptyLog()
{
    const CaseInFolder folder;
    writeTexts(folder.path(), {});
    const auto columns = EventColumns::open(folder.path(), {1});
    QCOMPARE(columns->size(), 0U);
    QCOMPARE(textsOf(*columns->column(0)).size(), 0U);
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, columns->column(1));
}

QTEST_GUILESS_MAIN(EventColumnsTest)
#include "tst_event_columns.moc"
