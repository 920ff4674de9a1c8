// Hour of the day by weekday, against a plain count.
#include "core/analysis/timeseries/calendar_profile.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using analysis::calendarProfile;
using analysis::CalendarProfile;

class TestCalendarProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBucketFallsIntoItsHourOnTheClockOfTheZone()
    {
        const TimeUs start = parseIsoTime("2020-03-01T05:00").value(); // a Sunday
        std::vector<double> scores(24 * 7 * 6);
        std::vector<std::int8_t> flags(scores.size(), 0);
        std::mt19937 random(4);
        std::normal_distribution<double> normal;
        for (double &score : scores)
            score = normal(random);
        flags[100] = 1;
        const ZoneOffsets zone(kHourUs, {{parseIsoTime("2020-03-29T01:00").value(), 2 * kHourUs}});
        const CalendarProfile profile = calendarProfile({start, kHourUs, scores, flags}, zone);
        QCOMPARE(profile.columns, std::size_t{24});

        std::array<std::array<double, 24>, 7> sums{};
        std::array<std::array<std::size_t, 24>, 7> counts{};
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const CivilTime civil = civilFromTime(zone.toLocal(start + static_cast<DurationUs>(i) * kHourUs));
            const std::int64_t days = daysFromCivil(civil.year, civil.month, civil.day);
            const auto day = static_cast<std::size_t>((days + 3) % 7);
            sums[day][static_cast<std::size_t>(civil.hour)] += scores[i];
            ++counts[day][static_cast<std::size_t>(civil.hour)];
        }
        std::size_t anomalies = 0;
        for (std::size_t day = 0; day < 7; ++day) {
            for (std::size_t hour = 0; hour < 24; ++hour) {
                QCOMPARE(profile.at(day, hour).buckets, counts[day][hour]);
                QVERIFY(std::abs(profile.at(day, hour).scores - sums[day][hour]) < 1e-12);
                anomalies += profile.at(day, hour).anomalies;
            }
        }
        QCOMPARE(anomalies, std::size_t{1});
    }

    void theStrongestBucketIsTheFirstWithTheLargestScoreOfEitherSign()
    {
        const TimeUs monday = parseIsoTime("2024-03-04").value();
        std::vector<double> scores(24 * 21, 0.5);
        scores[24 * 7] = -4;
        scores[24 * 14] = 4;
        const std::vector<std::int8_t> flags(scores.size(), 0);
        const CalendarProfile profile = calendarProfile({monday, kHourUs, scores, flags}, {});
        QCOMPARE(profile.at(0, 0).strongest, -4.0);
        QCOMPARE(profile.at(0, 0).strongestAt, std::size_t{24 * 7});
    }

    void whatIsLeftOutTakesNoPart()
    {
        const std::vector<double> scores = {1, 2};
        const std::vector<std::int8_t> flags = {0, 1};
        const std::vector<std::uint8_t> leftOut = {0, 1};
        const CalendarProfile profile =
            calendarProfile({parseIsoTime("2024-03-04").value(), kHourUs, scores, flags, leftOut}, {});
        QCOMPARE(profile.at(0, 0).buckets, std::size_t{1});
        QCOMPARE(profile.at(0, 1).buckets, std::size_t{0});
        QCOMPARE(profile.at(0, 1).anomalies, std::size_t{0});
    }

    void longerBucketsHaveFewerColumnsAndOnesBeyondADayNone()
    {
        const std::vector<double> scores(4, 1.0);
        const std::vector<std::int8_t> flags(4, 0);
        const TimeUs monday = parseIsoTime("2024-03-04").value();
        const CalendarProfile six = calendarProfile({monday, 6 * kHourUs, scores, flags}, {});
        QCOMPARE(six.columns, std::size_t{4});
        QCOMPARE(six.at(0, 3).buckets, std::size_t{1});
        QCOMPARE(calendarProfile({monday, kDayUs, scores, flags}, {}).columns, std::size_t{1});
        QCOMPARE(calendarProfile({monday, kWeekUs, scores, flags}, {}).columns, std::size_t{0});
    }

    void timesBeforeTheEpochHaveWeekdaysToo()
    {
        const std::vector<double> scores = {1};
        const std::vector<std::int8_t> flags = {0};
        const CalendarProfile profile =
            calendarProfile({parseIsoTime("1969-12-31T23:00").value(), kHourUs, scores, flags}, {}); // a Wednesday
        QCOMPARE(profile.at(2, 23).buckets, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestCalendarProfile)
#include "tst_calendar_profile.moc"
