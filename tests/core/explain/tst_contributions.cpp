#include "core/explain/contributions.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace anomalyst;
using namespace anomalyst::explain;

namespace
{

const TimeUs kStart = *parseIsoTime("2024-03-04T00:00:00Z");
const TimeWindow kWindow{kStart + 5 * kDayUs + 14 * kHourUs, kStart + 5 * kDayUs + 16 * kHourUs};

struct Row {
    TimeUs time;
    std::string host, user;
    int bytes;
    std::string ratio;
};

// Eight days. In the window WS-07, never seen before, sends much; "eve" was seen on the first day at night only.
std::vector<Row> makeRows()
{
    std::mt19937 random(4);
    std::vector<Row> rows;
    for (int hour = 0; hour < 8 * 24; ++hour) {
        for (unsigned i = 0; i < 20; ++i) {
            rows.push_back({kStart + hour * kHourUs + DurationUs(random() % 3600) * kSecondUs,
                            "FS-0" + std::to_string(random() % 4), "user" + std::to_string(random() % 9),
                            int(random() % 500), std::to_string(double(random() % 4) / 2)});
        }
    }
    rows.push_back({kStart + 2 * kHourUs, "FS-01", "eve", 10, "0.5"});
    for (int i = 0; i < 30; ++i)
        rows.push_back({kWindow.begin + i * kMinuteUs, "WS-07", i % 2 == 0 ? "eve" : "user3", 4000, ""});
    std::shuffle(rows.begin(), rows.end(), random);
    return rows;
}

test::SmallCase makeCase(const std::vector<Row> &rows)
{
    test::TextRows texts;
    for (const Row &row : rows)
        texts.push_back({formatTime(row.time), row.host, row.user, std::to_string(row.bytes), row.ratio});
    return test::SmallCase({{"Time", ColumnType::Time, Role::Time},
                            {"Host", ColumnType::Text, Role::Host},
                            {"User", ColumnType::Text, Role::User},
                            {"Bytes", ColumnType::Integer, Role::Bytes},
                            {"Ratio", ColumnType::Real, Role::None}},
                           texts);
}

struct Expected {
    double now = 0;
    double before = 0;
    bool seenBefore = false;
};

// Counted by hand: the other seven days at the same hours.
std::map<std::string, Expected> bruteForce(const std::vector<Row> &rows,
                                           const std::function<std::string(const Row &)> &of, bool sums)
{
    std::map<std::string, Expected> counts;
    for (const Row &row : rows) {
        Expected &count = counts[of(row)];
        const double weight = sums ? row.bytes : 1;
        const DurationUs ofDay = (row.time - kStart) % kDayUs;
        if (kWindow.contains(row.time))
            count.now += weight;
        else if (ofDay >= 14 * kHourUs && ofDay < 16 * kHourUs)
            count.before += weight / 7;
        count.seenBefore = count.seenBefore || row.time < kWindow.begin;
    }
    return counts;
}

ContributionParams params(bool sums)
{
    ContributionParams params;
    params.window = kWindow;
    params.season = kDayUs;
    params.valueColumn = sums ? "Bytes" : "";
    params.perColumn = 1000;
    return params;
}

} // namespace

class TestContributions : public QObject
{
    Q_OBJECT

private:
    std::vector<Row> m_rows = makeRows();
    test::SmallCase m_case = makeCase(m_rows);
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

private Q_SLOTS:
    void everyValueIsAsCountedByHand_data()
    {
        QTest::addColumn<bool>("sums");
        QTest::addRow("events") << false;
        QTest::addRow("bytes") << true;
    }
    void everyValueIsAsCountedByHand()
    {
        QFETCH(bool, sums);
        const Contributions found = findContributions(*m_events, params(sums));
        QCOMPARE(found.references, std::size_t(7));
        const std::vector<std::function<std::string(const Row &)>> columns = {
            {},
            [](const Row &row) { return row.host; },
            [](const Row &row) { return row.user; },
            [](const Row &row) { return std::to_string(row.bytes); },
            [](const Row &row) { return row.ratio.empty() ? "" : query::realText(*query::realFromText(row.ratio)); }};
        double now = 0, before = 0;
        for (const auto &[value, count] : bruteForce(m_rows, columns[1], sums)) {
            now += count.now;
            before += count.before;
        }
        QVERIFY(std::abs(found.observed - now) < 1e-6);
        QVERIFY(std::abs(found.expected - before) < 1e-6);
        std::map<std::size_t, std::set<std::string>> told;
        for (const Contribution &each : found.ranked) {
            const auto counts = bruteForce(m_rows, columns[each.column], sums);
            const Expected &expected = counts.at(each.value);
            QVERIFY(std::abs(each.now - expected.now) < 1e-6);
            QVERIFY(std::abs(each.before - expected.before) < 1e-6);
            QVERIFY(std::abs(each.share - (expected.now - expected.before) / (now - before)) < 1e-9);
            QCOMPARE(each.isNew, !expected.seenBefore);
            told[each.column].insert(each.value);
        }
        for (std::size_t column = 1; column < columns.size(); ++column) {
            if (sums && column == 3) { // what is added up explains nothing
                QVERIFY(!told.contains(column));
                continue;
            }
            for (const auto &[value, count] : bruteForce(m_rows, columns[column], sums)) {
                if (count.now - count.before > 1e-9 && count.now / now != count.before / before)
                    QVERIFY2(told[column].contains(value), value.c_str());
            }
        }
    }

    void whoCausedItStandsFirstAndWhatIsNewSaysSo()
    {
        const Contributions found = findContributions(*m_events, params(true));
        const Contribution &first = found.ranked.front();
        const auto host = std::ranges::find(found.ranked, std::string("WS-07"), &Contribution::value);
        QVERIFY(host - found.ranked.begin() < 3);
        QVERIFY(host->isNew);
        QVERIFY(host->share > 0.9);
        QVERIFY(first.share * first.surprise >= host->share * host->surprise);
        const auto eve = std::ranges::find(found.ranked, std::string("eve"), &Contribution::value);
        QVERIFY(eve != found.ranked.end());
        QVERIFY(!eve->isNew); // known from another hour
        QCOMPARE(contributionCondition(m_events->log(), *host).column, std::string("Host"));
    }

    void aDipNamesWhoIsMissing()
    {
        ContributionParams quiet = params(false);
        quiet.selection.conditions = {query::parseCondition("Host != FS-02")};
        std::vector<Row> rows;
        for (const Row &row : m_rows) {
            if (row.host != "WS-07" && !(kWindow.contains(row.time) && row.host == "FS-03"))
                rows.push_back(row);
        }
        const test::SmallCase silent = makeCase(rows);
        const Contributions found = findContributions(*silent.events(), quiet);
        QVERIFY(found.excess() < 0);
        const auto gone = std::ranges::find(found.ranked, std::string("FS-03"), &Contribution::value);
        QVERIFY(gone != found.ranked.end());
        QVERIFY(gone->isGone && !gone->isNew);
        QCOMPARE(gone->now, 0.0);
        QVERIFY(gone->share > 0.5);
    }

    void withoutASeasonAllOtherTimeIsTheReference()
    {
        ContributionParams all = params(false);
        all.season = 0;
        const Contributions found = findContributions(*m_events, all);
        QCOMPARE(found.references, std::size_t(0));
        QVERIFY(std::abs(found.expected - 40) < 0.5); // twenty an hour
        all.window = {kStart - kDayUs, kStart + 9 * kDayUs};
        QVERIFY_EXCEPTION_THROWN(findContributions(*m_events, all), Error);
    }

    void whatIsLeftOutIsNoReference()
    {
        ContributionParams some = params(false);
        some.leftOut = {{kStart, kStart + 2 * kDayUs}, kWindow};
        QCOMPARE(findContributions(*m_events, some).references, std::size_t(5));
        some.window.end += kDayUs; // longer than a season: every second one fits
        QCOMPARE(findContributions(*m_events, some).references, std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestContributions)
#include "tst_contributions.moc"
