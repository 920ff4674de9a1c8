// Why a session is rare: by hand on few events, by brute force on many.
#include "core/explain/session_rarity.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::explain;

namespace
{

result::ClustersResult analyse(const store::EventColumns &events)
{
    result::ClustersParams params;
    params.features = {query::parseFeature("Size"), query::parseFeature("Depth")};
    params.normalization = query::Normalization::None;
    params.dbscan.eps = 0.5;
    params.sessionColumns = {"User"};
    return result::analyseClusters(events, params);
}

const std::vector<ColumnSpec> kColumns = {{"User", ColumnType::Text, Role::User},
                                          {"Size", ColumnType::Integer, Role::None},
                                          {"Depth", ColumnType::Integer, Role::None}};

} // namespace

class SessionRarityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theEventsThatCarryTheMeanComeFirstWithTheirNearestCluster()
    {
        const test::SmallCase logCase(kColumns, {{"ann", "1", "1"},
                                                 {"ann", "1", "1"},
                                                 {"bob", "1", "1"},
                                                 {"bob", "9", "2"},
                                                 {"bob", "1", "1"},
                                                 {"ann", "5", "5"},
                                                 {"ann", "5", "5"}});
        const auto events = logCase.events();
        const result::ClustersResult result = analyse(*events);
        QCOMPARE(result.sessions[0].key.front(), std::string("bob"));
        const SessionRarityExplanation why = explainSessionRarity(result, 0, 10);
        QCOMPARE(why.uniqueEvents, std::size_t{1});
        QCOMPARE(why.parts, std::size_t{2});
        const RarityPart &lone = why.largest[0];
        QCOMPARE(lone.label, analysis::kNoise);
        QCOMPARE(lone.event, EventRow{3});
        QCOMPARE(lone.share, 1 / 1.5); // 1 of 1 + 1/4 + 1/4
        QCOMPARE(lone.nearest->label, 1); // (5, 5): distance 5, not (1, 1): distance 8.06
        QCOMPARE(lone.nearest->distance, 5.0);
        QCOMPARE(lone.nearest->size, 2U);
        QCOMPARE(lone.nearest->differences[0].feature, std::size_t{0});
        QCOMPARE(lone.nearest->differences[0].own, 9.0);
        QCOMPARE(lone.nearest->differences[0].other, 5.0);
        QCOMPARE(lone.nearest->differences[0].share, 16.0 / 25);
        const RarityPart &common = why.largest[1];
        QCOMPARE(common.events, 2U);
        QCOMPARE(common.size, 4U);
        QCOMPARE(common.nearest->label, 1);
        QCOMPARE(explainSessionRarity(result, 0, 1).largest.size(), std::size_t{1});
    }

    void aSingleClusterHasNoOther()
    {
        const test::SmallCase logCase(kColumns, {{"ann", "1", "1"}, {"ann", "1", "1"}});
        const auto events = logCase.events();
        const SessionRarityExplanation why = explainSessionRarity(analyse(*events), 0, 10);
        QCOMPARE(why.largest.size(), std::size_t{1});
        QVERIFY(!why.largest[0].nearest);
        QCOMPARE(why.largest[0].share, 1.0);
        QCOMPARE(why.uniqueEvents, std::size_t{0});
    }

    void sharesAddUpAndNearestIsThatOfBruteForce()
    {
        std::mt19937 random(11);
        test::TextRows rows;
        for (int i = 0; i < 400; ++i)
            rows.push_back({"u" + std::to_string(random() % 9), std::to_string(random() % 14),
                            std::to_string(random() % 14)});
        const test::SmallCase logCase(kColumns, rows);
        const auto events = logCase.events();
        const result::ClustersResult result = analyse(*events);
        for (std::size_t session = 0; session < result.sessions.size(); ++session) {
            const SessionRarityExplanation why = explainSessionRarity(result, session, 1000);
            double shares = 0;
            for (const RarityPart &part : why.largest) {
                shares += part.share;
                double best = 1e9;
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const std::int32_t label = result.clusters.labels[i];
                    if (i == part.event || (label >= 0 && label == part.label))
                        continue;
                    const auto &own = rows[part.event], &other = rows[i];
                    best = std::min(best, std::hypot(std::stod(own[1]) - std::stod(other[1]),
                                                     std::stod(own[2]) - std::stod(other[2])));
                }
                QVERIFY(std::abs(part.nearest->distance - best) < 1e-12);
            }
            QVERIFY(std::abs(shares - 1) < 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(SessionRarityTest)
#include "tst_session_rarity.moc"
