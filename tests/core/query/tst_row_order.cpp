// Orders against a stable sort that compares the values themselves.
#include "core/query/row_order.h"
#include "core/query/text_ranks.h"
#include "core/query/value_text.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

enum Column : std::size_t { Time, User, Bytes, Ratio, Path, Same };

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},      {"User", ColumnType::Text, Role::User},
    {"Bytes", ColumnType::Integer, Role::Bytes}, {"Ratio", ColumnType::Real, Role::None},
    {"Path", ColumnType::Text, Role::Process},   {"Same", ColumnType::Text, Role::None},
};
using Rows = std::vector<EventRow>;

// Texts that agree for many bytes, end early, hold zeros and bytes beyond ASCII.
std::string randomPath(std::mt19937 &random)
{
    static const std::vector<std::string> pieces = {"C:\\Windows\\System32\\", "C:\\Windows\\", "a", "b", "ä", "ж",
                                                    std::string(1, '\0'),      "zzzzzzzz",      " "};
    std::string path;
    for (auto left = random() % 7; left > 0; --left)
        path += pieces[random() % pieces.size()];
    return path;
}

test::TextRows randomRows(std::size_t count)
{
    std::mt19937 random(7);
    test::TextRows rows;
    const auto sometimes = [&](std::string text) { return random() % 9 == 0 ? std::string() : std::move(text); };
    for (std::size_t i = 0; i < count; ++i) {
        const auto time = static_cast<TimeUs>(random() % 500) * 1'000'000 - 250'000'000; // before 1970 as well
        const auto bytes = static_cast<std::int64_t>(random()) * (random() % 2 == 0 ? 2'000'000'000 : -1);
        const double ratio = (static_cast<double>(random() % 2001) - 1000) / 8;
        rows.push_back({sometimes(formatTime(time)), sometimes("user" + std::to_string(random() % 20)),
                        sometimes(std::to_string(bytes)), sometimes(realText(ratio)), randomPath(random), "same"});
    }
    return rows;
}

// The value as something that compares, missing ones last.
struct Value {
    bool missing = false;
    double number = 0;
    std::int64_t integer = 0;
    std::string text;
};

Value valueAt(const store::Column &column, EventRow row)
{
    if (const auto *text = std::get_if<store::TextColumn>(&column))
        return {text->codes[row] == 0, 0, 0, std::string(text->pool[text->codes[row]])};
    if (const auto *integers = std::get_if<store::IntegerColumn>(&column))
        return {integers->values[row] == store::kMissingInteger, 0, integers->values[row], {}};
    if (const auto *reals = std::get_if<store::RealColumn>(&column))
        return {std::isnan(reals->values[row]), std::isnan(reals->values[row]) ? 0 : reals->values[row], 0, {}};
    const TimeUs time = std::get<store::TimeColumn>(column).values[row];
    return {time == kMissingTime, 0, time, {}};
}

bool isBefore(const Value &a, const Value &b, bool descending)
{
    if (a.missing || b.missing)
        return !a.missing && b.missing;
    const auto parts = [](const Value &v) { return std::tie(v.number, v.integer, v.text); };
    return descending ? parts(b) < parts(a) : parts(a) < parts(b);
}

} // namespace

class RowOrderTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, randomRows(3000)};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    Rows expected(Rows rows, std::vector<SortKey> keys) const
    {
        std::ranges::reverse(keys);
        for (const SortKey &key : keys) {
            const auto column = m_events->column(key.column);
            std::ranges::stable_sort(rows, [&](EventRow a, EventRow b) {
                return isBefore(valueAt(*column, a), valueAt(*column, b), key.descending);
            });
        }
        return rows;
    }

private Q_SLOTS:
    void everyColumnOrdersBothWays_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        for (std::size_t i = 0; i < kColumns.size(); ++i) {
            for (const bool descending : {false, true})
                QTest::addRow("%s %s", kColumns[i].name.c_str(), descending ? "descending" : "ascending")
                    << static_cast<int>(i) << descending;
        }
    }
    void everyColumnOrdersBothWays()
    {
        QFETCH(int, column);
        QFETCH(bool, descending);
        const std::vector<SortKey> keys = {{static_cast<std::size_t>(column), descending}};
        const Rows all = allRows(m_events->size());
        QCOMPARE(orderRows(*m_events, all, keys), expected(all, keys));
        Rows some; // few enough to be compared, and not in file order
        for (EventRow row = 180; row > 0; row -= 3)
            some.push_back(row);
        QCOMPARE(orderRows(*m_events, some, keys), expected(some, keys));
    }

    void equalRowsAreOrderedByTheNextKey()
    {
        const std::vector<SortKey> keys = {{User, true}, {Time, false}, {Path, true}};
        const Rows all = allRows(m_events->size());
        QCOMPARE(orderRows(*m_events, all, keys), expected(all, keys));
        QCOMPARE(orderRows(*m_events, all, {}), all);
    }

    void nothingAndOneRowAreInOrder()
    {
        const std::vector<SortKey> keys = {{Path, false}, {Ratio, true}};
        QCOMPARE(orderRows(*m_events, {}, keys), Rows());
        QCOMPARE(orderRows(*m_events, {17}, keys), Rows{17});
    }

    void textsOfOneLetterAndItsRepetitionsKeepTheirPlaces()
    {
        store::TextColumn column;
        std::vector<std::string> texts;
        for (std::size_t length = 300; length > 0; --length) {
            texts.push_back(std::string(length, 'x'));
            texts.push_back(std::string(length, '\0'));
        }
        for (const std::string &text : texts)
            column.codes.push_back(column.pool.add(text));
        const Rows rows = allRows(texts.size());
        const TextRanks ranks = ranksOfTexts(column, rows, {});
        std::ranges::sort(texts);
        QCOMPARE(std::size_t(ranks.count), texts.size());
        for (const std::uint32_t code : column.codes)
            QVERIFY(texts[ranks.byCode[code]] == column.pool[code]);
    }

    void anOrderCanBeCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        WorkContext context;
        context.stop = stop.get_token();
        const std::vector<SortKey> keys = {{Path, false}};
        QVERIFY_EXCEPTION_THROWN(orderRows(*m_events, allRows(m_events->size()), keys, context), Cancelled);
    }
};

QTEST_GUILESS_MAIN(RowOrderTest)
#include "tst_row_order.moc"
