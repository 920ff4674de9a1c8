// Principal components against what is known by hand, and as properties.
#include "core/analysis/clustering/principal_plane.h"
#include "core/base/error.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace anomalyst;
using namespace anomalyst::analysis;

class PrincipalPlaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pointsOnALineLieOnTheFirstAxis()
    {
        const std::vector<double> values = {0, 0, 3, 4, 6, 8, 9, 12};
        const PrincipalPlane plane = principalPlane({values, 2}, {});
        QVERIFY(std::abs(plane.axes[0][0] - 0.6) < 1e-12);
        QVERIFY(std::abs(plane.axes[0][1] - 0.8) < 1e-12);
        QVERIFY(std::abs(plane.explained[0] - 1) < 1e-12);
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(std::abs(plane.positions[0][i] - (5.0 * static_cast<double>(i) - 7.5)) < 1e-12);
            QVERIFY(std::abs(plane.positions[1][i]) < 1e-12);
        }
    }

    void aWeightEqualsRepetition()
    {
        const std::vector<double> once = {1, 2, 0, 4, 4, -1, 7, 0, 2};
        const std::vector<std::uint32_t> weights = {3, 1, 2};
        std::vector<double> repeated;
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::uint32_t k = 0; k < weights[i]; ++k)
                repeated.insert(repeated.end(), once.begin() + std::ptrdiff_t(3 * i), once.begin() + std::ptrdiff_t(3 * i + 3));
        }
        const PrincipalPlane left = principalPlane({once, 3}, weights), right = principalPlane({repeated, 3}, {});
        for (std::size_t axis = 0; axis < 2; ++axis) {
            QVERIFY(std::abs(left.explained[axis] - right.explained[axis]) < 1e-12);
            QVERIFY(std::abs(left.positions[axis].back() - right.positions[axis].back()) < 1e-9);
        }
    }

    void theAxesAreOrthonormalAndTheirVariancesAreThoseOfThePositions()
    {
        std::mt19937 random(5);
        std::normal_distribution<double> normal;
        std::vector<double> values;
        for (int i = 0; i < 500; ++i) {
            const double a = normal(random), b = normal(random);
            for (const double value : {5 * a, a + 2 * b, 0.1 * normal(random), -b, 3.0})
                values.push_back(value);
        }
        const PrincipalPlane plane = principalPlane({values, 5}, {});
        double dot = 0, length = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            dot += plane.axes[0][i] * plane.axes[1][i];
            length += plane.axes[0][i] * plane.axes[0][i];
        }
        QVERIFY(std::abs(dot) < 1e-12);
        QVERIFY(std::abs(length - 1) < 1e-12);
        double first = 0, second = 0;
        for (std::size_t i = 0; i < 500; ++i) {
            first += plane.positions[0][i] * plane.positions[0][i];
            second += plane.positions[1][i] * plane.positions[1][i];
        }
        QVERIFY(first > second);
        QVERIFY(std::abs(first / second - plane.explained[0] / plane.explained[1]) < 1e-9 * first / second);
    }

    void oneColumnOneRowAndEqualRowsHaveAPlaneToo()
    {
        const PrincipalPlane one = principalPlane({std::vector<double>{4, 9}, 1}, {});
        QCOMPARE(one.positions[0][1], 2.5);
        QCOMPARE(one.positions[1][1], 0.0);
        const PrincipalPlane single = principalPlane({std::vector<double>{4, 9}, 2}, {});
        QCOMPARE(single.positions[0][0], 0.0);
        const PrincipalPlane equal = principalPlane({std::vector<double>{4, 9, 4, 9}, 2}, {});
        QCOMPARE(equal.explained[0], 0.0);
        QVERIFY_EXCEPTION_THROWN(principalPlane({{}, 0}, {}), Error);
    }
};

QTEST_GUILESS_MAIN(PrincipalPlaneTest)
#include "tst_principal_plane.moc"
