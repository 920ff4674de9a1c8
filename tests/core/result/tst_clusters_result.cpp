#include "core/base/error.h"
#include "core/result/cluster_summaries.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::result;

namespace
{

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},
    {"Account", ColumnType::Text, Role::User},
    {"SubjectUserName", ColumnType::Text, Role::User},
    {"LogonId", ColumnType::Text, Role::Session},
    {"Size", ColumnType::Integer, Role::None},
};
// Within 0.5 of each other: 1, 1.. and 9, 9; the 5 stands alone. Time order is not file order.
const test::TextRows kRows = {
    {"2024-03-01T08:05:00Z", "D\\ann", "ann", "0x1", "9"},
    {"2024-03-01T08:01:00Z", "D\\ann", "ann", "0x1", "1"},
    {"2024-03-01T08:02:00Z", "D\\bob", "bob", "0x2", "5"},
    {"2024-03-01T08:00:00Z", "D\\ann", "ann", "0x3", "1"},
    {"", "D\\ann", "ann", "0x1", "9"},
    {"2024-03-01T08:04:00Z", "", "", "0x1", "1"},
};

} // namespace

class ClustersResultTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    static ClustersParams bySize(double eps = 0.5)
    {
        ClustersParams params;
        params.features = {query::parseFeature("Size")};
        params.normalization = query::Normalization::None;
        params.dbscan.eps = eps;
        return params;
    }

private Q_SLOTS:
    void sessionsAreToldApartByTheBareUserAndTheSession()
    {
        QCOMPARE(defaultSessionColumns(m_events->log()), (std::vector<std::string>{"SubjectUserName", "LogonId"}));
        store::LogInfo log;
        log.columns = {{"who", ColumnType::Text, Role::User}, {"where", ColumnType::Text, Role::Host}};
        QCOMPARE(defaultSessionColumns(log), (std::vector<std::string>{"who", "where"}));
        log.columns.pop_back();
        QCOMPARE(defaultSessionColumns(log), (std::vector<std::string>{"who"}));
    }

    void clustersComeByLabelThenNoise()
    {
        const ClustersResult result = analyseClusters(*m_events, bySize());
        QCOMPARE(result.summaries.size(), std::size_t(3));
        QCOMPARE(result.summaries[0].size, 2u);
        QCOMPARE(result.summaries[0].representative, 0u);
        QCOMPARE(result.summaries[0].firstTime, *parseIsoTime("2024-03-01T08:05:00Z")); // the other has no time
        QCOMPARE(result.summaries[1].size, 3u);
        QCOMPARE(result.summaries[1].rarity, 1.0 / 3);
        QCOMPARE(result.summaries[1].firstTime, *parseIsoTime("2024-03-01T08:00:00Z"));
        QCOMPARE(result.summaries[2].label, analysis::kNoise);
        QCOMPARE(result.summaries[2].representative, 2u);
        QCOMPARE(result.eventsOf(1), (std::vector<EventRow>{1, 3, 5}));
    }

    void theMostFrequentFeatureRowRepresentsACluster()
    {
        const ClustersResult result = analyseClusters(*m_events, bySize(4)); // 1, 5 and 9 are one chain
        QCOMPARE(result.summaries.size(), std::size_t(1));
        QCOMPARE(result.summaries[0].representative, 1u); // three times 1; the first of them
        QCOMPARE(result.summaries[0].size, 6u);
    }

    void sessionsComeRarestFirstWithAllTheirEvents()
    {
        const ClustersResult result = analyseClusters(*m_events, bySize());
        std::vector<std::string> keys;
        std::size_t events = 0;
        for (const SessionSummary &session : result.sessions) {
            keys.push_back(session.key.at(0) + "/" + session.key.at(1));
            events += session.rows.size();
        }
        // ann/0x1 has (1/2 + 1/3 + 1/2) / 3; the two with 1/3 are ordered by key, a missing user first.
        QCOMPARE(keys, (std::vector<std::string>{"bob/0x2", "ann/0x1", "/0x1", "ann/0x3"}));
        QCOMPARE(events, std::size_t(6));
        const SessionSummary &ann = result.sessions[1];
        QVERIFY(std::abs(ann.meanRarity - 4.0 / 9) < 1e-15);
        QCOMPARE(ann.maxRarity, 0.5);
        QCOMPARE(ann.rows, (std::vector<EventRow>{1, 0, 4})); // by time, the one without a time last
        QCOMPARE(ann.duration(), 4 * kMinuteUs);
    }

    void aSelectionKeepsEventNumbers()
    {
        ClustersParams params = bySize();
        params.selection.conditions = {query::parseCondition("Size = 1")};
        const ClustersResult result = analyseClusters(*m_events, params);
        QCOMPARE(result.summaries.size(), std::size_t(1));
        QCOMPARE(result.summaries[0].representative, 1u);
        QCOMPARE(result.sessions.size(), std::size_t(3));
        QCOMPARE(result.sessions[0].rows.size(), std::size_t(1));
        params.selection.conditions = {query::parseCondition("Size = 77")};
        QVERIFY_EXCEPTION_THROWN(analyseClusters(*m_events, params), Error);
    }
};

QTEST_GUILESS_MAIN(ClustersResultTest)
#include "tst_clusters_result.moc"
