// Feature tables of a small case, by hand, and the default features of the process events up to their clusters' input.

#include <QtTest> // before the standard headers, which moc may stumble over

#include "core/query/feature_normalization.h"
#include "core/query/feature_presets.h"
#include "core/query/features.h"
#include "tests/core/result/small_case.h"
#include "tests/support/reference.h"

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},           {"Account", ColumnType::Text, Role::User},
    {"Logon", ColumnType::Text, Role::Session},       {"Process", ColumnType::Text, Role::Process},
    {"Bytes", ColumnType::Integer, Role::Bytes},      {"Ratio", ColumnType::Real, Role::None},
    {"Command", ColumnType::Text, Role::CommandLine}, {"Second", ColumnType::Text, Role::User},
};
const test::TextRows kRows = {
    {"2020-07-10T00:00:00Z", "ab", "0x3e7", "c", "10", "0.5", "cmd /c", "x"},
    {"2020-07-10T00:00:01Z", "é", "0x1", "c", "-5", "", "a.b-c", "x"},
    {"", "", "", "", "", "-2.25", "", ""},
    {"2020-07-10T00:00:00Z", "ab", "-1", "d", "1024", "1e3", "cmd /c", "y"},
};

using Numbers = std::vector<double>;

std::string errorOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.what();
    }
    return "no error";
}

bool isClose(const Numbers &actual, const Numbers &expected)
{
    return actual.size() == expected.size() &&
           std::equal(actual.begin(), actual.end(), expected.begin(),
                      [](double a, double b) { return std::abs(a - b) <= 1e-15 * std::max(1.0, std::abs(b)); });
}

} // namespace

class FeaturesTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    FeatureTable table(const std::vector<FeatureSpec> &features, Normalization normalization = Normalization::None,
                       const RowSet &rows = {true, kRows.size(), {}}) const
    {
        return buildFeatures(*m_events, rows, features, normalization);
    }

private Q_SLOTS:
    void textsAreMeasuredEventByEvent()
    {
        const FeatureTable result = table({{Measure::DelimCount, "Command"}, {Measure::CharOrdScore, "Account"}});
        QCOMPARE(result.rows, std::size_t(4));
        QCOMPARE(result.raw, (Numbers{2, 195, 2, 233, 0, 0, 2, 195}));
        QCOMPARE(result.normalized, result.raw);
        QCOMPARE(result.missing, std::size_t(0));
    }

    void numbersAreFeaturesAndMissingOnesCountAsZero()
    {
        const FeatureTable result = table({{Measure::Value, "Bytes"}, {Measure::Value, "Ratio"}});
        QCOMPARE(result.raw, (Numbers{10, 0.5, -5, 0, 0, -2.25, 1024, 1000}));
        QCOMPARE(result.missing, std::size_t(2));
    }

    void numbersAndTimesAreMeasuredAsTheirText()
    {
        QCOMPARE(table({{Measure::Length, "Bytes"}}).raw, (Numbers{2, 2, 0, 4}));
        QCOMPARE(table({{Measure::DelimCount, "Ratio"}}).raw, (Numbers{1, 0, 2, 0}));
        QCOMPARE(table({{Measure::Length, "Time"}}).raw, (Numbers{27, 27, 0, 27}));
    }

    void onlyTheEventsOfTheRowSetAreMeasured()
    {
        const RowSet rows{false, kRows.size(), {1, 3}};
        const FeatureTable result =
            table({{Measure::Length, "Command"}, {Measure::Value, "Bytes"}}, Normalization::None, rows);
        QCOMPARE(result.rows, std::size_t(2));
        QCOMPARE(result.raw, (Numbers{5, -5, 6, 1024}));
        QCOMPARE(result.missing, std::size_t(0));
        QVERIFY(table({{Measure::Length, "Command"}}, Normalization::Standard, {false, kRows.size(), {}}).raw.empty());
    }

    void theDefaultsFollowTheRoles()
    {
        const std::vector<FeatureSpec> all = defaultFeatures(m_events->log());
        QVERIFY(all == (std::vector<FeatureSpec>{{Measure::DelimCount, "Command"},
                                                 {Measure::CharOrdScore, "Process"},
                                                 {Measure::CharOrdScore, "Account"},
                                                 {Measure::IsSystemSession, "Logon"}}));
        store::LogInfo log;
        log.name = "flows";
        log.columns = {{"User", ColumnType::Text, Role::User}, {"Bytes", ColumnType::Integer, Role::Bytes}};
        QVERIFY(defaultFeatures(log) == (std::vector<FeatureSpec>{{Measure::CharOrdScore, "User"}}));
        log.columns.erase(log.columns.begin());
        const std::string error = errorOf([&] { defaultFeatures(log); });
        QVERIFY(error.find("command line, process, user or session") != std::string::npos);
        QVERIFY(error.find("flows") != std::string::npos);
    }

    void whatCannotBeMeasuredIsRefused()
    {
        const auto error = [this](const FeatureSpec &feature) { return errorOf([&] { table({feature}); }); };
        QVERIFY(error({Measure::Length, "Nowhere"}).find("no column \"Nowhere\"") != std::string::npos);
        QVERIFY(error({Measure::Value, "Command"}).find("\"Command\" holds no numbers") != std::string::npos);
        QVERIFY(error({Measure::Value, "Time"}).find("\"Time\" holds no numbers") != std::string::npos);
        QVERIFY(errorOf([this] { table({}); }).find("no feature") != std::string::npos);
    }

    void aPartOfATextIsMeasured()
    {
        const std::string agent = "Mozilla/5.0 (X11; Linux) like Gecko (KHTML) Safari/5";
        const auto cut = [](const TextPart &part, std::string_view text) { return PartCutter(part).cut(text); };
        QCOMPARE(cut({PartRule::AfterLast, ")", 0}, agent), std::string_view(" Safari/5"));
        QCOMPARE(cut({PartRule::AfterFirst, ")", 0}, agent), std::string_view(" like Gecko (KHTML) Safari/5"));
        QCOMPARE(cut({PartRule::BeforeFirst, " (", 0}, agent), std::string_view("Mozilla/5.0"));
        QCOMPARE(cut({PartRule::BeforeLast, " ", 0}, agent), std::string_view(agent).substr(0, agent.rfind(' ')));
        QCOMPARE(cut({PartRule::AfterLast, "#", 0}, agent), std::string_view(agent)); // not there: all of it
        QCOMPARE(cut({PartRule::Match, "Linux|BSD", 0}, agent), std::string_view("Linux"));
        QCOMPARE(cut({PartRule::Match, "Mozilla/([0-9.]+)", 0}, agent), std::string_view("5.0"));
        QCOMPARE(cut({PartRule::Match, "(Opera)?Z", 0}, agent), std::string_view());
        const TextPart two{PartRule::PathParts, {}, 2};
        QCOMPARE(cut(two, "C:\\Windows\\System32\\a.exe"), std::string_view("C:\\Windows"));
        QCOMPARE(cut(two, "/usr//bin/env"), std::string_view("/usr//bin"));
        QCOMPARE(cut(two, "alone"), std::string_view("alone"));
        const FeatureTable result =
            table({parseFeature("length{before_first=\" \"}:Command"), parseFeature("value{match=\"[0-9]+\"}:Time")});
        QCOMPARE(result.raw, (Numbers{3, 2020, 5, 2020, 0, 0, 3, 2020}));
        QCOMPARE(result.missing, std::size_t(1));
    }

    void delimitersAreTheAnalystsToChoose()
    {
        QCOMPARE(measureText(Measure::DelimCount, "a-b/c\u00e9-", "-\u00e9"), 3.0);
        QCOMPARE(measureText(Measure::DelimHash, "a-b.c", "-"), measureText(Measure::Crc32, "-"));
        QCOMPARE(table({parseFeature("delim_count{delimiters=\"/.\"}:Command")}).raw, (Numbers{1, 1, 0, 1}));
    }

    void aWeightCountsAfterTheNormalisation()
    {
        const FeatureTable result =
            table({{Measure::Value, "Bytes"}, parseFeature("value*3:Ratio")}, Normalization::L2);
        const double length = std::hypot(10.0, 0.5);
        QVERIFY(isClose({result.normalized[0], result.normalized[1]}, {10 / length, 3 * 0.5 / length}));
        QCOMPARE(result.raw[1], 0.5);
    }

    void featuresAreReadBackAsTheyAreWritten()
    {
        for (const char *text : {"Bytes", "length:Command", "value:a:b", "crc32{after_last=\")\"}*0.5:User-Agent",
                                 "char_ord_score{match=\"say \"\"(.*)\"\", {x}:\"}:A", "length{path_parts=3}:Process",
                                 "delim_hash{before_first=\" \",delimiters=\",:\"}*2:C:D", "value*2:Bytes"})
            QCOMPARE(formatFeature(parseFeature(text)), std::string(text));
        QCOMPARE(parseFeature("a{b").column, std::string("a{b"));
        for (const char *text : {"length{match=\"(\"}:A", "length{match=\"\"}:A", "length{path_parts=0}:A", "length{:A",
                                 "length{after_last=\"x:A", "length*0:A", "length*-1:A", "length*nan:A", "length*2A:",
                                 "length{near=\"x\"}:A", "length{path_parts}:A", "nothing{path_parts=1}:A"})
            QVERIFY2(errorOf([&] { parseFeature(text); }).find("feature") != std::string::npos ||
                         errorOf([&] { parseFeature(text); }) != "no error",
                     text);
    }

    // A back tracking engine would need longer than the universe is old.
    void aBrokenExpressionTellsWhereTheFaultBegins_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("character");
        QTest::addRow("class without end") << QStringLiteral("äö[a-z") << 3;
        QTest::addRow("nothing to repeat") << QStringLiteral("ab+*+") << 3;
        QTest::addRow("open parenthesis") << QStringLiteral("a(b)(c[(]") << 5;
        QTest::addRow("closing parenthesis") << QStringLiteral("a\\()b") << 4;
        QTest::addRow("backslash at the end") << QStringLiteral("abc\\") << 4;
        QTest::addRow("back reference") << QStringLiteral("(a)\\1") << 4;
    }
    void aBrokenExpressionTellsWhereTheFaultBegins()
    {
        QFETCH(QString, expression);
        QFETCH(int, character);
        const std::string told = errorOf([&] { PartCutter({PartRule::Match, expression.toStdString(), 0}); });
        QVERIFY2(told.find("from character " + std::to_string(character) + " on: ") != std::string::npos, told.c_str());
    }

    void anExpressionNeverTakesLong()
    {
        const std::string text(20000, 'a');
        QCOMPARE(PartCutter({PartRule::Match, "(a*)*(a*)*(a*)*b", 0}).cut(text), std::string_view());
    }

    void presetsSuitTheColumnsOfALog()
    {
        const auto presets = featurePresets(m_events->log());
        QVERIFY(!presets.empty());
        store::LogInfo web;
        web.columns = {{"cs(User-Agent)", ColumnType::Text, Role::None}, {"cs-uri-stem", ColumnType::Text, Role::None}};
        const auto ofWeb = featurePresets(web);
        QCOMPARE(ofWeb.size(), std::size_t(2));
        QCOMPARE(formatFeature(ofWeb[0].features[0]), std::string("char_ord_score{after_last=\")\"}:cs(User-Agent)"));
        web.columns.clear();
        QVERIFY(featurePresets(web).empty());
    }

    void aStopEndsTheMeasuring()
    {
        std::stop_source source;
        source.request_stop();
        WorkContext context;
        context.stop = source.get_token();
        QVERIFY_THROWS_EXCEPTION(Cancelled, buildFeatures(*m_events, {true, kRows.size(), {}},
                                                          {{Measure::Length, "Command"}}, Normalization::L2, context));
    }

    void rowsAreDividedByTheirLength()
    {
        const Numbers values{3, 4, 0, 0, -5, 0, 1e-3, 1e-3};
        const double half = std::sqrt(0.5);
        QVERIFY(isClose(normalizedRows(values, 2, Normalization::L2), {0.6, 0.8, 0, 0, -1, 0, half, half}));
        QVERIFY(
            isClose(normalizedRows(Numbers{3e300, 4e300, 3e-300, 4e-300}, 2, Normalization::L2), {0.6, 0.8, 0.6, 0.8}));
        QVERIFY(normalizedRows({}, 3, Normalization::L2).empty());
    }

    void columnsAreStandardizedByTheirPopulationDeviation()
    {
        const Numbers values{1, 0.1, 7, 2, 0.1, 7, 3, 0.1, 7, 4, 0.1, 7};
        const double deviation = std::sqrt(1.25);
        Numbers expected;
        for (const double value : {-1.5, -0.5, 0.5, 1.5})
            expected.insert(expected.end(), {value / deviation, 0, 0});
        QVERIFY(isClose(normalizedRows(values, 3, Normalization::Standard), expected));
    }

    void theDefaultFeaturesOfTheProcessEventsAreTheKnownOnes()
    {
        const auto eventsPath = test::referenceFile("processes/processes_on_host.csv");
        const auto expectedPath = test::referenceFile("processes/expected_features_clusters.csv");
        ANOMALYST_NEED_FILE(eventsPath);
        ANOMALYST_NEED_FILE(expectedPath);
        const test::CsvTable source = test::readCsv(eventsPath);
        const std::vector<ColumnSpec> columns{{"CommandLine", ColumnType::Text, Role::CommandLine},
                                              {"NewProcessName", ColumnType::Text, Role::Process},
                                              {"Account", ColumnType::Text, Role::User},
                                              {"SubjectLogonId", ColumnType::Text, Role::Session}};
        test::TextRows rows(source.rows.size());
        for (const ColumnSpec &column : columns) {
            const std::vector<std::string> texts = source.texts(column.name);
            for (std::size_t i = 0; i < rows.size(); ++i)
                rows[i].push_back(texts[i]);
        }
        const test::SmallCase processes(columns, rows);
        const auto events = processes.events();
        const FeatureTable result =
            buildFeatures(*events, {true, events->size(), {}}, defaultFeatures(events->log()), Normalization::L2);
        const test::CsvTable expected = test::readCsv(expectedPath);
        Numbers raw(result.raw.size());
        std::size_t feature = 0;
        for (const char *name : {"commandlineTokensFull", "pathScore", "accountNum", "isSystemSession"}) {
            const Numbers values = expected.numbers(name);
            QCOMPARE(values.size(), result.rows);
            for (std::size_t i = 0; i < values.size(); ++i)
                raw[i * 4 + feature] = values[i];
            ++feature;
        }
        QCOMPARE(result.raw, raw);
        for (std::size_t i = 0; i < result.rows; ++i) {
            const std::span<const double> row(result.normalized.data() + i * 4, 4);
            const double length = std::hypot(std::hypot(row[0], row[1]), std::hypot(row[2], row[3]));
            QVERIFY(std::abs(length - 1) < 1e-15 * 8);
        }
    }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "tst_features.moc"
