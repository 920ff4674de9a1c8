#include "core/analysis/sequences/pair_counts.h"

#include <QtTest>

#include <map>

using namespace anomalyst::analysis;

class PairCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAreThoseOfAMap_data();
    void countsAreThoseOfAMap();
    void codesOutsideTheTableHaveNoSlot();
};

void PairCountsTest::countsAreThoseOfAMap_data()
{
    QTest::addColumn<quint32>("rows");
    QTest::addColumn<quint32>("columns");
    QTest::newRow("flat") << 30U << 40U;
    QTest::newRow("hashed") << 40'000U << 4'000'000'000U;
    QTest::newRow("hashed, one row") << 1U << 100'000'000U;
}

void PairCountsTest::countsAreThoseOfAMap()
{
    QFETCH(quint32, rows);
    QFETCH(quint32, columns);
    PairCounts counts(rows, columns, 20'000);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> expected;
    std::uint64_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto row = static_cast<std::uint32_t>((state >> 33) % std::min(rows, 97U));
        const auto column = static_cast<std::uint32_t>((state >> 20) % std::min(columns, 61U)) * (columns / 61U);
        const std::pair key(row, column % columns);
        QCOMPARE(counts.add(key.first, key.second), ++expected[key]);
    }
    std::size_t visited = 0;
    counts.forEach([&](std::uint32_t row, std::uint32_t column, std::size_t slot, std::uint32_t count) {
        ++visited;
        QCOMPARE(count, (expected[{row, column}]));
        QCOMPARE(counts.slot(row, column), slot);
        QVERIFY(slot < counts.slots());
    });
    QCOMPARE(visited, expected.size());
    QCOMPARE(counts.count(rows - 1, columns - 1), (expected[{rows - 1, columns - 1}]));
}

void PairCountsTest::codesOutsideTheTableHaveNoSlot()
{
    PairCounts counts(3, 3, 10);
    counts.add(1, 0);
    QCOMPARE(counts.slot(0, 3), PairCounts::kNoSlot); // not the neighbour row's first cell
    QCOMPARE(counts.slot(3, 0), PairCounts::kNoSlot);
    QCOMPARE(counts.slot(0, 0), PairCounts::kNoSlot);
    QCOMPARE(counts.count(1, 0), 1U);
    QCOMPARE(PairCounts().count(0, 0), 0U);
}

QTEST_GUILESS_MAIN(PairCountsTest)
#include "tst_pair_counts.moc"
