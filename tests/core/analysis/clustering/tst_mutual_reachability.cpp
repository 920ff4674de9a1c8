// The distances at which clusters begin and join: the tree of boxes against all pairs.

#include "core/analysis/clustering/mutual_reachability.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

class MutualReachabilityTest : public QObject
{
    Q_OBJECT

    static std::vector<double> rowsLike(int kind, std::size_t count, std::mt19937 &random)
    {
        std::vector<double> values;
        for (std::size_t i = 0; i < count; ++i) {
            if (kind == 0) // on a coarse grid: equal rows, distances that tie
                values.push_back(static_cast<double>(random() % 5));
            else if (kind == 1) // clumps of very different density
                values.push_back(
                    std::normal_distribution<double>(random() % 4, random() % 3 == 0 ? 0.5 : 0.001)(random));
            else // squares beyond what a number holds, and below
                values.push_back(random() % 2 == 0 ? 1e200 * static_cast<double>(random() % 3) : 1e-200);
        }
        return values;
    }

private Q_SLOTS:
    void theTreeTellsWhatAllPairsTell_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("minSamples");
        for (const int kind : {0, 1, 2})
            for (const int columns : {1, 2, 3, 4, 6})
                for (const int minSamples : {1, 2, 5, 40, 100'000})
                    QTest::addRow("kind %d, %d columns, %d", kind, columns, minSamples)
                        << kind << columns << minSamples;
    }
    void theTreeTellsWhatAllPairsTell()
    {
        QFETCH(int, kind);
        QFETCH(int, columns);
        QFETCH(int, minSamples);
        std::mt19937 random(static_cast<unsigned>(kind * 1000 + columns * 100 + minSamples));
        for (const std::size_t rows : {1u, 2u, 13u, 400u}) {
            const auto width = static_cast<std::size_t>(columns);
            const std::vector<double> values = rowsLike(kind, rows * width, random);
            const PointTable points{values, width};
            std::vector<std::int32_t> distinctOfRow(rows);
            const DistinctRows distinct = collapseEqualRows(points, distinctOfRow, {});
            MutualReachability wanted = reachabilityOfAllPairs(points, distinct, minSamples);
            MutualReachability told = reachabilityByTree(points, distinct, minSamples).value();
            QVERIFY(told.cores == wanted.cores); // to the last bit: the same sums in the same order
            QVERIFY(told.joins == wanted.joins);
            std::ranges::sort(told.edges); // whichever of equal edges are taken, their lengths are the same
            std::ranges::sort(wanted.edges);
            QVERIFY(told.edges == wanted.edges);
        }
    }

    void noRowsHaveNoDistances()
    {
        QVERIFY(reachabilityByTree({{}, 2}, {}, 2).value().edges.empty());
        QVERIFY(reachabilityOfAllPairs({{}, 2}, {}, 2).edges.empty());
    }

    void aStopEndsTheTree()
    {
        std::vector<double> values(5000);
        std::iota(values.begin(), values.end(), 0.0);
        std::vector<std::int32_t> distinctOfRow(values.size());
        const DistinctRows distinct = collapseEqualRows({values, 1}, distinctOfRow, {});
        std::stop_source source;
        source.request_stop();
        WorkContext context;
        context.stop = source.get_token();
        QVERIFY_EXCEPTION_THROWN(reachabilityByTree({values, 1}, distinct, 2, context), Cancelled);
    }
};

QTEST_APPLESS_MAIN(MutualReachabilityTest)
#include "tst_mutual_reachability.moc"
