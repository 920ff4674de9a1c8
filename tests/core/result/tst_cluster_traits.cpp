#include "core/result/cluster_traits.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <numeric>

using namespace anomalyst;
using namespace anomalyst::result;

class ClusterTraitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clustersAreDescribedAsCountedByHand();
    void aLogWithoutRolesIsDescribedByNothing();
};

namespace
{

ClustersResult bySize(const store::EventColumns &events)
{
    ClustersParams params;
    params.features = {query::parseFeature("Size")};
    params.normalization = query::Normalization::None;
    params.dbscan.eps = 0.5;
    return analyseClusters(events, params);
}

} // namespace

void ClusterTraitsTest::clustersAreDescribedAsCountedByHand()
{
    const test::SmallCase logCase({{"Time", ColumnType::Time, Role::Time},
                                   {"Host", ColumnType::Text, Role::Host},
                                   {"User", ColumnType::Text, Role::User},
                                   {"Logon", ColumnType::Text, Role::Session},
                                   {"Command", ColumnType::Text, Role::CommandLine},
                                   {"Size", ColumnType::Integer, Role::None}},
                                  {{"2024-03-01T00:00:00Z", "A", "ann", "1", "ping -n 1 x", "1"},
                                   {"2024-03-01T12:00:00Z", "B", "ann", "1", "ping -n 2 x", "1"},
                                   {"2024-03-01T12:00:00Z", "B", "bob", "2", "net  user", "50"},
                                   {"2024-03-02T00:00:00Z", "A", "", "1", "ping -n 2 x", "1"},
                                   {"", "A", "ann", "1", "ping -n 1 x", "1"}});
    const auto events = logCase.events();
    const ClustersResult result = bySize(*events);
    const std::vector<ClusterTraits> traits = describeClusters(result, *events);
    QCOMPARE(traits.size(), std::size_t(2));
    QCOMPARE(traits[0].hosts, 2U);
    QCOMPARE(traits[0].users, 1U);
    QCOMPARE(traits[0].sessions, 3U); // of ann on two hosts, and of nobody
    QCOMPARE(traits[0].pattern, std::string("ping -n <*> x"));
    QCOMPARE(traits[0].overTime[0], 1U);
    QCOMPARE(traits[0].overTime[ClusterTraits::kParts / 2], 1U);
    QCOMPARE(traits[0].overTime.back(), 1U);
    QCOMPARE(traits[1].hosts, 1U);
    QCOMPARE(traits[1].pattern, std::string("net user"));
    QCOMPARE(std::accumulate(traits[1].overTime.begin(), traits[1].overTime.end(), 0U), 1U);
}

void ClusterTraitsTest::aLogWithoutRolesIsDescribedByNothing()
{
    const test::SmallCase logCase({{"Size", ColumnType::Integer, Role::None}}, {{"1"}, {"1"}, {"9"}});
    const auto events = logCase.events();
    const ClustersResult result = bySize(*events);
    for (const ClusterTraits &traits : describeClusters(result, *events)) {
        QCOMPARE(traits.hosts + traits.users + traits.sessions, 0U);
        QVERIFY(traits.pattern.empty());
        QCOMPARE(std::accumulate(traits.overTime.begin(), traits.overTime.end(), 0U), 0U);
    }
}

QTEST_GUILESS_MAIN(ClusterTraitsTest)
#include "tst_cluster_traits.moc"
