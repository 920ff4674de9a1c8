// What limits would make of a log, told beforehand; whose events are never one session; parameters of several columns.
#include "core/query/session_preview.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},           {"User", ColumnType::Text, Role::User},
    {"Host", ColumnType::Text, Role::Host},           {"Address", ColumnType::Text, Role::Address},
    {"Operation", ColumnType::Text, Role::Operation}, {"Size", ColumnType::Integer, Role::None},
    {"Rest", ColumnType::Text, Role::Parameters}};

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList made;
    for (const char *text : texts)
        made << QString::fromUtf8(text);
    return made;
}

std::string at(int second)
{
    return formatTime(1'600'000'000 * kSecondUs + second * kSecondUs);
}

RowSet all(const store::EventColumns &events)
{
    return {true, events.size(), {}};
}

// "user/origin...: commands" of every session.
QStringList shape(const SessionTable &table)
{
    QStringList sessions;
    for (const Session &session : table.sessions) {
        QStringList who;
        for (const std::string &name : table.userOf(session))
            who << QString::fromStdString(name);
        for (const std::string &name : table.users[session.user].origin)
            who << QLatin1Char('@') + QString::fromStdString(name);
        QString commands;
        for (std::uint32_t i = 0; i < session.commandCount; ++i)
            commands += QString::fromStdString(table.commandNames[table.commands[session.firstCommand + i]]);
        sessions << who.join(QLatin1Char('/')) + QLatin1Char(':') + commands;
    }
    return sessions;
}

test::TextRows sittings(int users, int sittingsEach, int eventsEach)
{
    std::mt19937 random(5);
    test::TextRows rows;
    for (int user = 0; user < users; ++user) {
        int time = user * 17;
        for (int sitting = 0; sitting < sittingsEach; ++sitting) {
            for (int event = 0; event < eventsEach; ++event) {
                rows.push_back({at(time), "u" + std::to_string(user), "", "", "A", "", ""});
                time += 2 + static_cast<int>(random() % 20); // seconds within a sitting
            }
            time += 4 * 3600 + static_cast<int>(random() % 7200); // hours between two
        }
    }
    return rows;
}

} // namespace

class SessionPreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsOfNobodyStayApartByHostAndAddress()
    {
        const test::SmallCase log(kColumns, {{at(0), "", "h1", "1.1.1.1", "a", "", ""},
                                             {at(1), "", "h2", "1.1.1.1", "b", "", ""},
                                             {at(2), "", "h1", "1.1.1.1", "c", "", ""},
                                             {at(3), "", "h1", "2.2.2.2", "d", "", ""},
                                             {at(4), "eve", "h1", "3.3.3.3", "e", "", ""},
                                             {at(5), "eve", "h2", "3.3.3.3", "f", "", ""}});
        SessionParams params;
        params.userColumns = {"User"};
        const SessionTable apart = buildSessions(*log.events(), all(*log.events()), params);
        QCOMPARE(shape(apart), list({"/@h1/@1.1.1.1:ac", "/@h1/@2.2.2.2:d", "/@h2/@1.1.1.1:b", "eve:ef"}));
        QCOMPARE(apart.originColumns, (std::vector<std::string>{"Host", "Address"}));
        QCOMPARE(apart.unnamed, std::size_t{4});
        params.mergeUnnamed = true;
        QCOMPARE(shape(buildSessions(*log.events(), all(*log.events()), params)), list({":abcd", "eve:ef"}));
        // The address is part of the default key; the host still parts what has no user.
        QCOMPARE(shape(buildSessions(*log.events(), all(*log.events()), {})),
                 list({"/1.1.1.1/@h1:ac", "/1.1.1.1/@h2:b", "/2.2.2.2/@h1:d", "eve/3.3.3.3:ef"}));
    }

    void ofSeveralColumnsEachIsAParameter()
    {
        const test::SmallCase log(kColumns, {{at(0), "u", "", "9.9.9.9", "a", "7", R"({"to":{"name":"x"}})"},
                                             {at(1), "u", "", "", "b", "8", "plain words"},
                                             {at(2), "u", "", "", "c", "", R"({"to":)"}});
        SessionParams params;
        params.userColumns = {"User"};
        params.parameterColumns = {"Size", "Rest", "Address"};
        const SessionTable table = buildSessions(*log.events(), all(*log.events()), params);
        QStringList parameters;
        for (std::size_t command = 0; command < 3; ++command) {
            QString text;
            for (std::uint32_t i = table.parameterOffsets[command]; i < table.parameterOffsets[command + 1]; ++i)
                text += QString::fromStdString(table.parameterNames[table.parameters[i].name] + "=" +
                                               table.values[table.parameters[i].value] + ";");
            parameters << text;
        }
        QCOMPARE(parameters, list({"Size=7;Rest.to.name=x;Address=9.9.9.9;", "Size=8;Rest=plain words;", ""}));
        QCOMPARE(table.unreadableParameters, std::size_t{1});
        QCOMPARE(QString::fromStdString(table.firstUnreadable), QStringLiteral(R"({"to":)"));
    }

    void aPathSpeltLikeAColumnComesOnce()
    {
        const test::SmallCase log({{"Time", ColumnType::Time, Role::Time},
                                   {"User", ColumnType::Text, Role::User},
                                   {"Operation", ColumnType::Text, Role::Operation},
                                   {"A", ColumnType::Text, Role::None},
                                   {"A.b", ColumnType::Text, Role::None}},
                                  {{at(0), "u", "x", R"({"b":"1","c":"2"})", "3"}});
        SessionParams params;
        params.parameterColumns = {"A", "A.b"};
        const SessionTable table = buildSessions(*log.events(), all(*log.events()), params);
        QCOMPARE(table.parameters.size(), std::size_t{2});
        QCOMPARE(table.parameterNames[table.parameters[0].name], std::string("A.b"));
        QCOMPARE(table.values[table.parameters[0].value], std::string("3"));
    }

    void thePreviewCountsWhatTheCutMakes()
    {
        const test::SmallCase log(kColumns, sittings(6, 5, 7));
        const auto events = log.events();
        const SessionOutline outline = outlineSessions(*events, all(*events), {});
        for (const DurationUs gap : {DurationUs{0}, 10 * kSecondUs, 2 * kMinuteUs, kDayUs}) {
            for (const DurationUs longest : {30 * kSecondUs, 20 * kMinuteUs, 90 * kDayUs}) {
                SessionParams params;
                params.maxGap = gap;
                params.maxSession = longest;
                const SessionTable table = buildSessions(*events, all(*events), params);
                const SessionPreview preview = previewSessions(outline, params);
                QCOMPARE(preview.sessions, table.sessions.size());
                std::uint64_t inBins = 0;
                for (const LengthBin &bin : preview.lengths) {
                    QCOMPARE(bin.sessions,
                             static_cast<std::uint64_t>(std::ranges::count_if(table.sessions, [&](const auto &session) {
                                 return session.commandCount >= bin.low && session.commandCount <= bin.high;
                             })));
                    inBins += bin.sessions;
                }
                QCOMPARE(inBins, static_cast<std::uint64_t>(preview.sessions));
            }
        }
    }

    void theValleyOfTheGapsPartsSittings()
    {
        const test::SmallCase log(kColumns, sittings(6, 5, 7));
        const auto events = log.events();
        const SessionOutline outline = outlineSessions(*events, all(*events), {});
        const GapHistogram gaps = gapsBetween(outline);
        QVERIFY(gaps.valley.has_value());
        QVERIFY(*gaps.valley > 22 * kSecondUs && *gaps.valley < 4 * kHourUs);
        SessionParams params;
        params.maxGap = *gaps.valley;
        QCOMPARE(previewSessions(outline, params).sessions, std::size_t{6 * 5});
        std::uint64_t counted = 0;
        for (const GapBin &bin : gaps.bins)
            counted += bin.gaps;
        QCOMPARE(counted, static_cast<std::uint64_t>(outline.times.size() - outline.userBegins.size()));
    }

    void theResolutionOfTheClockIsNoValley()
    {
        test::TextRows rows; // bursts within one second, a few seconds apart
        for (int burst = 0; burst < 50; ++burst)
            for (int event = 0; event < 4; ++event)
                rows.push_back({at(burst * 3), "u", "", "", "A", "", ""});
        const test::SmallCase log(kColumns, rows);
        const auto events = log.events();
        const auto valley = gapsBetween(outlineSessions(*events, all(*events), {})).valley;
        QVERIFY(!valley || *valley >= kSecondUs);
    }

    void oneKindOfGapHasNoValley()
    {
        const test::SmallCase log(kColumns, sittings(1, 1, 200));
        const auto events = log.events();
        QVERIFY(!gapsBetween(outlineSessions(*events, all(*events), {})).valley);
        const test::SmallCase one(kColumns, sittings(1, 1, 1));
        const auto single = one.events();
        const SessionOutline outline = outlineSessions(*single, all(*single), {});
        QVERIFY(gapsBetween(outline).bins.empty());
        QCOMPARE(previewSessions(outline, {}).sessions, std::size_t{1});
        QCOMPARE(previewSessions({}, {}).sessions, std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(SessionPreviewTest)
#include "tst_session_preview.moc"
