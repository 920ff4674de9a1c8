// What is said about a session adds up to its score, and agrees with counts made by hand.
#include "core/explain/parameter_sets.h"
#include "core/explain/session_explanation.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <random>

using namespace anomalyst;
using namespace anomalyst::explain;
using analysis::SequenceModel;

namespace
{

// Sessions of four users; some commands, parameters and values are in one of them only.
test::SmallCase makeCase()
{
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    test::TextRows rows;
    TimeUs time = *parseIsoTime("2024-03-01T08:00:00Z");
    for (int session = 0; session < 60; ++session) {
        time += kHourUs;
        const std::string user = "user" + std::to_string(below(4));
        for (std::uint32_t i = 1 + below(9); i > 0; --i) {
            time += kSecondUs;
            const std::string command =
                below(25) == 0 ? "only" + std::to_string(session) : "c" + std::to_string(below(5));
            std::string parameters = "{\"kind\":\"k" + std::to_string(below(3)) + "\"";
            if (below(2) == 0)
                parameters += ",\"id\":\"" + std::to_string(rows.size()) + "\"";
            if (below(6) == 0)
                parameters += ",\"force\":\"\"";
            rows.push_back({formatTime(time), user, command, parameters + "}"});
        }
    }
    return {{{"Time", ColumnType::Time, Role::Time},
             {"User", ColumnType::Text, Role::User},
             {"Operation", ColumnType::Text, Role::Operation},
             {"Parameters", ColumnType::Text, Role::Parameters}},
            rows};
}

bool isNear(double left, double right)
{
    return std::abs(left - right) < 1e-9 * std::max(1.0, std::abs(right));
}

// Steps from command to command by name ("" is start and end), of all sessions but one.
struct HandCounts {
    HandCounts(const result::SequencesResult &result, std::size_t without)
    {
        const query::SessionTable &table = *result.table;
        for (std::size_t s = 0; s < table.sessions.size(); ++s) {
            if (s == without)
                continue;
            std::string previous;
            const query::Session &session = table.sessions[s];
            for (std::uint32_t i = 0; i < session.commandCount; ++i) {
                const std::string &name = table.commandNames[table.commands[session.firstCommand + i]];
                add(previous, name);
                previous = name;
            }
            add(previous, "");
        }
    }

    void add(const std::string &from, const std::string &to)
    {
        ++steps[from][to];
        ++totals[from];
    }
    double probability(const std::string &from, const std::string &to)
    {
        // Commands, the end and the unknown can come: start and end share a name here.
        return (steps[from][to] + 1.0) / (totals[from] + static_cast<double>(names()) + 1);
    }
    std::size_t names() const
    {
        std::size_t count = 1; // "" is always there
        for (const auto &[name, total] : totals)
            count += name.empty() || total == 0 ? 0 : 1;
        return count;
    }
    std::vector<double> mostExpected(const std::string &from)
    {
        std::vector<double> found;
        for (const auto &[to, count] : steps[from])
            if (count > 0)
                found.push_back(probability(from, to));
        std::ranges::sort(found, std::greater());
        found.resize(std::min<std::size_t>(found.size(), 3));
        return found;
    }

    std::map<std::string, std::map<std::string, int>> steps;
    std::map<std::string, int> totals;
};

} // namespace

class SessionExplanationTest : public QObject
{
    Q_OBJECT

    test::SmallCase m_case = makeCase();
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    result::SequencesResult analyse(const analysis::SequenceParams &model) const
    {
        result::SequencesParams params;
        params.model = model;
        return result::analyseSequences(*m_events, params);
    }

    static std::vector<analysis::SequenceParams> everyWay()
    {
        std::vector<analysis::SequenceParams> ways;
        for (const SequenceModel model : {SequenceModel::Commands, SequenceModel::Parameters, SequenceModel::Values})
            for (const int window : {1, 2, 3, 6})
                for (int flags = 0; flags < 8; ++flags)
                    ways.push_back({.model = model,
                                    .window = window,
                                    .useTokens = (flags & 1) != 0,
                                    .geometricMean = (flags & 2) != 0,
                                    .leaveOneOut = (flags & 4) != 0});
        return ways;
    }

private Q_SLOTS:
    void theBitsAddUpToTheScore()
    {
        for (const analysis::SequenceParams &way : everyWay()) {
            const result::SequencesResult result = analyse(way);
            const TransitionEdges edges(result.model);
            for (std::uint32_t s = 0; s < result.table->sessions.size(); ++s) {
                const analysis::SessionLikelihood &likelihood = result.likelihoods.sessions[s];
                const SessionExplanation explanation = explainSession(result, edges, s, 2);
                double window = 0;
                for (const WindowPart &part : explanation.window) {
                    window += part.bits;
                    QVERIFY(explanation.steps[part.step].isInRarestWindow);
                }
                QVERIFY(isNear(window, explanation.windowBits));
                QVERIFY(isNear(explanation.score(), -likelihood.rarestWindow / std::log10(2.0)));
                const SessionExplanation all = explainSession(result, edges, s);
                double bits = 0;
                for (const StepExplanation &step : all.steps)
                    bits += step.bits();
                if (all.steps.back().isEnd)
                    QVERIFY(isNear(bits, all.sessionBits));
                QVERIFY(isNear(all.sessionBits, -likelihood.session / std::log10(2.0)));
            }
        }
    }

    void whatIsExpectedIsWhatFollowedMostOften()
    {
        for (const bool leaveOneOut : {false, true}) {
            const result::SequencesResult result = analyse({.leaveOneOut = leaveOneOut});
            const TransitionEdges edges(result.model);
            for (std::uint32_t s = 0; s < result.table->sessions.size(); ++s) {
                HandCounts counts(result, leaveOneOut ? s : result.table->sessions.size());
                std::string previous;
                for (const StepExplanation &step : explainSession(result, edges, s).steps) {
                    QVERIFY(isNear(step.probability, counts.probability(previous, step.command)));
                    const std::vector<double> wanted = counts.mostExpected(previous);
                    QCOMPARE(step.expected.size(), wanted.size());
                    for (std::size_t i = 0; i < wanted.size(); ++i) {
                        QVERIFY(isNear(step.expected[i].probability, wanted[i]));
                        QVERIFY(isNear(wanted[i], counts.probability(previous, step.expected[i].name)));
                    }
                    previous = step.command;
                }
            }
        }
    }

    void aSessionIsComparedWithTheOthersOfItsUser()
    {
        const result::SequencesResult result = analyse({});
        const TransitionEdges edges(result.model);
        for (const std::uint32_t s : result.order) {
            std::vector<double> others;
            for (std::uint32_t o = 0; o < result.table->sessions.size(); ++o)
                if (o != s && result.session(o).user == result.session(s).user)
                    others.push_back(result.likelihoods.sessions[o].rarestWindow);
            std::ranges::sort(others);
            const OtherSessions found = explainSession(result, edges, s).others;
            QCOMPARE(found.count, others.size());
            QVERIFY(isNear(found.lowest, others.front()));
            QVERIFY(isNear(found.highest, others.back()));
            QVERIFY(isNear(found.median, (others[(others.size() - 1) / 2] + others[others.size() / 2]) / 2));
            QCOMPARE(found.lessLikely,
                     std::size_t(std::ranges::lower_bound(others, result.likelihoods.sessions[s].rarestWindow) -
                                 others.begin()));
        }
    }

    void parameterSetsAreThoseOfTheLog()
    {
        QVERIFY(parameterSets(analyse({.model = SequenceModel::Commands})).empty());
        for (const SequenceModel model : {SequenceModel::Parameters, SequenceModel::Values}) {
            const result::SequencesResult result = analyse({.model = model});
            const query::SessionTable &table = *result.table;
            std::map<std::string, std::size_t> wanted;
            for (std::size_t i = 0; i < table.commands.size(); ++i) {
                std::map<std::string, std::string> uses;
                for (auto p = table.parameterOffsets[i]; p < table.parameterOffsets[i + 1]; ++p) {
                    const ParameterUse use = table.parameters[p];
                    const bool counts = std::ranges::binary_search(result.model->modellable(), use.name);
                    uses[table.parameterNames[use.name]] = counts ? table.values[use.value] : "";
                }
                std::string key = table.commandNames[table.commands[i]] + ":";
                for (const auto &[name, value] : uses)
                    key += name + "=" + value + ";";
                ++wanted[key];
            }
            double last = -1e300;
            const std::vector<ParameterSet> sets = parameterSets(result);
            QCOMPARE(sets.size(), wanted.size());
            for (const ParameterSet &set : sets) {
                std::map<std::string, std::string> uses;
                for (const ParameterUse &use : set.parameters)
                    uses[table.parameterNames[use.name]] = table.values[use.value];
                std::string key = table.commandNames[set.command] + ":";
                for (const auto &[name, value] : uses)
                    key += name + "=" + value + ";";
                QCOMPARE(set.uses, wanted[key]);
                QCOMPARE(set.firstUses.size(), set.uses);
                for (const std::uint32_t command : set.firstUses)
                    QVERIFY(isNear(result.likelihoods.steps[command].parameters, set.log10Likelihood));
                QVERIFY(set.log10Likelihood >= last - 1e-9);
                last = set.log10Likelihood;
            }
        }
    }
};

QTEST_APPLESS_MAIN(SessionExplanationTest)
#include "tst_session_explanation.moc"
