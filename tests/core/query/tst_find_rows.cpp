// Places where a text stands, among all events and in a listing.
#include "core/query/find_rows.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {{"Time", ColumnType::Time, Role::Time},
                                          {"User", ColumnType::Text, Role::User},
                                          {"Bytes", ColumnType::Integer, Role::Bytes},
                                          {"Ratio", ColumnType::Real, Role::None}};

const test::TextRows kRows = {{"2024-03-19T02:14:07Z", "Ännchen", "2140", "0.5"},
                              {"2024-03-19T03:14:00Z", "bob", "19", ""},
                              {"", "", "", "21.25"},
                              {"2024-04-01T02:14:07.5Z", "BOB 19", "-7", "1e300"}};

using Places = std::vector<std::uint32_t>;

} // namespace

class FindRowsTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    Places find(const std::string &text, std::vector<std::size_t> columns = {0, 1, 2, 3}) const
    {
        return findRows(*m_events, std::nullopt, {text, std::move(columns)});
    }

private Q_SLOTS:
    void aTextIsFoundInAnyOfTheColumns()
    {
        QCOMPARE(find("19"), (Places{0, 1, 3}));
        QCOMPARE(find("19", {1, 2}), (Places{1, 3}));
        QCOMPARE(find("BOB"), (Places{1, 3}));
        QCOMPARE(find("änn"), Places{0});
        QCOMPARE(find("21"), (Places{0, 2}));
        QCOMPARE(find("-7"), Places{3});
        QCOMPARE(find("nobody"), Places());
    }

    void timesAreFoundAsTheyAreShown()
    {
        QCOMPARE(find("2024-03-19 02:14"), Places{0});
        QCOMPARE(find("19 03", {0}), Places{1});
        QCOMPARE(find("bob 19"), Places{3}); // the blank stays one in texts
    }

    void timesAreFoundByTheClockTheyAreShownBy()
    {
        const ZoneOffsets berlin(kHourUs, {{*parseIsoTime("2024-03-31T01:00:00Z"), 2 * kHourUs}});
        const auto find = [&](const std::string &text) {
            return findRows(*m_events, std::nullopt, {.text = text, .columns = {0}, .zone = berlin});
        };
        QCOMPARE(find("03:14"), Places{0});
        QCOMPARE(find("2024-04-01 04:14"), Places{3});
        QCOMPARE(find("02:14"), Places());
    }

    void placesAreThoseOfTheListing()
    {
        const std::vector<EventRow> rows = {3, 2, 0};
        QCOMPARE(findRows(*m_events, rows, {"02:14", {0}}), (Places{0, 2}));
        QCOMPARE(findRows(*m_events, std::vector<EventRow>(), {"02:14", {0}}), Places());
    }

    void findingCanBeCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        WorkContext context;
        context.stop = stop.get_token();
        QVERIFY_EXCEPTION_THROWN(findRows(*m_events, std::nullopt, {"a", {1}}, context), Cancelled);
    }
};

QTEST_GUILESS_MAIN(FindRowsTest)
#include "tst_find_rows.moc"
