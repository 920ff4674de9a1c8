// The share of each feature in the distances against the sum over all pairs.

#include "core/analysis/clustering/feature_shares.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

class FeatureSharesTest : public QObject
{
    Q_OBJECT

    static std::vector<double> sharesOfAllPairs(const std::vector<double> &values, std::size_t columns)
    {
        std::vector<double> sums(columns);
        for (std::size_t a = 0; a < values.size(); a += columns)
            for (std::size_t b = 0; b < a; b += columns)
                for (std::size_t c = 0; c < columns; ++c)
                    sums[c] += (values[a + c] - values[b + c]) * (values[a + c] - values[b + c]);
        double all = 0;
        for (const double sum : sums)
            all += sum;
        for (double &sum : sums)
            sum = all > 0 ? sum / all : 0;
        return sums;
    }

private Q_SLOTS:
    void theyAreTheSharesInAllPairwiseDistances()
    {
        std::mt19937 random(7);
        for (const std::size_t columns : {1u, 2u, 4u, 7u}) {
            for (const std::size_t rows : {1u, 2u, 9u, 80u}) {
                std::vector<double> values;
                for (std::size_t i = 0; i < rows * columns; ++i) // equal rows occur; a far offset must not matter
                    values.push_back(1e6 + static_cast<double>(random() % 3) * std::pow(10.0, i % columns) * 0.01);
                const std::vector<double> told = featureShares({values, columns});
                const std::vector<double> wanted = sharesOfAllPairs(values, columns);
                QCOMPARE(told.size(), columns);
                for (std::size_t c = 0; c < columns; ++c)
                    QVERIFY2(std::abs(told[c] - wanted[c]) < 1e-9,
                             qPrintable(QStringLiteral("%1, not %2").arg(told[c]).arg(wanted[c])));
            }
        }
    }

    void aColumnOfEqualValuesHasNoShareAndEqualRowsHaveNone()
    {
        std::vector<double> values;
        for (int i = 0; i < 1000; ++i) {
            values.push_back(0.1);
            values.push_back(i % 2);
        }
        QCOMPARE(featureShares({values, 2}), (std::vector<double>{0, 1}));
        QCOMPARE(featureShares({std::vector<double>(30, 0.3), 3}), (std::vector<double>{0, 0, 0}));
        QCOMPARE(featureShares({{}, 2}), (std::vector<double>{0, 0}));
    }

    void veryLargeValuesStayInRange()
    {
        const std::vector<double> values = {1e300, 0, -1e300, 1e300, 0, -1e300};
        const std::vector<double> shares = featureShares({values, 2});
        const std::vector<double> wanted = sharesOfAllPairs({1, 0, -1, 1, 0, -1}, 2);
        QVERIFY(std::abs(shares[0] - wanted[0]) < 1e-12 && std::abs(shares[1] - wanted[1]) < 1e-12);
    }

    void noColumnAndValuesThatAreNotFiniteAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(featureShares({{}, 0}), Error);
        QVERIFY_EXCEPTION_THROWN(featureShares({std::vector<double>{1, std::nan("")}, 1}), Error);
    }
};

QTEST_APPLESS_MAIN(FeatureSharesTest)
#include "tst_feature_shares.moc"
