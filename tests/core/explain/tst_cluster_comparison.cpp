// Two clusters side by side, by hand.
#include "core/explain/cluster_comparison.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;

class ClusterComparisonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rangesAndSharesAreAsCountedByHand()
    {
        const test::SmallCase logCase({{"Size", ColumnType::Integer, Role::None}, {"Depth", ColumnType::Integer, Role::None}},
                                      {{"1", "1"}, {"2", "1"}, {"10", "4"}, {"11", "4"}, {"50", "1"}});
        const auto events = logCase.events();
        result::ClustersParams params;
        params.features = {query::parseFeature("Size"), query::parseFeature("Depth")};
        params.normalization = query::Normalization::None;
        params.dbscan.eps = 1;
        const result::ClustersResult result = result::analyseClusters(*events, params);
        QCOMPARE(result.summaries.size(), std::size_t{3});

        const explain::ClusterComparison two = explain::compareClusters(result, 0, 1);
        QCOMPARE(two.features[0].feature, std::size_t{0});
        QCOMPARE(two.features[0].left.least, 1.0);
        QCOMPARE(two.features[0].left.mean, 1.5);
        QCOMPARE(two.features[0].left.most, 2.0);
        QCOMPARE(two.features[0].right.mean, 10.5);
        QCOMPARE(two.distance * two.distance, 90.0); // 9 and 3 apart
        QCOMPARE(two.features[0].share, 0.9);
        QCOMPARE(two.features[1].share, 0.1);

        const explain::ClusterComparison single = explain::compareClusters(result, 2, 0);
        QCOMPARE(single.features[0].left.least, 50.0);
        QCOMPARE(single.features[0].left.most, 50.0);
        QCOMPARE(single.features[0].share, 1.0);

        const explain::ClusterComparison same = explain::compareClusters(result, 1, 1);
        QCOMPARE(same.distance, 0.0);
        QCOMPARE(same.features[0].share, 0.0);
    }
};

QTEST_GUILESS_MAIN(ClusterComparisonTest)
#include "tst_cluster_comparison.moc"
