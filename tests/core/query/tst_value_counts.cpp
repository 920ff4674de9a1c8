// Values of columns counted by hand.

#include "core/query/value_counts.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {{"Time", ColumnType::Time, Role::Time},
                                          {"User", ColumnType::Text, Role::User},
                                          {"Code", ColumnType::Integer, Role::None}};
const test::TextRows kRows = {
    {"2024-03-01T08:05:00Z", "ann", "7"}, {"2024-03-01T08:01:00Z", "bob", "7"}, {"", "ann", ""},
    {"2024-03-01T08:03:00Z", "ann", "9"}, {"2024-03-01T08:09:00Z", "", "7"},    {"", "eve", "9"}};

} // namespace

class ValueCountsTest : public QObject
{
    Q_OBJECT

    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    std::string told(std::size_t column, const RowSet &rows) const
    {
        std::string told;
        for (const ValueCount &count : countValues(*m_events, rows, column))
            told += count.value + "=" + std::to_string(count.events) + " ";
        return told;
    }

private Q_SLOTS:
    void valuesComeRarestFirstThenByTheirFirstEvent()
    {
        const RowSet all{true, kRows.size(), {}};
        QCOMPARE(told(1, all), std::string("bob=1 =1 eve=1 ann=3 "));
        QCOMPARE(told(2, all), std::string("=1 9=2 7=3 "));
    }

    void onlySelectedEventsCount()
    {
        QCOMPARE(told(1, {false, kRows.size(), {0, 1, 3}}), std::string("bob=1 ann=2 "));
        QCOMPARE(told(1, {false, kRows.size(), {}}), std::string());
    }

    void timesAreThoseOfTheFirstAndLastEventThatHasOne()
    {
        const auto counts = countValues(*m_events, {true, kRows.size(), {}}, 1);
        QCOMPARE(counts.back().first, *parseIsoTime("2024-03-01T08:03:00Z"));
        QCOMPARE(counts.back().last, *parseIsoTime("2024-03-01T08:05:00Z"));
        QCOMPARE(counts[2].first, kMissingTime);
    }
};

QTEST_GUILESS_MAIN(ValueCountsTest)
#include "tst_value_counts.moc"
