// The sequence model against the values that MSTICPy's models give on Microsoft's sample of Exchange administration.
#include "tests/core/analysis/sequences/sequence_fixture.h"
#include "tests/support/reference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::analysis;
using namespace anomalyst::test;

namespace
{

const std::vector<std::pair<std::string, SequenceModel>> kModels = {{"commands", SequenceModel::Commands},
                                                                    {"parameters", SequenceModel::Parameters},
                                                                    {"values", SequenceModel::Values}};

std::vector<NamedSession> readSessions(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<NamedSession> sessions;
    while (!file.atEnd()) {
        NamedSession &session = sessions.emplace_back();
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QJsonArray commands = line[QLatin1String("commands")].toArray();
        for (const QJsonValue &command : commands) {
            NamedCommand &named = session.emplace_back(command[QLatin1String("name")].toString().toStdString());
            const QJsonObject parameters = command[QLatin1String("params")].toObject();
            for (auto it = parameters.begin(); it != parameters.end(); ++it)
                named.parameters.emplace_back(it.key().toStdString(), it.value().toString().toStdString());
        }
    }
    return sessions;
}

double log10Difference(double actual, const std::string &expected)
{
    return std::abs(actual - std::log10(std::stod(expected)));
}

std::string joinedWindow(const CodedSessions &coded, std::size_t session, const SessionLikelihood &likelihood)
{
    std::string joined;
    for (std::uint32_t i = 0; i < likelihood.windowLength; ++i)
        joined += (i > 0 ? "|" : "") +
                  coded.commands.name(coded.codes[coded.sessionOffsets[session] + likelihood.windowBegin + i]);
    return joined;
}

} // namespace

class SequenceReferenceTest : public QObject
{
    Q_OBJECT

private:
    std::vector<NamedSession> m_sessions;
    CsvTable m_scores;

    SequenceResult scored(const CodedSessions &coded, const SequenceParams &params) const
    {
        return TransitionModel::train(coded.input(), params).score(coded.input(), params);
    }

private Q_SLOTS:
    void initTestCase();
    void rarestWindowsAreThoseOfTheReference_data();
    void rarestWindowsAreThoseOfTheReference();
    void windowsWithoutTokensAreThoseOfTheReference();
    void geometricMeansAreThoseOfTheReference();
    void wholeSessionsAreThoseOfTheReference();
    void probabilitiesAreThoseOfTheReference();
    void sessionsTheReferenceLeavesOutAreShort();
};

void SequenceReferenceTest::initTestCase()
{
    const auto sessions = referenceFile("sequences/exchange_admin_sessions.jsonl");
    ANOMALYST_NEED_FILE(sessions);
    const auto scores = referenceFile("sequences/expected_scores.csv");
    ANOMALYST_NEED_FILE(scores);
    m_sessions = readSessions(sessions);
    m_scores = readCsv(scores);
    QCOMPARE(m_sessions.size(), std::size_t{146});
    QCOMPARE(m_scores.rows.size(), m_sessions.size());
}

void SequenceReferenceTest::rarestWindowsAreThoseOfTheReference_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("window");
    for (int model = 0; model < 3; ++model)
        for (int window = 2; window <= 4; ++window)
            QTest::addRow("%s %d", kModels[std::size_t(model)].first.c_str(), window) << model << window;
}

void SequenceReferenceTest::rarestWindowsAreThoseOfTheReference()
{
    QFETCH(int, model);
    QFETCH(int, window);
    const auto &[name, kind] = kModels[std::size_t(model)];
    const CodedSessions coded(m_sessions);
    const SequenceResult result = scored(coded, {.model = kind, .window = window});
    const std::string column = name + "_rarest_window" + std::to_string(window);
    const std::vector<std::string> likelihoods = m_scores.texts(column + "_likelihood");
    const std::vector<std::string> windows = m_scores.texts(column + "_commands");
    for (std::size_t i = 0; i < result.sessions.size(); ++i) {
        QCOMPARE(result.sessions[i].isShort, likelihoods[i].empty());
        if (likelihoods[i].empty())
            continue;
        QVERIFY(log10Difference(result.sessions[i].rarestWindow, likelihoods[i]) < 1e-9);
        QCOMPARE(joinedWindow(coded, i, result.sessions[i]), windows[i]);
    }
}

void SequenceReferenceTest::windowsWithoutTokensAreThoseOfTheReference()
{
    const CodedSessions coded(m_sessions);
    for (const auto &[name, kind] : kModels) {
        const SequenceResult result = scored(coded, {.model = kind, .window = 3, .useTokens = false});
        const std::vector<std::string> expected = m_scores.texts(name + "_rarest_window3_no_tokens");
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(result.sessions[i].isShort, expected[i].empty());
            if (!expected[i].empty())
                QVERIFY(log10Difference(result.sessions[i].rarestWindow, expected[i]) < 1e-9);
        }
    }
}

void SequenceReferenceTest::geometricMeansAreThoseOfTheReference()
{
    const CodedSessions coded(m_sessions);
    for (const auto &[name, kind] : kModels) {
        const SequenceResult result = scored(coded, {.model = kind, .window = 3, .geometricMean = true});
        const std::vector<std::string> expected = m_scores.texts(name + "_rarest_window3_geomean");
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (!expected[i].empty())
                QVERIFY(log10Difference(result.sessions[i].rarestWindow, expected[i]) < 1e-9);
    }
}

void SequenceReferenceTest::wholeSessionsAreThoseOfTheReference()
{
    const CodedSessions coded(m_sessions);
    for (const auto &[name, kind] : kModels) {
        const SequenceResult result = scored(coded, {.model = kind});
        const std::vector<std::string> whole = m_scores.texts(name + "_session_likelihood");
        const std::vector<std::string> mean = m_scores.texts(name + "_session_geomean");
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QVERIFY(log10Difference(result.sessions[i].session, whole[i]) < 1e-9);
            // The reference takes a session's root over its commands.
            const auto commands = double(coded.sessionOffsets[i + 1] - coded.sessionOffsets[i]);
            QVERIFY(log10Difference(result.sessions[i].session / commands, mean[i]) < 1e-9);
        }
    }
}

void SequenceReferenceTest::probabilitiesAreThoseOfTheReference()
{
    const auto path = referenceFile("sequences/expected_model.json");
    ANOMALYST_NEED_FILE(path);
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("values")].toObject();
    const CodedSessions coded(m_sessions);
    const TransitionModel model = TransitionModel::train(coded.input(), {});
    const auto command = [&](const QString &name) {
        if (name == QLatin1String("##START##"))
            return model.startToken();
        if (name == QLatin1String("##END##"))
            return model.endToken();
        return name == QLatin1String("##UNK##") ? model.unknownToken() : coded.commands.at(name.toStdString());
    };
    const QJsonObject prior = expected[QLatin1String("prior")].toObject();
    QCOMPARE(prior.size(), 5);
    for (auto it = prior.begin(); it != prior.end(); ++it)
        QVERIFY(std::abs(model.prior(command(it.key())) - it.value().toDouble()) < 1e-15);
    const QJsonObject transition = expected[QLatin1String("transition")].toObject();
    QCOMPARE(transition.size(), 4);
    for (auto from = transition.begin(); from != transition.end(); ++from) {
        const QJsonObject row = from.value().toObject();
        for (auto to = row.begin(); to != row.end(); ++to)
            QVERIFY(std::abs(model.transition(command(from.key()), command(to.key())) - to.value().toDouble()) < 1e-15);
    }
    const QJsonObject given = expected[QLatin1String("parameter_given_command")].toObject();
    QCOMPARE(given.size(), 5);
    for (auto from = given.begin(); from != given.end(); ++from) {
        const QJsonObject row = from.value().toObject();
        for (auto to = row.begin(); to != row.end(); ++to) {
            const std::uint32_t parameter = to.key() == QLatin1String("##UNK##")
                                                ? TransitionModel::kUnknown
                                                : coded.parameters.at(to.key().toStdString());
            const double probability = model.parameterGivenCommand(parameter, command(from.key()));
            QVERIFY(std::abs(probability - to.value().toDouble()) < 1e-15);
        }
    }
    std::vector<std::uint32_t> modellable;
    const QJsonArray names = expected[QLatin1String("modellable_parameters")].toArray();
    for (const QJsonValue &name : names)
        modellable.push_back(coded.parameters.at(name.toString().toStdString()));
    std::ranges::sort(modellable);
    QCOMPARE(model.modellable(), modellable);
}

void SequenceReferenceTest::sessionsTheReferenceLeavesOutAreShort()
{
    const CodedSessions coded(m_sessions);
    const SequenceResult result = scored(coded, {.window = 4});
    std::size_t shortSessions = 0;
    for (std::size_t i = 0; i < result.sessions.size(); ++i) {
        const SessionLikelihood &session = result.sessions[i];
        if (!session.isShort)
            continue;
        ++shortSessions;
        QCOMPARE(session.rarestWindow, session.session);
        QCOMPARE(session.windowBegin, 0U);
        QCOMPARE(session.windowLength, coded.sessionOffsets[i + 1] - coded.sessionOffsets[i]);
    }
    QVERIFY(shortSessions > 0);
}

QTEST_GUILESS_MAIN(SequenceReferenceTest)
#include "tst_sequence_reference.moc"
