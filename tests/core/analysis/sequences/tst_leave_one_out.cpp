// Leaving a session out is training without it; a model made again from its counts is the same model.
#include "tests/core/analysis/sequences/sequence_fixture.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;
using namespace anomalyst::test;

namespace
{

std::vector<NamedSession> randomSessions(std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    std::vector<NamedSession> sessions(3 + below(40));
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        for (std::uint32_t i = below(12); i > 0; --i) {
            // Now and then a command, a parameter or a value that only this session has.
            const std::string own = below(12) == 0 ? "own" + std::to_string(s) : "";
            NamedCommand &command = sessions[s].emplace_back(own + "c" + std::to_string(below(6)));
            for (const char *name : {"p", "q", "r", "s"}) {
                if (below(2) == 0)
                    continue;
                const std::string parameter = below(30) == 0 ? own + name : name;
                // s has about twenty values, so that one session decides whether they are too many.
                const std::uint32_t values = parameter == "s" ? 24 : parameter == "r" ? 200 : 3;
                const std::string value = below(9) == 0 ? "" : own + "v" + std::to_string(below(values));
                command.parameters.emplace_back(parameter, value);
            }
        }
    }
    return sessions;
}

// The codes of the whole, of some sessions only.
struct PartOfSessions {
    PartOfSessions(const SequenceInput &whole, std::size_t session, bool isWithout)
        : input(whole)
    {
        for (std::size_t s = 0; s < whole.sessions(); ++s) {
            if ((s == session) == isWithout)
                continue;
            for (std::size_t i = whole.sessionOffsets[s]; i < whole.sessionOffsets[s + 1]; ++i) {
                commands.push_back(whole.commands[i]);
                for (const ParameterCode &use : whole.parametersOf(i))
                    parameters.push_back(use);
                parameterOffsets.push_back(static_cast<std::uint32_t>(parameters.size()));
            }
            sessionOffsets.push_back(static_cast<std::uint32_t>(commands.size()));
        }
        input.sessionOffsets = sessionOffsets;
        input.commands = commands;
        input.parameterOffsets = parameterOffsets;
        input.parameters = parameters;
    }

    std::vector<std::uint32_t> sessionOffsets = {0};
    std::vector<std::uint32_t> commands;
    std::vector<std::uint32_t> parameterOffsets = {0};
    std::vector<ParameterCode> parameters;
    SequenceInput input;
};

bool isNear(double left, double right)
{
    return std::abs(left - right) < 1e-11 * std::max(1.0, std::abs(right));
}

} // namespace

class LeaveOneOutTest : public QObject
{
    Q_OBJECT

    static void compare(const SequenceResult &left, std::size_t session, std::size_t first, const SequenceResult &alone)
    {
        const SessionLikelihood &found = left.sessions[session];
        const SessionLikelihood &expected = alone.sessions.front();
        QVERIFY(isNear(found.session, expected.session));
        QVERIFY(isNear(found.rarestWindow, expected.rarestWindow));
        QCOMPARE(found.isShort, expected.isShort);
        QCOMPARE(found.windowLength, expected.windowLength);
        QVERIFY(isNear(left.endTransition[session], alone.endTransition.front()));
        QVERIFY(isNear(left.endPriorOf(session), alone.endPriorOf(0)));
        for (std::size_t i = 0; i < alone.steps.size(); ++i) {
            QVERIFY(isNear(left.steps[first + i].transition, alone.steps[i].transition));
            QVERIFY(isNear(left.steps[first + i].prior, alone.steps[i].prior));
            QVERIFY(isNear(left.steps[first + i].parameters, alone.steps[i].parameters));
        }
    }

private Q_SLOTS:
    void itEqualsTrainingWithoutTheSession_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<bool>("isOverridden");
        QTest::addColumn<bool>("useTokens");
        QTest::newRow("commands") << int(SequenceModel::Commands) << false << true;
        QTest::newRow("parameters") << int(SequenceModel::Parameters) << false << true;
        QTest::newRow("values") << int(SequenceModel::Values) << false << true;
        QTest::newRow("values without tokens") << int(SequenceModel::Values) << false << false;
        QTest::newRow("values of chosen parameters") << int(SequenceModel::Values) << true << true;
    }

    void itEqualsTrainingWithoutTheSession()
    {
        QFETCH(int, model);
        QFETCH(bool, isOverridden);
        QFETCH(bool, useTokens);
        SequenceParams params = {.model = SequenceModel(model), .useTokens = useTokens};
        params.overrideModellable = isOverridden;
        params.modellable = {0, 2};
        for (std::uint32_t seed = 1; seed <= 25; ++seed) {
            const CodedSessions coded(randomSessions(seed));
            const SequenceInput input = coded.input();
            params.window = 1 + int(seed % 5);
            params.leaveOneOut = true;
            const SequenceResult left = TransitionModel::train(input, params).scoreLeavingOneOut(input, params);
            params.leaveOneOut = false;
            for (std::size_t session = 0; session < input.sessions(); ++session) {
                const PartOfSessions others(input, session, true);
                const PartOfSessions own(input, session, false);
                const SequenceResult alone = TransitionModel::train(others.input, params).score(own.input, params);
                compare(left, session, input.sessionOffsets[session], alone);
            }
        }
    }

    void aSessionMayDecideWhetherValuesAreModelled()
    {
        std::vector<NamedSession> sessions(10);
        for (NamedSession &session : sessions)
            for (int value = 0; value < 20; ++value)
                session.push_back({"A", {{"p", "v" + std::to_string(value)}}});
        sessions.push_back({{"A", {{"p", "another"}}}, {"A", {{"p", "v1"}}}}); // 21 values with it, 20 without
        const CodedSessions coded(sessions);
        const SequenceInput input = coded.input();
        SequenceParams params = {.leaveOneOut = true};
        const TransitionModel model = TransitionModel::train(input, params);
        QVERIFY(model.modellable().empty());
        QCOMPARE(model.parameterEvidence()[0].reason, ModellableReason::ManyValues);
        const SequenceResult left = model.scoreLeavingOneOut(input, params);
        params.leaveOneOut = false;
        for (const std::size_t session : {std::size_t{0}, std::size_t{10}}) {
            const PartOfSessions others(input, session, true);
            const PartOfSessions own(input, session, false);
            const TransitionModel without = TransitionModel::train(others.input, params);
            QCOMPARE(without.modellable().size(), std::size_t(session == 10 ? 1 : 0));
            compare(left, session, input.sessionOffsets[session], without.score(own.input, params));
        }
    }

    void oneSessionAloneIsScoredByAModelOfNothing()
    {
        const CodedSessions coded({{{"A", {{"p", "1"}}}, {"A"}}});
        const SequenceParams params = {.window = 2, .leaveOneOut = true};
        const SequenceResult result =
            TransitionModel::train(coded.input(), params).scoreLeavingOneOut(coded.input(), params);
        // Start, end and the unknown command are left: two ways from each.
        QVERIFY(isNear(result.steps[0].transition, std::log10(0.5)));
        QVERIFY(isNear(result.steps[1].transition, std::log10(0.5)));
    }

    void aModelMadeFromItsCountsScoresTheSame()
    {
        for (const SequenceModel kind : {SequenceModel::Commands, SequenceModel::Parameters, SequenceModel::Values}) {
            const CodedSessions coded(randomSessions(11));
            const SequenceInput input = coded.input();
            const SequenceParams params = {.model = kind};
            const TransitionModel model = TransitionModel::train(input, params);
            const TransitionModel again = TransitionModel::fromCounts(model.counts());
            QVERIFY(again.counts() == model.counts());
            const SequenceResult expected = model.score(input, params);
            const SequenceResult found = again.score(input, params);
            for (std::size_t i = 0; i < expected.steps.size(); ++i)
                QVERIFY(isNear(found.steps[i].parameters, expected.steps[i].parameters));
            for (std::size_t i = 0; i < expected.sessions.size(); ++i)
                QVERIFY(isNear(found.sessions[i].rarestWindow, expected.sessions[i].rarestWindow));
        }
        ModelCounts broken;
        broken.commands = {1};
        broken.transitions = {{7, 0, 1}};
        QVERIFY_THROWS_EXCEPTION(Error, TransitionModel::fromCounts(broken));
    }

    void otherWindowsNeedNoNewScoring()
    {
        const CodedSessions coded(randomSessions(3));
        const SequenceInput input = coded.input();
        SequenceParams params;
        const TransitionModel model = TransitionModel::train(input, params);
        SequenceResult result = model.score(input, params);
        for (params.window = 2; params.window <= 10; ++params.window) {
            params.geometricMean = params.window % 2 == 0;
            scoreWindows(input.sessionOffsets, params, {}, result);
            const SequenceResult fresh = model.score(input, params);
            for (std::size_t i = 0; i < fresh.sessions.size(); ++i) {
                QCOMPARE(result.sessions[i].rarestWindow, fresh.sessions[i].rarestWindow);
                QCOMPARE(result.sessions[i].windowBegin, fresh.sessions[i].windowBegin);
                QCOMPARE(result.sessions[i].isShort, fresh.sessions[i].isShort);
            }
        }
    }
};

QTEST_GUILESS_MAIN(LeaveOneOutTest)
#include "tst_leave_one_out.moc"
