// The sequence model on sessions so small that every number is worked out beside it.
#include "tests/core/analysis/sequences/sequence_fixture.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::analysis;
using namespace anomalyst::test;

namespace
{

SequenceResult scored(const CodedSessions &coded, const SequenceParams &params)
{
    return TransitionModel::train(coded.input(), params).score(coded.input(), params);
}

bool isLog10Of(double log, double value)
{
    return std::abs(log - std::log10(value)) < 1e-13;
}

// A: twice, B: once, two sessions. With start, end and unknown there are 5 states; smoothing adds 4 for each side a
// state can stand on: n(A) = 2 + 8, n(B) = 1 + 8, n(start) = n(end) = 2 + 4, n(unknown) = 8, together 39.
const std::vector<NamedSession> kTwoSessions = {{{"A"}, {"B"}}, {{"A"}}};

std::uint32_t nextRandom(std::uint32_t &state)
{
    state = state * 1664525U + 1013904223U;
    return state >> 16;
}

std::vector<NamedSession> randomSessions(std::size_t sessions, std::size_t length, std::uint32_t distinct)
{
    std::uint32_t state = 7;
    std::vector<NamedSession> made(sessions);
    for (NamedSession &session : made) {
        for (std::size_t i = 0; i < length; ++i) {
            NamedCommand &command = session.emplace_back("c" + std::to_string(nextRandom(state) % distinct));
            for (const char *name : {"p", "q", "r"})
                if (nextRandom(state) % 2 == 0)
                    command.parameters.emplace_back(name, "v" + std::to_string(nextRandom(state) % 3));
        }
    }
    return made;
}

// Commands X, each with one parameter p of a value of its own: `counts` gives how often each value comes.
CodedSessions sessionsOfValues(const std::vector<std::pair<std::string, int>> &counts)
{
    NamedSession session;
    for (const auto &[value, count] : counts)
        for (int i = 0; i < count; ++i)
            session.push_back({"X", {{"p", value}}});
    return CodedSessions({session});
}

CodedSessions sessionsOfDistinctValues(int distinct, int usesEach)
{
    std::vector<std::pair<std::string, int>> counts;
    for (int i = 0; i < distinct; ++i)
        counts.emplace_back("v" + std::to_string(i), usesEach);
    return sessionsOfValues(counts);
}

} // namespace

class TransitionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priorsAndTransitionsAreSmoothed();
    void rowsOfProbabilitiesSumToOne();
    void commandsNeverSeenCountAsUnknown();
    void theFirstWindowBeginsAtStartAndLaterOnesWithThePrior();
    void windowsWithoutTokensBeginWithThePrior();
    void windowsOfOneCommandIncludeTheEnd();
    void shortSessionsAreScoredWhole();
    void geometricMeansAreRootsOverTheFactors();
    void tiesTakeTheFirstWindow();
    void absentAndUnknownParametersAreFactors();
    void parameterOrderDoesNotMatter();
    void valuesOfModellableParametersAreFactors();
    void modellableParametersHaveFewValues_data();
    void modellableParametersHaveFewValues();
    void theAnalystMayChooseTheModellableParameters();
    void longSessionsDoNotUnderflow();
    void likelihoodsDoNotDependOnTheOrderOfSessions();
    void manyDistinctCommandsTakeLittleMemory();
    void emptyInputIsRefused();
    void sessionsWithoutACommandGoFromStartToEnd();
    void stoppingCancelsTrainingAndScoring();
};

void TransitionModelTest::priorsAndTransitionsAreSmoothed()
{
    const CodedSessions coded(kTwoSessions);
    const TransitionModel model = TransitionModel::train(coded.input(), {.model = SequenceModel::Commands});
    const std::uint32_t a = 0;
    const std::uint32_t b = 1;
    QCOMPARE(model.prior(a), 10.0 / 39);
    QCOMPARE(model.prior(b), 9.0 / 39);
    QCOMPARE(model.prior(model.startToken()), 6.0 / 39);
    QCOMPARE(model.prior(model.endToken()), 6.0 / 39);
    QCOMPARE(model.prior(model.unknownToken()), 8.0 / 39);
    QCOMPARE(model.transition(model.startToken(), a), 3.0 / 6);
    QCOMPARE(model.transition(model.startToken(), b), 1.0 / 6);
    QCOMPARE(model.transition(a, b), 2.0 / 6);
    QCOMPARE(model.transition(a, model.endToken()), 2.0 / 6);
    QCOMPARE(model.transition(a, a), 1.0 / 6);
    QCOMPARE(model.transition(b, model.endToken()), 2.0 / 5);
    QCOMPARE(model.transition(model.unknownToken(), a), 1.0 / 4);
    QCOMPARE(model.transition(model.endToken(), a), 1.0 / 4);   // end has no row of its own
    QCOMPARE(model.transition(a, model.startToken()), 1.0 / 6); // nor has start a column
}

void TransitionModelTest::rowsOfProbabilitiesSumToOne()
{
    const CodedSessions coded(randomSessions(20, 30, 12));
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    double priors = 0;
    for (std::uint32_t command = 0; command <= model.unknownToken(); ++command)
        priors += model.prior(command);
    QVERIFY(std::abs(priors - 1) < 1e-12);
    for (std::uint32_t from = 0; from <= model.unknownToken(); ++from) {
        double row = model.transition(from, model.endToken()) + model.transition(from, model.unknownToken());
        for (std::uint32_t to = 0; to < model.startToken(); ++to)
            row += model.transition(from, to);
        QVERIFY(std::abs(row - 1) < 1e-12);
    }
    QCOMPARE(model.modellable().size(), std::size_t{3});
    for (const std::uint32_t parameter : model.modellable()) {
        double values = model.valueGivenParameter(TransitionModel::kUnknown, parameter);
        for (std::uint32_t value = 1; value < coded.values.size(); ++value)
            values += model.valueGivenParameter(value, parameter);
        QVERIFY(std::abs(values - 1) < 1e-12);
    }
}

void TransitionModelTest::commandsNeverSeenCountAsUnknown()
{
    const CodedSessions coded({{{"A", {{"p", "1"}}}, {"B"}}, {{"A"}}});
    SequenceInput input = coded.input();
    input.commandCount = 3; // 2 is never used
    const TransitionModel model = TransitionModel::train(input, {});
    QCOMPARE(model.prior(2), model.prior(model.unknownToken()));
    QCOMPARE(model.transition(0, 2), model.transition(0, model.unknownToken()));
    QCOMPARE(model.transition(2, 0), model.transition(model.unknownToken(), 0));
    QCOMPARE(model.parameterGivenCommand(0, 2), 1.0 / 8); // n(unknown) = 2 (5 - 1)
    QCOMPARE(model.parameterGivenCommand(0, model.unknownToken()), 1.0 / 8);
    QCOMPARE(model.parameterGivenCommand(TransitionModel::kUnknown, 0), 1.0 / 10);

    const std::vector<std::uint32_t> other = {2};
    const std::vector<std::uint32_t> offsets = {0, 1};
    const std::vector<ParameterCode> parameters = {{0, 1}};
    input.sessionOffsets = offsets;
    input.commands = other;
    input.parameterOffsets = offsets;
    input.parameters = parameters;
    const SequenceResult result = model.score(input, {.window = 2});
    QVERIFY(isLog10Of(result.steps[0].parameters, 7.0 / 8)); // its table holds the unknown parameter only
    QVERIFY(isLog10Of(result.sessions[0].session, 1.0 / 6 * 7.0 / 8 * 1.0 / 4));
}

void TransitionModelTest::theFirstWindowBeginsAtStartAndLaterOnesWithThePrior()
{
    const SequenceResult result = scored(CodedSessions(kTwoSessions), {.model = SequenceModel::Commands, .window = 2});
    // A B: start→A→B = 1/2 * 1/3 = 1/6; B end: 9/39 * 2/5 = 6/65, which is less.
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, 6.0 / 65));
    QCOMPARE(result.sessions[0].windowBegin, 1U);
    QCOMPARE(result.sessions[0].windowLength, 1U);
    // A end: 1/2 * 1/3.
    QVERIFY(isLog10Of(result.sessions[1].rarestWindow, 1.0 / 6));
    QCOMPARE(result.sessions[1].windowBegin, 0U);
    QCOMPARE(result.sessions[1].windowLength, 1U);
    QVERIFY(!result.sessions[1].isShort);
    // The steps that views show.
    QVERIFY(isLog10Of(result.steps[0].transition, 1.0 / 2));
    QVERIFY(isLog10Of(result.steps[1].transition, 1.0 / 3));
    QVERIFY(isLog10Of(result.steps[1].prior, 9.0 / 39));
    QCOMPARE(result.steps[1].parameters, 0.0);
    QVERIFY(isLog10Of(result.endTransition[0], 2.0 / 5));
    QVERIFY(isLog10Of(result.sessions[0].session, 1.0 / 2 * 1.0 / 3 * 2.0 / 5));
}

void TransitionModelTest::windowsWithoutTokensBeginWithThePrior()
{
    const SequenceResult result =
        scored(CodedSessions(kTwoSessions), {.model = SequenceModel::Commands, .window = 2, .useTokens = false});
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, 10.0 / 39 * 1.0 / 3));
    QCOMPARE(result.sessions[0].windowLength, 2U);
    QVERIFY(isLog10Of(result.steps[0].transition, 10.0 / 39));
    QVERIFY(isLog10Of(result.sessions[0].session, 1.0 / 2 * 1.0 / 3 * 2.0 / 5)); // whole sessions keep their frame
    QVERIFY(result.sessions[1].isShort);
    QVERIFY(isLog10Of(result.sessions[1].rarestWindow, 1.0 / 2 * 1.0 / 3)); // and so do short ones
}

void TransitionModelTest::windowsOfOneCommandIncludeTheEnd()
{
    const SequenceResult result = scored(CodedSessions(kTwoSessions), {.model = SequenceModel::Commands, .window = 1});
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, 6.0 / 39)); // A 1/2, B 9/39, end 6/39
    QCOMPARE(result.sessions[0].windowBegin, 2U);
    QCOMPARE(result.sessions[0].windowLength, 0U);
}

void TransitionModelTest::shortSessionsAreScoredWhole()
{
    const SequenceResult result = scored(CodedSessions(kTwoSessions), {.model = SequenceModel::Commands, .window = 3});
    QVERIFY(!result.sessions[0].isShort);
    QCOMPARE(result.sessions[0].windowLength, 2U);
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, 1.0 / 15));
    QVERIFY(result.sessions[1].isShort);
    QCOMPARE(result.sessions[1].windowBegin, 0U);
    QCOMPARE(result.sessions[1].windowLength, 1U);
    QVERIFY(isLog10Of(result.sessions[1].rarestWindow, 1.0 / 6));
}

void TransitionModelTest::geometricMeansAreRootsOverTheFactors()
{
    const SequenceResult result =
        scored(CodedSessions(kTwoSessions), {.model = SequenceModel::Commands, .window = 3, .geometricMean = true});
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, std::cbrt(1.0 / 15)));
    QVERIFY(isLog10Of(result.sessions[1].rarestWindow, std::sqrt(1.0 / 6))); // short: A and the end
    QVERIFY(isLog10Of(result.sessions[0].session, 1.0 / 15));
}

void TransitionModelTest::tiesTakeTheFirstWindow()
{
    const CodedSessions coded({{{"A"}, {"A"}, {"A"}, {"B"}, {"A"}, {"A"}, {"A"}, {"B"}, {"A"}}});
    const SequenceResult result = scored(coded, {.model = SequenceModel::Commands, .window = 2, .useTokens = false});
    // Times 43: A A = 15 * 5/11, A B = 15 * 3/11, B A = 10 * 3/6. A B is the rarest and stands at 2 and at 6.
    QVERIFY(isLog10Of(result.sessions[0].rarestWindow, 15.0 / 43 * 3.0 / 11));
    QCOMPARE(result.sessions[0].windowBegin, 2U);
}

void TransitionModelTest::absentAndUnknownParametersAreFactors()
{
    const CodedSessions coded({{{"X", {{"p", "1"}}}, {"X", {{"p", "2"}, {"q", "3"}}}, {"X"}}});
    const SequenceParams params = {.model = SequenceModel::Parameters};
    const TransitionModel model = TransitionModel::train(coded.input(), params);
    // n(X) = 3 + 2 * 3 = 9; n(X,p) = 2 + 1, n(X,q) = 1 + 1, the unknown parameter 1.
    QCOMPARE(model.parameterGivenCommand(0, 0), 3.0 / 9);
    QCOMPARE(model.parameterGivenCommand(1, 0), 2.0 / 9);
    QCOMPARE(model.parameterGivenCommand(TransitionModel::kUnknown, 0), 1.0 / 9);
    QCOMPARE(model.parameterGivenCommand(0, model.startToken()), 1.0 / 4); // n(start) = 1 + 3
    const SequenceResult result = model.score(coded.input(), params);
    QVERIFY(isLog10Of(result.steps[0].parameters, std::cbrt(3.0 / 9 * 7.0 / 9 * 8.0 / 9)));
    QVERIFY(isLog10Of(result.steps[1].parameters, std::cbrt(3.0 / 9 * 2.0 / 9 * 8.0 / 9)));
    QCOMPARE(result.steps[2].parameters, 0.0);
    QVERIFY(result.modellable.empty());
}

void TransitionModelTest::parameterOrderDoesNotMatter()
{
    std::vector<NamedSession> sessions = randomSessions(30, 20, 4);
    const SequenceResult before = scored(CodedSessions(sessions), {});
    for (std::size_t i = 1; i < sessions.size(); ++i) // the first session keeps the codes as they are
        for (NamedCommand &command : sessions[i])
            std::ranges::reverse(command.parameters);
    const SequenceResult after = scored(CodedSessions(sessions), {});
    for (std::size_t i = 0; i < before.steps.size(); ++i)
        QCOMPARE(after.steps[i].parameters, before.steps[i].parameters);
}

void TransitionModelTest::valuesOfModellableParametersAreFactors()
{
    const CodedSessions coded = sessionsOfValues({{"a", 15}, {"b", 4}, {"", 1}});
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    QCOMPARE(model.modellable(), std::vector<std::uint32_t>{0}); // 2 values in 20 uses: 10 %
    // Values: a 15 + 1, b 4 + 1, unknown 1; the empty one counts nowhere.
    QCOMPARE(model.valueGivenParameter(coded.values.at("a"), 0), 16.0 / 22);
    QCOMPARE(model.valueGivenParameter(coded.values.at("b"), 0), 5.0 / 22);
    QCOMPARE(model.valueGivenParameter(TransitionModel::kUnknown, 0), 1.0 / 22);
    const SequenceResult result = model.score(coded.input(), {});
    // n(X) = 20 + 6, n(X,p) = 20 + 1; factors: p, its value, the unknown parameter's absence.
    QVERIFY(isLog10Of(result.steps.front().parameters, std::cbrt(21.0 / 26 * 16.0 / 22 * 25.0 / 26)));
    QVERIFY(isLog10Of(result.steps[15].parameters, std::cbrt(21.0 / 26 * 5.0 / 22 * 25.0 / 26)));
    QVERIFY(isLog10Of(result.steps.back().parameters, std::cbrt(21.0 / 26 * 1.0 / 22 * 25.0 / 26)));
}

void TransitionModelTest::modellableParametersHaveFewValues_data()
{
    QTest::addColumn<int>("distinct");
    QTest::addColumn<int>("usesEach");
    QTest::addColumn<bool>("isModellable");
    QTest::newRow("20 values in 200 uses") << 20 << 10 << true;
    QTest::newRow("21 values in 420 uses") << 21 << 20 << false;
    QTest::newRow("1 value in 20 uses") << 1 << 20 << true;
    QTest::newRow("1 value in 19 uses") << 1 << 19 << false;
    QTest::newRow("3 values in 27 uses") << 3 << 9 << false;
}

void TransitionModelTest::modellableParametersHaveFewValues()
{
    QFETCH(int, distinct);
    QFETCH(int, usesEach);
    QFETCH(bool, isModellable);
    const CodedSessions coded = sessionsOfDistinctValues(distinct, usesEach);
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    QCOMPARE(!model.modellable().empty(), isModellable);
    QCOMPARE(TransitionModel::train(sessionsOfValues({{"", 50}}).input(), {}).modellable().size(), std::size_t{0});
}

void TransitionModelTest::theAnalystMayChooseTheModellableParameters()
{
    const CodedSessions coded = sessionsOfDistinctValues(30, 1);
    SequenceParams params;
    params.overrideModellable = true;
    QVERIFY(TransitionModel::train(coded.input(), params).modellable().empty());
    params.modellable = {0, 0, 99};
    const TransitionModel model = TransitionModel::train(coded.input(), params);
    QCOMPARE(model.modellable(), std::vector<std::uint32_t>{0});
    QCOMPARE(model.valueGivenParameter(coded.values.at("v29"), 0), 2.0 / (30 + 30 + 1));
    // n(X) = 30 + 6, n(X,p) = 31.
    const SequenceResult result = model.score(coded.input(), params);
    QVERIFY(isLog10Of(result.steps[0].parameters, std::cbrt(31.0 / 36 * 2.0 / 61 * 35.0 / 36)));
}

void TransitionModelTest::longSessionsDoNotUnderflow()
{
    const CodedSessions coded(randomSessions(1, 10'000, 50));
    const SequenceResult result = scored(coded, {.window = 3});
    QVERIFY(std::isfinite(result.sessions[0].session));
    QVERIFY(result.sessions[0].session < -10'000); // far below what a double holds as a plain number
    QVERIFY(std::isfinite(result.sessions[0].rarestWindow));
    double sum = result.endTransition[0];
    for (const StepLikelihood &step : result.steps)
        sum += step.transition + step.parameters;
    QVERIFY(std::abs(sum - result.sessions[0].session) < 1e-6);
}

void TransitionModelTest::likelihoodsDoNotDependOnTheOrderOfSessions()
{
    std::vector<NamedSession> sessions = randomSessions(40, 15, 8);
    const SequenceResult before = scored(CodedSessions(sessions), {});
    std::ranges::reverse(sessions);
    SequenceResult after = scored(CodedSessions(sessions), {});
    std::ranges::reverse(after.sessions);
    for (std::size_t i = 0; i < before.sessions.size(); ++i) {
        QVERIFY(std::abs(after.sessions[i].session - before.sessions[i].session) < 1e-11);
        QVERIFY(std::abs(after.sessions[i].rarestWindow - before.sessions[i].rarestWindow) < 1e-12);
        QCOMPARE(after.sessions[i].windowBegin, before.sessions[i].windowBegin);
    }
}

void TransitionModelTest::manyDistinctCommandsTakeLittleMemory()
{
    // Each command occurs once, with one parameter of its own: a full table of transitions would hold 4 * 10^10
    // numbers.
    constexpr std::uint32_t kCommands = 200'000;
    std::vector<std::uint32_t> codes(kCommands);
    std::vector<std::uint32_t> offsets(kCommands + 1);
    std::vector<ParameterCode> parameters(kCommands);
    std::vector<std::uint32_t> sessionOffsets = {0};
    for (std::uint32_t i = 0; i < kCommands; ++i) {
        codes[i] = i;
        offsets[i + 1] = i + 1;
        parameters[i] = {i, i + 1};
        if (i % 10 == 9)
            sessionOffsets.push_back(i + 1);
    }
    const SequenceInput input = {sessionOffsets, codes, offsets, parameters, kCommands, kCommands, kCommands + 1, 0};
    const TransitionModel model = TransitionModel::train(input, {});
    const SequenceResult result = model.score(input, {});
    // 200,003 states: P(0|start) = 2 / (20,000 + 200,002), P(1|0) = 2 / (1 + 200,002).
    QVERIFY(isLog10Of(result.steps[0].transition, 2.0 / 220'002));
    QVERIFY(isLog10Of(result.steps[1].transition, 2.0 / 200'003));
    // n(0) = 1 + 2 * 200,002; parameter 2 / n present, unknown 1 / n absent.
    const double total = 1 + 2.0 * 200'002;
    QVERIFY(isLog10Of(result.steps[0].parameters, std::sqrt(2 / total * (1 - 1 / total))));
}

void TransitionModelTest::emptyInputIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(Error, TransitionModel::train({}, {}));
    const CodedSessions coded(kTwoSessions);
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    QVERIFY_THROWS_EXCEPTION(Error, model.score(coded.input(), {.window = 0}));
    QCOMPARE(model.score({}, {}).sessions.size(), std::size_t{0});
}

void TransitionModelTest::sessionsWithoutACommandGoFromStartToEnd()
{
    const SequenceResult result = scored(CodedSessions({{{"A"}}, {}}), {});
    // 4 states: start→end = (1 + 1) / (2 + 3).
    QVERIFY(isLog10Of(result.sessions[1].session, 2.0 / 5));
    QVERIFY(result.sessions[1].isShort);
    QCOMPARE(result.sessions[1].windowLength, 0U);
}

void TransitionModelTest::stoppingCancelsTrainingAndScoring()
{
    const CodedSessions coded(randomSessions(4, 20'000, 30));
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    int reports = 0;
    std::stop_source stop;
    WorkContext context;
    context.stop = stop.get_token();
    context.progress = [&](double fraction, std::string_view) {
        QVERIFY(fraction >= 0 && fraction <= 1);
        if (++reports == 2)
            stop.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, TransitionModel::train(coded.input(), {}, context));
    QCOMPARE(reports, 2);
    QVERIFY_THROWS_EXCEPTION(Cancelled, model.score(coded.input(), {}, context));
}

QTEST_GUILESS_MAIN(TransitionModelTest)
#include "tst_transition_model.moc"
