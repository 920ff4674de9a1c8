// DBSCAN against scikit-learn's labels, against its definition on small random inputs, and at its edges.

#include "core/analysis/clustering/dbscan.h"
#include "tests/core/analysis/clustering/naive_dbscan.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

using Labels = std::vector<std::int32_t>;
using Flags = std::vector<std::uint8_t>;

Labels labelsOf(const std::vector<double> &values, std::size_t columns, const DbscanParams &params)
{
    return clusterDbscan({values, columns}, params).labels;
}

bool isSame(const DbscanResult &a, const DbscanResult &b)
{
    return a.labels == b.labels && a.core == b.core && a.clusterSizes == b.clusterSizes && a.noise == b.noise;
}

// Points on a coarse grid: many are equal and many distances are exactly those of the grid.
std::vector<double> gridPoints(std::mt19937 &random, std::size_t rows, std::size_t columns, int width)
{
    std::uniform_int_distribution<int> place(0, width);
    std::vector<double> values(rows * columns);
    for (double &value : values)
        value = place(random) * 0.25 - 1;
    return values;
}

std::vector<double> blobPoints(std::mt19937 &random, std::size_t rows, std::size_t columns)
{
    std::uniform_int_distribution<int> centre(0, 3);
    std::normal_distribution<double> around(0, 0.15);
    std::vector<double> values;
    for (std::size_t row = 0; row < rows; ++row) {
        const int middle = centre(random);
        for (std::size_t c = 0; c < columns; ++c)
            values.push_back(middle * (c % 2 == 0 ? 1.0 : -0.5) + around(random));
    }
    return values;
}

std::string errorOf(const std::vector<double> &values, std::size_t columns, const DbscanParams &params)
{
    try {
        clusterDbscan({values, columns}, params);
    } catch (const Error &error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class DbscanTest : public QObject
{
    Q_OBJECT

private:
    static void compareWithDefinition(const std::vector<double> &values, std::size_t columns)
    {
        for (const double eps : {0.05, 0.25, 0.3, 0.5, 1.1, 4.0}) {
            for (const int minSamples : {1, 2, 3, 4, 6, 15, 40}) {
                const DbscanParams params{eps, minSamples};
                const PointTable points{values, columns};
                if (!isSame(clusterDbscan(points, params), test::naiveDbscan(points, params)))
                    QFAIL(qPrintable(QStringLiteral("%1 rows of %2 columns, eps %3, min_samples %4")
                                         .arg(points.rows())
                                         .arg(columns)
                                         .arg(eps)
                                         .arg(minSamples)));
            }
        }
    }

private Q_SLOTS:
    void labelsAndCoreRowsAreThoseOfScikitLearn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("eps");
        QTest::addColumn<int>("minSamples");
        QFile cases(QString::fromStdString(test::referenceFile("processes/dbscan_cases.json").string()));
        if (!cases.open(QIODevice::ReadOnly)) {
            QTest::newRow("not here") << QString() << 0.0 << 0;
            return;
        }
        for (const QJsonValue &entry : QJsonDocument::fromJson(cases.readAll()).array()) {
            const QString file = entry[QStringLiteral("file")].toString();
            QTest::newRow(qPrintable(file))
                << file << entry[QStringLiteral("eps")].toDouble() << entry[QStringLiteral("min_samples")].toInt();
        }
    }
    void labelsAndCoreRowsAreThoseOfScikitLearn()
    {
        QFETCH(QString, file);
        QFETCH(double, eps);
        QFETCH(int, minSamples);
        if (file.isEmpty())
            QSKIP("the reference data is not here");
        const test::CsvTable table = test::readCsv(test::referenceFile("processes/" + file.toStdString()));
        const std::size_t columns = table.header.size() - 2;
        std::vector<double> values(table.rows.size() * columns);
        for (std::size_t c = 0; c < columns; ++c) {
            const std::vector<double> column = table.numbers("x" + std::to_string(c));
            for (std::size_t row = 0; row < column.size(); ++row)
                values[row * columns + c] = column[row];
        }
        const DbscanResult result = clusterDbscan({values, columns}, {eps, minSamples});
        const std::vector<double> labels = table.numbers("cluster");
        const std::vector<double> core = table.numbers("core");
        QVERIFY(!labels.empty());
        QCOMPARE(result.labels, Labels(labels.begin(), labels.end()));
        QCOMPARE(result.core, Flags(core.begin(), core.end()));
    }

    void smallGridsAgreeWithTheDefinition()
    {
        std::mt19937 random(17);
        for (int round = 0; round < 60; ++round) {
            const std::size_t columns = 1 + static_cast<std::size_t>(round) % 6;
            const std::size_t rows = 5 + random() % 150;
            compareWithDefinition(gridPoints(random, rows, columns, columns == 1 ? 60 : 2 + round % 7), columns);
        }
    }

    void smallBlobsAgreeWithTheDefinition()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 40; ++round) {
            const std::size_t columns = 1 + static_cast<std::size_t>(round) % 5;
            compareWithDefinition(blobPoints(random, 20 + random() % 200, columns), columns);
        }
    }

    // More columns than the compiled widths, and more than scikit-learn's trees take.
    void manyColumnsAgreeWithTheDefinition()
    {
        std::mt19937 random(8);
        for (const std::size_t columns : {5, 8, 16, 20}) {
            compareWithDefinition(gridPoints(random, 120, columns, 1), columns);
            compareWithDefinition(blobPoints(random, 120, columns), columns);
        }
    }

    // Powers of two crowd towards zero: the middle of a box parts off one point at a time.
    void pointsThatCrowdTowardsOneCornerAgreeWithTheDefinition()
    {
        std::vector<double> values;
        for (int exponent = -400; exponent < 0; ++exponent)
            values.insert(values.end(), {std::ldexp(1.0, exponent), std::ldexp(1.5, exponent), 0.0});
        compareWithDefinition(values, 1);
        compareWithDefinition(values, 2);
        compareWithDefinition(values, 3);
    }

    void collapsedRowsCountAsOftenAsTheyOccur()
    {
        std::mt19937 random(3);
        const std::vector<double> once = blobPoints(random, 300, 3);
        std::vector<double> twice = once;
        twice.insert(twice.end(), once.begin(), once.end());
        const DbscanResult single = clusterDbscan({once, 3}, {0.2, 4});
        const DbscanResult doubled = clusterDbscan({twice, 3}, {0.2, 8});
        QCOMPARE(doubled.distinctRows, std::size_t(300));
        QVERIFY(single.clusterSizes.size() > 1 && single.noise > 0);
        QCOMPARE(doubled.noise, 2 * single.noise);
        Labels repeated = single.labels;
        repeated.insert(repeated.end(), single.labels.begin(), single.labels.end());
        QCOMPARE(doubled.labels, repeated);
    }

    void aLargeInputAgreesWithItsPartsFarApart()
    {
        std::mt19937 random(21);
        std::vector<double> values = blobPoints(random, 4000, 2);
        const DbscanResult part = clusterDbscan({values, 2}, {0.02, 3});
        const std::size_t size = values.size();
        for (std::size_t i = 0; i < size; ++i)
            values.push_back(values[i] + 1024); // adding may round, by much less than any distance here
        const DbscanResult both = clusterDbscan({values, 2}, {0.02, 3});
        QVERIFY(part.clusterSizes.size() > 20);
        QCOMPARE(both.clusterSizes.size(), 2 * part.clusterSizes.size());
        QCOMPARE(both.noise, 2 * part.noise);
        QCOMPARE(Labels(both.labels.begin(), both.labels.begin() + 4000), part.labels);
    }

    void aDistanceOfExactlyEpsIsNear()
    {
        QCOMPARE(labelsOf({0, 3, 4}, 1, {1.0, 2}), Labels({-1, 0, 0}));
        QCOMPARE(labelsOf({0, 0, 3, 4}, 2, {5.0, 2}), Labels({0, 0}));
        QCOMPARE(labelsOf({0, 0, 3, 4}, 2, {std::nextafter(5.0, 0.0), 2}), Labels({-1, -1}));
    }

    void exactlyMinSamplesRowsMakeACorePoint()
    {
        const std::vector<double> values{0, 1, 2, 10, 11};
        QCOMPARE(labelsOf(values, 1, {1.0, 3}), Labels({0, 0, 0, -1, -1}));
        QCOMPARE(clusterDbscan({values, 1}, {1.0, 3}).core, Flags({0, 1, 0, 0, 0}));
        QCOMPARE(labelsOf({7, 7, 7, 9}, 1, {0.5, 3}), Labels({0, 0, 0, -1}));
        QCOMPARE(labelsOf({7, 7, 9, 9}, 1, {0.5, 3}), Labels({-1, -1, -1, -1}));
    }

    void aBorderPointBelongsToTheFirstClusterThatReachesIt()
    {
        // 5 lies one step from both threesomes and is core of neither.
        const std::vector<double> leftFirst{5, 3.8, 3.9, 4, 6, 6.1, 6.2};
        const std::vector<double> rightFirst{5, 6, 6.1, 6.2, 3.8, 3.9, 4};
        QCOMPARE(labelsOf(leftFirst, 1, {1.0, 4}), Labels({0, 0, 0, 0, 1, 1, 1}));
        QCOMPARE(labelsOf(rightFirst, 1, {1.0, 4}), Labels({0, 0, 0, 0, 1, 1, 1}));
        QCOMPARE(clusterDbscan({leftFirst, 1}, {1.0, 4}).core, Flags({0, 0, 0, 1, 1, 0, 0}));
    }

    void clustersAreNumberedByTheirFirstCorePointNotByTheirFirstRow()
    {
        // Row 0 is a border point of the second cluster; that cluster's first core row comes after the first one's.
        QCOMPARE(labelsOf({20, 1, 2, 3, 21, 22, 23}, 1, {1.0, 3}), Labels({1, 0, 0, 0, 1, 1, 1}));
    }

    void withoutACorePointEverythingIsNoise()
    {
        const DbscanResult result = clusterDbscan({std::vector<double>{1, 2, 3, 4}, 1}, {0.5, 3});
        QCOMPARE(result.labels, Labels({-1, -1, -1, -1}));
        QCOMPARE(result.noise, std::size_t(4));
        QVERIFY(result.clusterSizes.empty());
        QCOMPARE(result.core, Flags({0, 0, 0, 0}));
    }

    void equalRowsAreOneCluster()
    {
        const std::vector<double> values(300'000, 0.25);
        for (const int minSamples : {1, 2, 5, 100'000, 100'001}) {
            const DbscanResult result = clusterDbscan({values, 3}, {1e-9, minSamples});
            QCOMPARE(result.distinctRows, std::size_t(1));
            QCOMPARE(result.clusterSizes.size(), std::size_t(minSamples <= 100'000 ? 1 : 0));
            QCOMPARE(result.noise, std::size_t(minSamples <= 100'000 ? 0 : 100'000));
        }
    }

    void positiveAndNegativeZeroAreTheSameRow()
    {
        const DbscanResult result = clusterDbscan({std::vector<double>{0.0, -0.0, -0.0, 0.0}, 2}, {1e-300, 2});
        QCOMPARE(result.distinctRows, std::size_t(1));
        QCOMPARE(result.labels, Labels({0, 0}));
    }

    void oneGiantBlobIsOneClusterForAWideEps()
    {
        std::mt19937 random(5);
        std::normal_distribution<double> around(0, 1);
        std::vector<double> values(200'000);
        for (double &value : values)
            value = around(random);
        for (const int minSamples : {2, 10}) {
            const DbscanResult result = clusterDbscan({values, 4}, {1e6, minSamples});
            QCOMPARE(result.clusterSizes, std::vector<std::uint32_t>{50'000});
            QCOMPARE(result.distinctRows, std::size_t(50'000));
        }
    }

    void hugeAndTinyValuesAreHandled()
    {
        const double largest = std::numeric_limits<double>::max();
        QCOMPARE(labelsOf({-largest, largest, -largest, 0}, 1, {1.0, 2}), Labels({0, -1, 0, -1}));
        std::vector<double> wide;
        for (int i = 0; i < 100; ++i)
            wide.push_back((i % 2 == 0 ? 1 : -1) * std::ldexp(largest, -i));
        QCOMPARE(clusterDbscan({wide, 1}, {1.0, 2}).noise, std::size_t(100));
    }

    void nothingGivesNothing()
    {
        const DbscanResult result = clusterDbscan({std::vector<double>{}, 4}, {});
        QVERIFY(result.labels.empty() && result.core.empty() && result.clusterSizes.empty());
        QCOMPARE(labelsOf({1, 2, 3}, 3, {0.1, 2}), Labels({-1}));
        QCOMPARE(labelsOf({1, 2, 3}, 3, {0.1, 1}), Labels({0}));
    }

    void aValueThatIsNotFiniteIsRefusedWithItsRow()
    {
        std::vector<double> values(3000, 1.0);
        values[2 * 1234 + 1] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(errorOf(values, 2, {}).find("row 1234, column 1") != std::string::npos);
        values[2 * 1234 + 1] = -std::numeric_limits<double>::infinity();
        QVERIFY(errorOf(values, 2, {}).find("row 1234, column 1") != std::string::npos);
    }

    void parametersOutOfRangeAreRefused()
    {
        const std::vector<double> values{1, 2, 3, 4};
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const double eps : {0.0, -1.0, nan, std::numeric_limits<double>::infinity()})
            QVERIFY(errorOf(values, 2, {eps, 2}).find("eps") != std::string::npos);
        QVERIFY(errorOf(values, 2, {0.1, 0}).find("min_samples") != std::string::npos);
        QVERIFY(errorOf(values, 0, {}).find("no feature") != std::string::npos);
        QVERIFY(errorOf(values, 3, {}).find("do not fill rows") != std::string::npos);
    }

    void aStopEndsTheWork_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<int>("minSamples");
        QTest::newRow("collapsing") << QStringLiteral("Collapsing") << 2;
        QTest::newRow("linking") << QStringLiteral("Linking") << 2;
        QTest::newRow("core points") << QStringLiteral("Finding core") << 8;
        QTest::newRow("linking core points") << QStringLiteral("Linking") << 8;
        QTest::newRow("border points") << QStringLiteral("Labelling border") << 8;
    }
    void aStopEndsTheWork()
    {
        QFETCH(QString, phase);
        QFETCH(int, minSamples);
        std::mt19937 random(2);
        const std::vector<double> values = blobPoints(random, 100'000, 2);
        std::stop_source source;
        double last = 0;
        bool rising = true;
        WorkContext context;
        context.stop = source.get_token();
        context.progress = [&](double fraction, std::string_view text) {
            rising = rising && fraction >= last && fraction <= 1;
            last = fraction;
            if (text.starts_with(phase.toStdString()))
                source.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, clusterDbscan({values, 2}, {0.004, minSamples}, context));
        QVERIFY(rising);
    }

    void theProcessEventsFallIntoTheKnownClusters()
    {
        const auto path = test::referenceFile("processes/expected_features_clusters.csv");
        ANOMALYST_NEED_FILE(path);
        const test::CsvTable table = test::readCsv(path);
        const std::vector<std::vector<double>> columns{table.numbers("commandlineTokensFull"),
                                                       table.numbers("pathScore"), table.numbers("accountNum"),
                                                       table.numbers("isSystemSession")};
        std::vector<double> values;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            double squared = 0;
            for (const auto &column : columns)
                squared += column[row] * column[row];
            for (const auto &column : columns)
                values.push_back(column[row] / std::sqrt(squared));
        }
        const DbscanResult result = clusterDbscan({values, 4}, {});
        const std::vector<double> labels = table.numbers("cluster");
        QCOMPARE(result.labels, Labels(labels.begin(), labels.end()));
        QCOMPARE(result.labels.size(), std::size_t(22'979));
        QCOMPARE(result.distinctRows, std::size_t(326));
        QCOMPARE(result.clusterSizes.size(), std::size_t(218));
        QCOMPARE(result.noise, std::size_t(98));
    }
};

QTEST_GUILESS_MAIN(DbscanTest)
#include "tst_dbscan.moc"
