#include "core/base/error.h"
#include "core/result/sequences_result.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::result;

class SequencesResultTest : public QObject
{
    Q_OBJECT

private:
    // Sessions in user, then time order: ann [A], bob [A, B], bob [A, A, A] an hour later.
    test::SmallCase m_case{{{"Time", ColumnType::Time, Role::Time},
                            {"User", ColumnType::Text, Role::User},
                            {"Operation", ColumnType::Text, Role::Operation}},
                           {{"2024-03-01T10:00:00Z", "bob", "A"},
                            {"2024-03-01T10:00:30Z", "bob", "B"},
                            {"2024-03-01T09:00:00Z", "ann", "A"},
                            {"2024-03-01T11:00:00Z", "bob", "A"},
                            {"2024-03-01T11:00:01Z", "bob", "A"},
                            {"2024-03-01T11:00:02Z", "bob", "A"}}};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    SequencesResult analyse(int window, bool hideShort = false) const
    {
        SequencesParams params;
        params.model.model = analysis::SequenceModel::Commands;
        params.model.window = window;
        params.hideShort = hideShort;
        return analyseSequences(*m_events, params);
    }

private Q_SLOTS:
    void sessionsComeLeastLikelyFirst()
    {
        const SequencesResult result = analyse(2);
        QCOMPARE(result.params.sessions.userColumns, std::vector<std::string>{"User"});
        QCOMPARE(result.table->sessions.size(), std::size_t(3));
        QCOMPARE(result.order.front(), 1u);
        for (std::size_t i = 1; i < result.order.size(); ++i) {
            QVERIFY(result.likelihoods.sessions[result.order[i - 1]].rarestWindow <=
                    result.likelihoods.sessions[result.order[i]].rarestWindow);
        }
        QCOMPARE(result.distinctCommands(1), 2u);
        QCOMPARE(result.distinctCommands(2), 1u);
    }

    void theRarestWindowIsNamed()
    {
        // n(B) = 1 + 8, all commands and tokens 5 + 1 + 3 + 3 + 32; P(end|B) = 2/5.
        const SequencesResult result = analyse(2);
        QCOMPARE(result.rarestWindow(1), std::vector<std::string>{"B"});
        QVERIFY(std::abs(std::pow(10, result.likelihoods.sessions[1].rarestWindow) - 9.0 / 44 * 0.4) < 1e-12);
    }

    void shortSessionsAreCountedAndHiddenOnRequest()
    {
        const SequencesResult shown = analyse(4);
        QCOMPARE(shown.shortSessions, std::size_t(2)); // fewer than three commands
        QCOMPARE(shown.order.size(), std::size_t(3));
        const SequencesResult hidden = analyse(4, true);
        QCOMPARE(hidden.shortSessions, std::size_t(2));
        QCOMPARE(hidden.order, std::vector<std::uint32_t>{2});
    }

    void equalLikelihoodsAreOrderedByTheirBegin()
    {
        const test::SmallCase twins({{"Time", ColumnType::Time, Role::Time},
                                     {"User", ColumnType::Text, Role::User},
                                     {"Operation", ColumnType::Text, Role::Operation}},
                                    {{"2024-03-01T10:00:00Z", "ann", "A"}, {"2024-03-01T09:00:00Z", "bob", "A"}});
        SequencesParams params;
        params.model.model = analysis::SequenceModel::Commands;
        QCOMPARE(analyseSequences(*twins.events(), params).order, (std::vector<std::uint32_t>{1, 0}));
    }

    void anUnknownModellableParameterIsRefused()
    {
        SequencesParams params;
        params.modellableNames = {"Nowhere"};
        QVERIFY_EXCEPTION_THROWN(analyseSequences(*m_events, params), Error);
    }

    void nothingSelectedIsAnError()
    {
        SequencesParams params;
        params.selection.conditions = {query::parseCondition("User = cy")};
        QVERIFY_EXCEPTION_THROWN(analyseSequences(*m_events, params), Error);
    }
};

QTEST_GUILESS_MAIN(SequencesResultTest)
#include "tst_sequences_result.moc"
