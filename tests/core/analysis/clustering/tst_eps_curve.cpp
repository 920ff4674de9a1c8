// The curve over all eps against DBSCAN run at each of them.

#include "core/analysis/clustering/eps_curve.h"
#include "core/base/error.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

class EpsCurveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsWhatDbscanFinds_data()
    {
        QTest::addColumn<int>("minSamples");
        QTest::addColumn<bool>("onGrid");
        for (const int minSamples : {1, 2, 3, 5, 12}) {
            QTest::addRow("%d, many equal rows", minSamples) << minSamples << true;
            QTest::addRow("%d, rows that differ", minSamples) << minSamples << false;
        }
    }
    void everyStepIsWhatDbscanFinds()
    {
        QFETCH(int, minSamples);
        QFETCH(bool, onGrid);
        std::mt19937 random(static_cast<unsigned>(minSamples));
        for (const std::size_t rows : {1u, 2u, 7u, 60u, 150u}) {
            std::vector<double> values;
            for (std::size_t i = 0; i < rows * 2; ++i)
                values.push_back(onGrid ? static_cast<double>(random() % 9) * 0.25
                                        : std::normal_distribution<double>(random() % 3, 0.2)(random));
            const EpsCurve curve = epsCurve({values, 2}, minSamples);
            QCOMPARE(curve.steps.front().eps, 0.0);
            for (std::size_t i = 0; i < curve.steps.size(); ++i) {
                const double end = i + 1 < curve.steps.size() ? curve.steps[i + 1].eps : curve.steps[i].eps + 1;
                const double eps = (curve.steps[i].eps + end) / 2; // between, where no rounding decides
                const DbscanResult found = clusterDbscan({values, 2}, {.eps = eps, .minSamples = minSamples});
                const EpsStep told = curve.at(eps);
                QCOMPARE(curve.rowsWithin(eps), static_cast<std::size_t>(std::ranges::count(found.core, 1)));
                QVERIFY2(told.clusters == found.clusterSizes.size() && told.noise == found.noise,
                         qPrintable(QStringLiteral("eps %1: %2 clusters, %3 noise; DBSCAN %4, %5")
                                        .arg(eps)
                                        .arg(told.clusters)
                                        .arg(told.noise)
                                        .arg(found.clusterSizes.size())
                                        .arg(found.noise)));
            }
        }
    }

    void manyDistinctRowsAreWhatDbscanFindsToo()
    {
        std::mt19937 random(3);
        std::vector<double> values;
        for (int i = 0; i < 40'000 * 2; ++i)
            values.push_back(std::normal_distribution<double>(random() % 6, 0.1)(random));
        const EpsCurve curve = epsCurve({values, 2}, 4);
        QVERIFY(curve.distinctRows > 30'000);
        for (const double eps : {0.0005, 0.004, 0.02, 0.1}) {
            const DbscanResult found = clusterDbscan({values, 2}, {.eps = eps, .minSamples = 4});
            QCOMPARE(std::size_t(curve.at(eps).clusters), found.clusterSizes.size());
            QCOMPARE(curve.at(eps).noise, found.noise);
        }
    }

    void theKneeLiesBetweenWhatIsNearAndWhatIsFar()
    {
        std::vector<double> values; // 40 rows 0.01 apart, 4 far away from all
        for (int i = 0; i < 40; ++i)
            values.push_back(0.01 * i + 0.0001 * (i % 7));
        for (int i = 1; i <= 4; ++i)
            values.push_back(10.0 * i * i);
        const EpsCurve curve = epsCurve({values, 1}, 2);
        QVERIFY(curve.knee.has_value());
        QVERIFY(*curve.knee >= 0.009 && *curve.knee < 1);
        QCOMPARE(curve.at(*curve.knee * 1.5).noise, std::size_t(4));
        QVERIFY(!epsCurve({std::vector<double>(10, 1.0), 1}, 2).knee.has_value()); // all equal
    }

    void whatCannotBeDrawnIsRefused()
    {
        const std::vector<double> values = {1, 2, 3};
        const auto message = [&](const PointTable &points, int minSamples) {
            try {
                epsCurve(points, minSamples);
            } catch (const Error &error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QVERIFY(!message({values, 1}, 0).empty());
        QVERIFY(!message({std::vector<double>{1, std::nan("")}, 1}, 2).empty());
        QCOMPARE(epsCurve({{}, 1}, 2).at(1).noise, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(EpsCurveTest)
#include "tst_eps_curve.moc"
