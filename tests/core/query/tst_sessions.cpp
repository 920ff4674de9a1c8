#include "core/query/sessions.h"

#include "core/analysis/sequences/transition_model.h"
#include "core/store/event_writer.h"
#include "tests/support/reference.h"

#include <QTemporaryDir>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::query;
using namespace anomalyst::test;

namespace
{

struct Event {
    std::optional<int> second; // since the epoch
    std::string user;
    std::string command;
    std::string parameters = {};
};

Cell textCell(const std::string &text)
{
    return text.empty() ? Cell() : Cell::ofText(text);
}

// A case with one log, in a folder of its own.
class SmallCase
{
public:
    SmallCase(std::vector<ColumnSpec> columns, const std::vector<std::vector<Cell>> &rows)
    {
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("small.anomalyst")).toStdString();
        store::CaseFile file = store::CaseFile::create(path);
        store::EventWriter writer(file);
        SourceInfo source;
        source.path = "small.csv";
        source.logName = "small";
        source.format = "csv";
        source.encoding = "UTF-8";
        source.options = "{}";
        source.columns = std::move(columns);
        writer.begin(source);
        std::vector<Cell> cells;
        std::vector<std::uint64_t> lines;
        for (const std::vector<Cell> &row : rows) {
            cells.insert(cells.end(), row.begin(), row.end());
            lines.push_back(lines.size() + 2);
        }
        writer.append({source.columns.size(), cells, lines});
        SourceResult result;
        result.sha256 = std::string(64, '0');
        result.events = rows.size();
        writer.finish(result);
        m_events = store::EventColumns::open(path, writer.log());
    }

    static SmallCase ofEvents(const std::vector<Event> &events)
    {
        std::vector<std::vector<Cell>> rows;
        for (const Event &event : events)
            rows.push_back({event.second ? Cell::ofTime(*event.second * kSecondUs) : Cell(), textCell(event.user),
                            textCell(event.command), textCell(event.parameters)});
        return SmallCase({{"Time", ColumnType::Time, Role::Time},
                          {"User", ColumnType::Text, Role::User},
                          {"Operation", ColumnType::Text, Role::Operation},
                          {"Parameters", ColumnType::Text, Role::Parameters}},
                         rows);
    }

    SessionTable sessions(const SessionParams &params = {}, const WorkContext &context = {}) const
    {
        return buildSessions(*m_events, RowSet{true, m_events->size(), {}}, params, context);
    }
    const store::EventColumns &events() const { return *m_events; }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const store::EventColumns> m_events;
};

SessionTable sessionsOf(const std::vector<Event> &events, const SessionParams &params = {})
{
    return SmallCase::ofEvents(events).sessions(params);
}

// "user: command command; user: ..." of all sessions.
QString shape(const SessionTable &table)
{
    std::string text;
    for (const Session &session : table.sessions) {
        text += (text.empty() ? "" : "; ") + table.userOf(session)[0] + ":";
        for (std::uint32_t i = 0; i < session.commandCount; ++i)
            text += " " + table.commandNames[table.commands[session.firstCommand + i]];
    }
    return QString::fromStdString(text);
}

QString parametersOf(const SessionTable &table, std::size_t command)
{
    std::string text;
    for (std::uint32_t i = table.parameterOffsets[command]; i < table.parameterOffsets[command + 1]; ++i)
        text += table.parameterNames[table.parameters[i].name] + "=" + table.values[table.parameters[i].value] + ";";
    return QString::fromStdString(text);
}

analysis::SequenceResult scored(const SessionTable &table, std::vector<std::uint32_t> &offsets,
                                std::vector<analysis::ParameterCode> &parameters)
{
    offsets = {0};
    for (const Session &session : table.sessions)
        offsets.push_back(session.firstCommand + session.commandCount);
    for (const ParameterUse &use : table.parameters)
        parameters.push_back({use.name, use.value});
    const analysis::SequenceInput input = {.sessionOffsets = offsets,
                                           .commands = table.commands,
                                           .parameterOffsets = table.parameterOffsets,
                                           .parameters = parameters,
                                           .commandCount = std::uint32_t(table.commandNames.size()),
                                           .parameterCount = std::uint32_t(table.parameterNames.size()),
                                           .valueCount = std::uint32_t(table.values.size()),
                                           .emptyValue = 0};
    return analysis::TransitionModel::train(input, {}).score(input, {});
}

} // namespace

class SessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsAreThoseOfTheReference();
    void usersAreCutApartInByteOrder();
    void aMissingUserIsAUserOfItsOwn();
    void severalUserColumnsMakeOneKey();
    void onlyALongerGapSplits();
    void onlyALongerSessionSplits();
    void equalTimesKeepFileOrder();
    void clocksMayRunBackwards();
    void widelySpreadTimesAreSorted();
    void oneEventIsASession();
    void noEventIsNoSession();
    void eventsWithoutTimeOrCommandAreLeftOut();
    void onlyTheChosenRowsTakePart();
    void namesLikeTokensAndSeparatorsAreOrdinary();
    void numbersMayBeUsersAndCommands();
    void parametersAreCodedOnceAndInOrder();
    void unreadableParametersAreCounted();
    void parametersMayBeAbsent();
    void missingColumnsAreNamed();
    void negativeLimitsAreRefused();
    void stoppingCancels();
};

void SessionsTest::sessionsAreThoseOfTheReference()
{
    const auto path = referenceFile("sequences/exchange_admin_events.csv");
    ANOMALYST_NEED_FILE(path);
    const auto scores = referenceFile("sequences/expected_scores.csv");
    ANOMALYST_NEED_FILE(scores);
    const CsvTable csv = readCsv(path);
    std::vector<std::vector<Cell>> rows;
    for (const auto &row : csv.rows)
        rows.push_back({Cell::ofTime(parseIsoTime(row[0]).value()), textCell(row[1]), textCell(row[2]),
                        textCell(row[3]), textCell(row[4])});
    const SmallCase events({{"TimeGenerated", ColumnType::Time, Role::Time},
                            {"UserId", ColumnType::Text, Role::User},
                            {"ClientIP", ColumnType::Text, Role::Address},
                            {"Operation", ColumnType::Text, Role::Operation},
                            {"Parameters", ColumnType::Text, Role::Parameters}},
                           rows);
    const SessionTable table = events.sessions();
    QCOMPARE(table.unreadableParameters, std::size_t{0});
    QCOMPARE(table.leftOut, std::size_t{0});
    QCOMPARE(table.userColumns, (std::vector<std::string>{"UserId", "ClientIP"}));
    QCOMPARE(table.parameterColumns, (std::vector<std::string>{"Parameters"}));

    const CsvTable expected = readCsv(scores);
    const std::vector<double> commands = expected.numbers("commands");
    const std::vector<std::string> likelihoods = expected.texts("values_rarest_window3_likelihood");
    std::vector<std::uint32_t> offsets;
    std::vector<analysis::ParameterCode> parameters;
    const analysis::SequenceResult result = scored(table, offsets, parameters);
    QCOMPARE(table.sessions.size(), std::size_t{146});
    for (std::size_t i = 0; i < table.sessions.size(); ++i) {
        QCOMPARE(table.userOf(table.sessions[i])[0], expected.texts("UserId")[i]);
        QCOMPARE(table.userOf(table.sessions[i])[1], expected.texts("ClientIP")[i]);
        QCOMPARE(formatTime(table.sessions[i].begin), expected.texts("begin")[i]);
        QCOMPARE(double(table.sessions[i].commandCount), commands[i]);
        QVERIFY(std::abs(result.sessions[i].rarestWindow - std::log10(std::stod(likelihoods[i]))) < 1e-9);
    }
}

void SessionsTest::usersAreCutApartInByteOrder()
{
    QCOMPARE(shape(sessionsOf(
                 {{0, "b", "1"}, {1, "\xc3\xa4", "2"}, {2, "B", "3"}, {3, "ab", "4"}, {4, "a", "5"}, {5, "b", "6"}})),
             QString::fromUtf8("B: 3; a: 5; ab: 4; b: 1 6; \xc3\xa4: 2"));
}

void SessionsTest::aMissingUserIsAUserOfItsOwn()
{
    QCOMPARE(shape(sessionsOf({{0, "", "1"}, {0, "a", "2"}, {1, "", "3"}})), QStringLiteral(": 1 3; a: 2"));
}

void SessionsTest::severalUserColumnsMakeOneKey()
{
    std::vector<std::vector<Cell>> rows;
    const auto add = [&](const char *user, const char *address, const char *command) {
        rows.push_back({Cell::ofTime(0), Cell::ofText(user), Cell::ofText(address), Cell::ofText(command)});
    };
    add("b", "1", "p");
    add("a", "2", "q");
    add("ab", "", "r"); // not the same as "a", "b"
    add("a", "1", "s");
    add("a", "b", "t");
    const SmallCase events({{"Time", ColumnType::Time, Role::Time},
                            {"User", ColumnType::Text, Role::User},
                            {"Address", ColumnType::Text, Role::Address},
                            {"Operation", ColumnType::Text, Role::Operation}},
                           rows);
    QCOMPARE(shape(events.sessions()), QStringLiteral("a: s; a: q; a: t; ab: r; b: p"));
    SessionParams params;
    params.userColumns = {"Address"};
    QCOMPARE(events.sessions(params).sessions.size(), std::size_t{4});
    params.userColumns = {"address", "User"};
    QCOMPARE(events.sessions(params).userColumns, (std::vector<std::string>{"Address", "User"}));
}

void SessionsTest::onlyALongerGapSplits()
{
    SessionParams params;
    params.maxGap = 10 * kSecondUs;
    QCOMPARE(shape(sessionsOf({{0, "a", "1"}, {10, "a", "2"}, {21, "a", "3"}}, params)),
             QStringLiteral("a: 1 2; a: 3"));
    params.maxGap = 0;
    QCOMPARE(shape(sessionsOf({{0, "a", "1"}, {0, "a", "2"}, {1, "a", "3"}}, params)), QStringLiteral("a: 1 2; a: 3"));
}

void SessionsTest::onlyALongerSessionSplits()
{
    SessionParams params;
    params.maxSession = 20 * kSecondUs;
    const SessionTable table = sessionsOf(
        {{0, "a", "1"}, {10, "a", "2"}, {20, "a", "3"}, {21, "a", "4"}, {41, "a", "5"}, {42, "a", "6"}}, params);
    QCOMPARE(shape(table), QStringLiteral("a: 1 2 3; a: 4 5; a: 6"));
    QCOMPARE(table.sessions[1].begin, 21 * kSecondUs);
    QCOMPARE(table.sessions[1].end, 41 * kSecondUs);
    QCOMPARE(table.sessions[1].firstCommand, 3U);
}

void SessionsTest::equalTimesKeepFileOrder()
{
    const SessionTable table =
        sessionsOf({{5, "a", "1"}, {5, "b", "x"}, {5, "a", "2"}, {4, "a", "0"}, {5, "a", "3"}, {5, "b", "y"}});
    QCOMPARE(shape(table), QStringLiteral("a: 0 1 2 3; b: x y"));
    QCOMPARE(table.rows, (std::vector<EventRow>{3, 0, 2, 4, 1, 5}));
}

void SessionsTest::clocksMayRunBackwards()
{
    QCOMPARE(shape(sessionsOf({{300, "a", "3"}, {200, "a", "2"}, {100, "a", "1"}, {-100, "a", "0"}})),
             QStringLiteral("a: 0; a: 1 2 3"));
}

void SessionsTest::widelySpreadTimesAreSorted()
{
    std::vector<Event> events;
    std::uint32_t state = 3;
    for (int i = 0; i < 3'000; ++i) {
        state = state * 1664525U + 1013904223U;
        events.push_back({static_cast<int>(state), "u" + std::to_string(state % 7), "c"}); // over 136 years
    }
    const SessionTable table = sessionsOf(events);
    QCOMPARE(table.rows.size(), events.size());
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const Event &before = events[table.rows[i - 1]];
        const Event &after = events[table.rows[i]];
        QVERIFY(std::tie(before.user, *before.second, table.rows[i - 1]) <
                std::tie(after.user, *after.second, table.rows[i]));
    }
}

void SessionsTest::oneEventIsASession()
{
    const SessionTable table = sessionsOf({{7, "a", "1", "x=1"}});
    QCOMPARE(shape(table), QStringLiteral("a: 1"));
    QCOMPARE(table.sessions[0].begin, 7 * kSecondUs);
    QCOMPARE(table.sessions[0].end, 7 * kSecondUs);
    QCOMPARE(parametersOf(table, 0), QStringLiteral("x=1;"));
}

void SessionsTest::noEventIsNoSession()
{
    const SmallCase events = SmallCase::ofEvents({{0, "a", "1"}});
    const SessionTable table = buildSessions(events.events(), RowSet{false, 1, {}}, {});
    QVERIFY(table.sessions.empty());
    QCOMPARE(table.parameterOffsets, std::vector<std::uint32_t>{0});
    QCOMPARE(table.values, std::vector<std::string>{""});
}

void SessionsTest::eventsWithoutTimeOrCommandAreLeftOut()
{
    const SessionTable table = sessionsOf({{0, "a", "1"}, {{}, "a", "2"}, {1, "a", ""}, {2, "a", "3"}});
    QCOMPARE(shape(table), QStringLiteral("a: 1 3"));
    QCOMPARE(table.leftOut, std::size_t{2});
}

void SessionsTest::onlyTheChosenRowsTakePart()
{
    const SmallCase events = SmallCase::ofEvents({{0, "a", "1"}, {1, "a", "2"}, {2, "b", "3"}, {3, "a", "4"}});
    const SessionTable table = buildSessions(events.events(), RowSet{false, 4, {1, 3}}, {});
    QCOMPARE(shape(table), QStringLiteral("a: 2 4"));
    QCOMPARE(table.rows, (std::vector<EventRow>{1, 3}));
    QCOMPARE(table.commandNames, (std::vector<std::string>{"2", "4"}));
}

void SessionsTest::namesLikeTokensAndSeparatorsAreOrdinary()
{
    const std::vector<std::string> names = {"##START##", "##END##", "##UNK##",    "a|b",
                                            "a",         "b",       "say \"hi\"", "two\r\nlines"};
    std::vector<Event> events;
    for (int i = 0; i < int(names.size()); ++i)
        events.push_back({i, "u", names[std::size_t(i)], "##UNK##=##UNK##"});
    const SessionTable table = sessionsOf(events);
    QCOMPARE(table.commandNames, names);
    std::vector<std::uint32_t> offsets;
    std::vector<analysis::ParameterCode> parameters;
    const analysis::SequenceResult result = scored(table, offsets, parameters);
    // 8 commands and 3 tokens are 11 states: P(##START## | start) = (1 + 1) / (1 + 10), and so on to the end.
    for (const analysis::StepLikelihood &step : result.steps)
        QVERIFY(std::abs(step.transition - std::log10(2.0 / 11)) < 1e-13);
    // Parameter ##UNK## is there, the unknown parameter is not: n(c) = 1 + 20.
    QVERIFY(std::abs(result.steps[0].parameters - std::log10(2.0 / 21 * 20.0 / 21) / 2) < 1e-13);
}

void SessionsTest::numbersMayBeUsersAndCommands()
{
    std::vector<std::vector<Cell>> rows;
    for (const auto &[user, command] : std::vector<std::pair<int, int>>{{9, 4624}, {10, 4625}, {9, 4634}, {-1, 4624}})
        rows.push_back({Cell::ofTime(0), Cell::ofInteger(user), Cell::ofInteger(command)});
    rows.push_back({Cell::ofTime(0), Cell(), Cell::ofInteger(1)});
    const SmallCase events({{"Time", ColumnType::Time, Role::Time},
                            {"Uid", ColumnType::Integer, Role::User},
                            {"EventID", ColumnType::Integer, Role::Operation}},
                           rows);
    QCOMPARE(shape(events.sessions()), QStringLiteral(": 1; -1: 4624; 10: 4625; 9: 4624 4634")); // by text
}

void SessionsTest::parametersAreCodedOnceAndInOrder()
{
    const SessionTable table = sessionsOf({{0, "a", "1", R"([{"Name":"p","Value":"x"},{"Name":"q","Value":""}])"},
                                           {1, "a", "2", R"({"q":"x","p":null,"q":"y"})"},
                                           {2, "a", "3"},
                                           {3, "a", "4", "p=1 r=x p=2"},
                                           {4, "a", "5", R"([{"Name":"p","Value":"x"},{"Name":"q","Value":""}])"}});
    QCOMPARE(parametersOf(table, 0), QStringLiteral("p=x;q=;"));
    QCOMPARE(parametersOf(table, 1), QStringLiteral("q=y;p=;")); // the last value counts
    QCOMPARE(parametersOf(table, 2), QString());
    QCOMPARE(parametersOf(table, 3), QStringLiteral("p=2;r=x;"));
    QCOMPARE(parametersOf(table, 4), QStringLiteral("p=x;q=;"));
    QCOMPARE(table.parameterNames, (std::vector<std::string>{"p", "q", "r"}));
    QCOMPARE(table.values.front(), std::string());
    QCOMPARE(std::ranges::count(table.values, "x"), 1);
    QCOMPARE(table.unreadableParameters, std::size_t{0});
    QVERIFY(table.hasParameters);
}

void SessionsTest::unreadableParametersAreCounted()
{
    const SessionTable table = sessionsOf(
        {{0, "a", "1", "free text"}, {1, "a", "2", "x=1"}, {2, "a", "3", "free text"}, {3, "a", "4", R"({"x":)"}});
    QCOMPARE(table.unreadableParameters, std::size_t{3});
    QCOMPARE(shape(table), QStringLiteral("a: 1 2 3 4"));
    QCOMPARE(parametersOf(table, 0), QString());
    QCOMPARE(parametersOf(table, 1), QStringLiteral("x=1;"));
}

void SessionsTest::parametersMayBeAbsent()
{
    const SmallCase events({{"Time", ColumnType::Time, Role::Time},
                            {"User", ColumnType::Text, Role::User},
                            {"Operation", ColumnType::Text, Role::Operation}},
                           {{Cell::ofTime(0), Cell::ofText("a"), Cell::ofText("x=1")}});
    const SessionTable table = events.sessions();
    QVERIFY(!table.hasParameters);
    QVERIFY(table.parameterColumns.empty());
    QCOMPARE(table.parameterOffsets, (std::vector<std::uint32_t>{0, 0}));
    SessionParams params;
    params.parameterColumns = {"Operation"};
    QCOMPARE(parametersOf(events.sessions(params), 0), QStringLiteral("x=1;"));
}

void SessionsTest::missingColumnsAreNamed()
{
    const SmallCase events({{"A", ColumnType::Text, Role::None}, {"T", ColumnType::Time, Role::None}},
                           {{Cell::ofText("x"), Cell::ofTime(0)}});
    QVERIFY_THROWS_EXCEPTION(Error, events.sessions());
    SessionParams params;
    params.timeColumn = "A";
    params.commandColumn = "A";
    QVERIFY_THROWS_EXCEPTION(Error, events.sessions(params)); // no user column, and A holds no times
    params.userColumns = {"A"};
    QVERIFY_THROWS_EXCEPTION(Error, events.sessions(params));
    params.timeColumn = "T";
    QCOMPARE(events.sessions(params).sessions.size(), std::size_t{1});
    params.userColumns = {"nobody"};
    try {
        events.sessions(params);
        QFAIL("a column that is not there was accepted");
    } catch (const Error &error) {
        QVERIFY(std::string(error.what()).find("nobody") != std::string::npos);
    }
}

void SessionsTest::negativeLimitsAreRefused()
{
    const SmallCase events = SmallCase::ofEvents({{0, "a", "1"}});
    SessionParams params;
    params.maxGap = -1;
    QVERIFY_THROWS_EXCEPTION(Error, events.sessions(params));
}

void SessionsTest::stoppingCancels()
{
    const SmallCase events = SmallCase::ofEvents({{0, "a", "1", "x=1"}, {1, "a", "2", "x=2"}});
    std::stop_source stop;
    WorkContext context;
    context.stop = stop.get_token();
    context.progress = [&](double fraction, std::string_view) {
        QVERIFY(fraction >= 0 && fraction <= 1);
        if (fraction >= 0.4)
            stop.request_stop();
    };
    QVERIFY_THROWS_EXCEPTION(Cancelled, events.sessions({}, context));
    QVERIFY(stop.stop_requested());
    QVERIFY_THROWS_EXCEPTION(Cancelled, events.sessions({}, context));
}

QTEST_GUILESS_MAIN(SessionsTest)
#include "tst_sessions.moc"
