#include "core/explain/silences.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::explain;

namespace
{

const TimeUs kStart = *parseIsoTime("2024-03-04T00:00:00Z");

// Ten days. "web" speaks every hour but in six hours of day 5; "office" from 8 to 17; "old" ends on day 7;
// "rare" spoke in one hour only; "new" begins on day 8.
test::SmallCase makeCase()
{
    test::TextRows rows;
    for (int hour = 0; hour < 240; ++hour) {
        const auto say = [&](const char *host, int times) {
            for (int i = 0; i < times; ++i)
                rows.push_back({formatTime(kStart + hour * kHourUs + i * kMinuteUs), host});
        };
        if (hour < 5 * 24 + 3 || hour >= 5 * 24 + 9)
            say("web", 3);
        if (hour % 24 >= 8 && hour % 24 < 17)
            say("office", 2);
        if (hour < 7 * 24)
            say("old", 1);
        if (hour == 30)
            say("rare", 40);
        if (hour >= 8 * 24)
            say("new", 1);
    }
    return test::SmallCase({{"Time", ColumnType::Time, Role::Time}, {"Host", ColumnType::Text, Role::Host}}, rows);
}

} // namespace

class TestSilences : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case = makeCase();
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

private Q_SLOTS:
    void hoursThatAreUsuallySpokenInAreMissed()
    {
        SilenceParams params;
        params.columns = sourceColumns(m_events->log());
        QCOMPARE(params.columns, std::vector<std::string>{"Host"});
        const std::vector<Silence> found = findSilences(*m_events, params);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].value, std::string("old"));
        QVERIFY(found[0].isLasting);
        QCOMPARE(found[0].window, (TimeWindow{kStart + 7 * kDayUs, kStart + 10 * kDayUs}));
        QCOMPARE(found[0].expected, 72.0);
        QCOMPARE(found[1].value, std::string("web"));
        QVERIFY(!found[1].isLasting);
        QCOMPARE(found[1].window.begin, kStart + 5 * kDayUs + 3 * kHourUs);
        QCOMPARE(found[1].buckets, std::size_t(6));
        QCOMPARE(found[1].expected, 18.0);
        // Nine other days, always spoken in: (0 + 1) / (9 + 2) for each of six hours.
        QVERIFY(std::abs(found[1].surpriseBits - 6 * std::log2(11.0)) < 1e-9);
    }

    void theLogAsAWholeIsASourceToo()
    {
        SilenceParams params;
        params.selection.conditions = {query::parseCondition("Host = web")};
        const std::vector<Silence> found = findSilences(*m_events, params);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(!found[0].column);
        params.leftOut = {{kStart + 5 * kDayUs, kStart + 6 * kDayUs}};
        QVERIFY(findSilences(*m_events, params).empty());
    }
};

QTEST_GUILESS_MAIN(TestSilences)
#include "tst_silences.moc"
