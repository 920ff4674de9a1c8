// Oracle: statsmodels' STL, in the reference folder (0.13.5) and in small committed files made with the same version.
#include "core/analysis/timeseries/anomalies.h"
#include "core/analysis/timeseries/stl.h"
#include "tests/core/analysis/timeseries/series_samples.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

constexpr double kParity = 1e-9; // of the largest |observed|

QJsonArray readCases(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

StlParams paramsOf(const QJsonObject &object)
{
    const auto number = [&](const char *key, int otherwise) { return object[QLatin1String(key)].toInt(otherwise); };
    StlParams params;
    params.period = number("period", params.period);
    params.seasonal = number("seasonal", params.seasonal);
    params.trend = number("trend", 0);
    params.lowPass = number("low_pass", 0);
    params.seasonalDegree = number("seasonal_deg", 1);
    params.trendDegree = number("trend_deg", 1);
    params.lowPassDegree = number("low_pass_deg", 1);
    params.seasonalJump = number("seasonal_jump", 1);
    params.trendJump = number("trend_jump", 1);
    params.lowPassJump = number("low_pass_jump", 1);
    params.robust = object[QLatin1String("robust")].toBool();
    return params;
}

double largestComponentDifference(const StlResult &result, const test::CsvTable &expected)
{
    return std::max({test::largestDifference(result.trend, expected.numbers("trend")),
                     test::largestDifference(result.seasonal, expected.numbers("seasonal")),
                     test::largestDifference(result.residual, expected.numbers("residual"))});
}

// Scores of residuals that are rounding noise say nothing, there or here.
bool hasResiduals(const std::vector<double> &residual, double scale)
{
    return test::largestMagnitude(residual) > 1e-9 * scale;
}

} // namespace

class TestStlReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallSeriesMatchStatsmodels_data()
    {
        QTest::addColumn<StlParams>("params");
        StlParams params;
        params.period = 6;
        QTest::newRow("stl_plain") << params;
        QTest::newRow("stl_short_cycles") << params;
        params.robust = true;
        QTest::newRow("stl_robust") << params;
        StlParams jumps = params;
        jumps.seasonalJump = 2;
        jumps.trendJump = 3;
        jumps.lowPassJump = 4;
        QTest::newRow("stl_jumps") << jumps;
        StlParams means = params;
        means.seasonal = 9;
        means.trend = 15;
        means.seasonalDegree = means.trendDegree = means.lowPassDegree = 0;
        QTest::newRow("stl_robust_means") << means;
    }

    void smallSeriesMatchStatsmodels()
    {
        QFETCH(StlParams, params);
        const auto table = test::readCsv(test::dataFile(std::string("timeseries/") + QTest::currentDataTag() + ".csv"));
        const std::vector<double> observed = table.numbers("observed");
        QVERIFY(observed.size() >= 12);
        const StlResult result = decomposeStl(observed, params);
        QVERIFY(largestComponentDifference(result, table) <= kParity * test::largestMagnitude(observed));
        QVERIFY(test::largestDifference(result.weight, table.numbers("weight")) <= 1e-9);
    }

    void everyReferenceCaseMatches()
    {
        const auto cases = test::referenceFile("timeseries/cases.json");
        ANOMALYST_NEED_FILE(cases);
        const QJsonArray list = readCases(cases);
        QVERIFY(list.size() >= 14);
        for (const QJsonValue &value : list)
            checkReferenceCase(value.toObject());
    }

    void everyReferenceCaseOfSeveralSeasonsMatches()
    {
        const auto cases = test::referenceFile("timeseries/mstl_cases.json");
        ANOMALYST_NEED_FILE(cases);
        const QJsonArray list = readCases(cases);
        QVERIFY(list.size() >= 3);
        for (const QJsonValue &value : list)
            checkSeasonsCase(value.toObject());
    }

    void theReferenceSeriesHasTwoSpikesInOnePeriod()
    {
        const auto path = test::referenceFile("timeseries/outbound_bytes_hourly.csv");
        ANOMALYST_NEED_FILE(path);
        const test::CsvTable table = test::readCsv(path);
        const std::vector<double> observed = table.numbers("TotalBytesSent");
        const StlResult result = decomposeStl(observed, {});
        const std::vector<double> scores = scoreResiduals(result.residual, observed).values;
        std::vector<double> baseline;
        for (std::size_t i = 0; i < observed.size(); ++i)
            baseline.push_back(result.trend[i] + result.seasonal[i]);
        const auto periods = mergePeriods(flagAnomalies(scores, {}), scores, observed, baseline, {});
        QCOMPARE(periods.size(), std::size_t{1});
        const std::vector<std::string> times = table.texts("TimeGenerated");
        QCOMPARE(times[periods[0].firstBucket], std::string("2020-07-10T18:00:00Z"));
        QCOMPARE(times[periods[0].lastBucket], std::string("2020-07-10T19:00:00Z"));
        QCOMPARE(periods[0].buckets, std::size_t{2});
        QCOMPARE(periods[0].kind, +1);
    }

private:
    void checkReferenceCase(const QJsonObject &object)
    {
        const std::string name = object[QLatin1String("file")].toString().toStdString();
        const test::CsvTable table = test::readCsv(test::referenceFile("timeseries/" + name));
        const std::vector<double> observed = table.numbers("observed");
        const double scale = test::largestMagnitude(observed);
        const StlResult result = decomposeStl(observed, paramsOf(object));
        const double difference = largestComponentDifference(result, table);
        QVERIFY2(difference <= kParity * scale, name.c_str());
        QVERIFY2(test::largestDifference(result.weight, table.numbers("weight")) <= kParity, name.c_str());
        const std::vector<double> residual = table.numbers("residual");
        const std::vector<double> scores = scoreResiduals(result.residual, observed).values;
        if (hasResiduals(residual, scale))
            QVERIFY2(test::largestDifference(scores, table.numbers("score")) <= 1e-7, name.c_str());
        else
            QVERIFY2(test::largestMagnitude(scores) == 0, name.c_str());
    }

    void checkSeasonsCase(const QJsonObject &object)
    {
        const std::string name = object[QLatin1String("file")].toString().toStdString();
        const test::CsvTable table = test::readCsv(test::referenceFile("timeseries/" + name));
        const std::vector<double> observed = table.numbers("observed");
        const double allowed = kParity * test::largestMagnitude(observed);
        MstlParams params;
        for (const QJsonValue &period : object[QLatin1String("periods")].toArray())
            params.periods.push_back(period.toInt());
        params.stl.robust = object[QLatin1String("robust")].toBool();
        const MstlResult result = decomposeMstl(observed, params);
        QVERIFY(result.periods == params.periods && result.omitted.empty());
        QVERIFY2(test::largestDifference(result.trend, table.numbers("trend")) <= allowed, name.c_str());
        QVERIFY2(test::largestDifference(result.residual, table.numbers("residual")) <= allowed, name.c_str());
        QVERIFY2(test::largestDifference(result.weight, table.numbers("weight")) <= kParity, name.c_str());
        for (std::size_t i = 0; i < params.periods.size(); ++i) {
            const std::string column = "seasonal_" + std::to_string(params.periods[i]);
            QVERIFY2(test::largestDifference(result.seasonals[i], table.numbers(column)) <= allowed, name.c_str());
        }
        const std::vector<double> scores = scoreResiduals(result.residual, observed).values;
        QVERIFY2(test::largestDifference(scores, table.numbers("score")) <= 1e-7, name.c_str());
    }
};

QTEST_GUILESS_MAIN(TestStlReference)
#include "tst_stl_reference.moc"
