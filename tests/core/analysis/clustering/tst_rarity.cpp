// Rarity of events and sessions on numbers checked by hand, and its sum over any clustering.

#include "core/analysis/clustering/rarity.h"
#include "tests/support/reference.h"

#include <numeric>
#include <random>

using namespace anomalyst::analysis;

class RarityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventIsAsRareAsItsClusterIsSmall()
    {
        DbscanResult clusters;
        clusters.labels = {0, 1, 0, kNoise, 0, 1, 0, kNoise};
        clusters.clusterSizes = {4, 2};
        clusters.noise = 2;
        QCOMPARE(eventRarity(clusters), (std::vector<double>{0.25, 0.5, 0.25, 1, 0.25, 0.5, 0.25, 1}));
        QVERIFY(eventRarity({}).empty());
    }

    void rarityAddsUpToClustersAndNoise()
    {
        std::mt19937 random(12);
        std::uniform_int_distribution<int> place(0, 400);
        std::vector<double> values(6000);
        for (double &value : values)
            value = place(random) * 0.01;
        for (const double eps : {0.011, 0.03, 0.08}) {
            const DbscanResult clusters = clusterDbscan({values, 2}, {eps, 3});
            const std::vector<double> rarity = eventRarity(clusters);
            const double sum = std::accumulate(rarity.begin(), rarity.end(), 0.0);
            const auto expected = static_cast<double>(clusters.clusterSizes.size() + clusters.noise);
            QVERIFY(std::abs(sum - expected) < 1e-9 * expected);
        }
    }

    void aSessionIsAsRareAsItsEventsOnAverage()
    {
        const std::vector<double> rarity{0.25, 1, 0.5, 0.25, 0.125, 0.5};
        const std::vector<std::uint32_t> sessions{2, 0, 2, 2, 0, 4};
        const std::vector<SessionRarity> result = sessionRarity(rarity, sessions, 6);
        QCOMPARE(result.size(), std::size_t(3)); // sessions 1, 3 and 5 have no event
        QCOMPARE(result[0].session, 0u);
        QCOMPARE(result[0].mean, 0.5625);
        QCOMPARE(result[0].max, 1.0);
        QCOMPARE(result[0].events, 2u);
        QCOMPARE(result[1].session, 2u);
        QCOMPARE(result[1].mean, 1.0 / 3);
        QCOMPARE(result[1].max, 0.5);
        QCOMPARE(result[1].events, 3u);
        QCOMPARE(result[2].session, 4u);
        QCOMPARE(result[2].mean, 0.5);
        QCOMPARE(result[2].events, 1u);
        QVERIFY(sessionRarity({}, {}, 3).empty());
    }

    void rarityOfTheProcessEventsIsTheKnownOne()
    {
        const auto path = anomalyst::test::referenceFile("processes/expected_features_clusters.csv");
        ANOMALYST_NEED_FILE(path);
        const anomalyst::test::CsvTable table = anomalyst::test::readCsv(path);
        DbscanResult clusters;
        for (const double label : table.numbers("cluster")) {
            const auto index = static_cast<std::size_t>(label + 1);
            if (clusters.clusterSizes.size() < index)
                clusters.clusterSizes.resize(index);
            if (index > 0)
                ++clusters.clusterSizes[index - 1];
            clusters.labels.push_back(static_cast<std::int32_t>(label));
        }
        QCOMPARE(eventRarity(clusters), table.numbers("rarity"));
    }
};

QTEST_GUILESS_MAIN(RarityTest)
#include "tst_rarity.moc"
