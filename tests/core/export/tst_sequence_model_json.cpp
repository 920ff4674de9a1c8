// Models that travel as JSON, are kept in the case, and score other sessions than those they learnt from.
#include "core/explain/session_explanation.h"
#include "core/export/sequence_model_json.h"
#include "core/store/kept_text.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::explain;

namespace
{

test::TextRows randomRows(std::uint32_t seed, int sessions)
{
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return random() % limit; };
    test::TextRows rows;
    TimeUs time = 1'600'000'000 * kSecondUs;
    for (int session = 0; session < sessions; ++session) {
        const std::string user = "u" + std::to_string(below(3));
        for (std::uint32_t i = 1 + static_cast<std::uint32_t>(below(8)); i > 0; --i) {
            const std::string command =
                below(20) == 0 ? "odd|\"" + std::to_string(session) : "c" + std::to_string(below(4));
            std::string parameters = "p=" + std::to_string(below(3));
            if (below(3) == 0)
                parameters += " q=" + std::to_string(below(2));
            rows.push_back({formatTime(time), user, command, parameters});
            time += kSecondUs;
        }
        time += kHourUs;
    }
    return rows;
}

const std::vector<ColumnSpec> kColumns = {{"Time", ColumnType::Time, Role::Time},
                                          {"User", ColumnType::Text, Role::User},
                                          {"Operation", ColumnType::Text, Role::Operation},
                                          {"Parameters", ColumnType::Text, Role::Parameters}};

} // namespace

class SequenceModelJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModelTravelsAsJsonAndScoresTheSame()
    {
        const test::SmallCase log(kColumns, randomRows(9, 60));
        for (const auto kind : {analysis::SequenceModel::Commands, analysis::SequenceModel::Parameters,
                                analysis::SequenceModel::Values}) {
            result::SequencesParams params;
            params.model.model = kind;
            const result::SequencesResult own = result::analyseSequences(*log.events(), params);
            const result::LearntModel model = own.learntModel("test, with \"quotes\"");
            const result::LearntModel back = exporting::readSequenceModel(exporting::sequenceModelJson(model));
            QVERIFY(back == model);
            params.model.model = analysis::SequenceModel::Values; // the model's own kind counts
            params.learnt = std::make_shared<const result::LearntModel>(back);
            const result::SequencesResult other = result::analyseSequences(*log.events(), params);
            QCOMPARE(other.order, own.order);
            for (std::size_t i = 0; i < own.order.size(); ++i)
                QVERIFY(std::abs(other.likelihoods.sessions[i].rarestWindow -
                                 own.likelihoods.sessions[i].rarestWindow) < 1e-12);
        }
    }

    void whatIsNoModelIsRefused()
    {
        const test::SmallCase log(kColumns, randomRows(9, 10));
        const std::string json =
            exporting::sequenceModelJson(result::analyseSequences(*log.events(), {}).learntModel("x"));
        for (std::size_t length = 0; length + 3 < json.size(); length += 7)
            QVERIFY_THROWS_EXCEPTION(Error, exporting::readSequenceModel(json.substr(0, length)));
        QVERIFY_THROWS_EXCEPTION(Error, exporting::readSequenceModel("[]"));
        result::SequencesParams commandsOnly; // models no values
        commandsOnly.model.model = analysis::SequenceModel::Commands;
        QString broken = QString::fromStdString(
            exporting::sequenceModelJson(result::analyseSequences(*log.events(), commandsOnly).learntModel("x")));
        exporting::readSequenceModel(broken.toStdString());
        broken.replace(QStringLiteral("\"modellable\": []"), QStringLiteral("\"modellable\": [99]"));
        QVERIFY_THROWS_EXCEPTION(Error, exporting::readSequenceModel(broken.toStdString()));
    }

    void modelsAreKeptInTheCaseByName()
    {
        const test::SmallCase log(kColumns, randomRows(9, 10));
        {
            store::CaseFile file = store::CaseFile::open(log.path(), store::CaseFile::Mode::ReadWrite);
            store::keepText(file, "sequence model", "b", "1");
            store::keepText(file, "sequence model", "a", "2");
            store::keepText(file, "sequence model", "b", "3");
            store::keepText(file, "else", "c", "4");
        }
        store::CaseFile file = store::CaseFile::open(log.path(), store::CaseFile::Mode::ReadWrite);
        QCOMPARE(store::keptNames(file, "sequence model"), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(store::keptText(file, "sequence model", "b").value(), std::string("3"));
        store::removeKeptText(file, "sequence model", "b");
        QVERIFY(!store::keptText(file, "sequence model", "b"));
        QVERIFY_THROWS_EXCEPTION(Error, store::keepText(file, "sequence model", "", "x"));
    }

    void oneSelectionTrainsAndAnotherIsScored()
    {
        const test::SmallCase log(kColumns, {{"2024-01-01T00:00:00Z", "a", "x", ""},
                                             {"2024-01-01T00:00:01Z", "a", "y", ""},
                                             {"2024-02-01T00:00:00Z", "a", "new", ""}});
        result::SequencesParams params;
        params.model = {.model = analysis::SequenceModel::Commands, .window = 2};
        params.selection.from = *parseIsoTime("2024-02-01");
        params.training.emplace();
        params.training->selection.to = *parseIsoTime("2024-02-01");
        const result::SequencesResult result = result::analyseSequences(*log.events(), params);
        // x, y, start, end and unknown: P(unknown|start) = 1/(1+4), P(end|unknown) = 1/4.
        QCOMPARE(result.table->sessions.size(), std::size_t{1});
        QVERIFY(std::abs(std::pow(10.0, result.likelihoods.sessions[0].rarestWindow) - 1.0 / 5 / 4) < 1e-12);
        const SessionExplanation why = explainSession(result, TransitionEdges(result.model), 0);
        QCOMPARE(QString::fromStdString(why.steps[0].expected.at(0).name), QStringLiteral("x"));
        params.model.leaveOneOut = true;
        QVERIFY_THROWS_EXCEPTION(Error, result::analyseSequences(*log.events(), params));
    }
};

QTEST_GUILESS_MAIN(SequenceModelJsonTest)
#include "tst_sequence_model_json.moc"
