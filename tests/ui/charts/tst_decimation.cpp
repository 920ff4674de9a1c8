// Decimation and hit tests against brute force; the mapping there and back.
#include "ui/charts/decimation.h"
#include "ui/charts/mark_index.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

const double kNaN = std::numeric_limits<double>::quiet_NaN();

SharedValues shared(std::vector<double> values)
{
    return std::make_shared<const std::vector<double>>(std::move(values));
}

std::vector<double> randomWalk(std::size_t count, unsigned seed, double gapShare = 0)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> step;
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<double> values(count);
    double level = 0;
    for (double &value : values) {
        level += step(random);
        value = share(random) < gapShare ? kNaN : level;
    }
    return values;
}

} // namespace

class TestDecimation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void extremesAreThoseOfAPlainScan()
    {
        const auto y = randomWalk(1000, 3, 0.2);
        const DenseValues values = DenseValues::regular(shared(y), 0, 1);
        std::mt19937 random(5);
        std::uniform_int_distribution<std::size_t> index(0, 1000);
        for (int i = 0; i < 2000; ++i) {
            const auto [from, to] = std::minmax({index(random), index(random)});
            std::optional<std::size_t> lowest, highest;
            for (std::size_t k = from; k < to; ++k) {
                if (std::isnan(y[k]))
                    continue;
                if (!lowest || y[k] < y[*lowest])
                    lowest = k;
                if (!highest || y[k] > y[*highest])
                    highest = k;
            }
            const auto found = values.extremes(from, to);
            QCOMPARE(found.has_value(), lowest.has_value());
            if (found) {
                QCOMPARE(found->lowest, *lowest);
                QCOMPARE(found->highest, *highest);
            }
        }
    }

    void everyColumnKeepsFirstLowestHighestAndLast_data()
    {
        QTest::addColumn<bool>("ownX");
        QTest::newRow("regular grid") << false;
        QTest::newRow("own x") << true;
    }

    void everyColumnKeepsFirstLowestHighestAndLast()
    {
        QFETCH(bool, ownX);
        constexpr std::size_t kCount = 20'000;
        constexpr int kColumns = 300;
        const auto y = randomWalk(kCount, 9);
        std::vector<double> x(kCount);
        std::mt19937 random(1);
        std::uniform_real_distribution<double> jitter(0, 0.9);
        for (std::size_t i = 0; i < kCount; ++i)
            x[i] = 100 + static_cast<double>(i) + (ownX ? jitter(random) : 0);
        const DenseValues values =
            ownX ? DenseValues::withX(shared(x), shared(y)) : DenseValues::regular(shared(y), 100, 1);
        const ValueRange seen{2000.5, 15'000.25};
        const Decimated decimated = decimate(values, seen, kColumns);
        QVERIFY(!decimated.isExact);

        std::vector<std::vector<std::size_t>> byColumn(kColumns);
        for (std::size_t i = 0; i < kCount; ++i) {
            if (seen.contains(x[i])) {
                const auto column = static_cast<std::size_t>((x[i] - seen.low) / seen.length() * kColumns);
                byColumn[std::min<std::size_t>(column, kColumns - 1)].push_back(i);
            }
        }
        QCOMPARE(decimated.columns.size(), std::size_t{kColumns + 2}); // a neighbour on each side
        for (std::size_t c = 0; c < kColumns; ++c) {
            const ColumnExtremes &actual = decimated.columns[c + 1];
            const auto [low, high] = std::ranges::minmax_element(byColumn[c], {}, [&](auto i) { return y[i]; });
            QCOMPARE(actual.first, byColumn[c].front());
            QCOMPARE(actual.last, byColumn[c].back());
            QCOMPARE(y[actual.lowest], y[*low]);
            QCOMPARE(y[actual.highest], y[*high]);
        }
        QVERIFY(x[decimated.columns.front().first] < seen.low);
        QVERIFY(x[decimated.columns.back().first] > seen.high);
    }

    void fewValuesAreAllKept()
    {
        const DenseValues values = DenseValues::regular(shared({1, 5, kNaN, 2}), 0, 10);
        const Decimated decimated = decimate(values, {0, 30}, 100);
        QVERIFY(decimated.isExact);
        QCOMPARE(decimated.columns.size(), std::size_t{4});
        QVERIFY(decimated.columns[2].isGap);
        QCOMPARE(decimated.columns[3].first, std::size_t{3});
    }

    void aColumnWithoutAValueIsAGap()
    {
        std::vector<double> y(10'000, 1.0);
        std::fill(y.begin() + 4000, y.begin() + 6000, kNaN);
        const Decimated decimated = decimate(DenseValues::regular(shared(y), 0, 1), {0, 9999}, 100);
        const auto gaps = std::ranges::count_if(decimated.columns, &ColumnExtremes::isGap);
        QVERIFY2(gaps >= 19 && gaps <= 21, qPrintable(QString::number(gaps)));
    }

    void nothingToDrawIsNoTrouble()
    {
        QVERIFY(decimate({}, {0, 1}, 10).columns.empty());
        const DenseValues values = DenseValues::regular(shared({1, 2}), 0, 1);
        QVERIFY(decimate(values, {1, 1}, 10).columns.empty());
        QCOMPARE(decimate(values, {5, 9}, 10).columns.size(), std::size_t{1}); // the neighbour
        QVERIFY(!values.valuesWithin({5, 9}));
        QVERIFY(!DenseValues().nearestIndex(3));
    }

    void theNearestValueIsFound()
    {
        const DenseValues values = DenseValues::regular(shared({0, 0, 0, 0}), 100, 10);
        QCOMPARE(values.nearestIndex(-5).value(), std::size_t{0});
        QCOMPARE(values.nearestIndex(114).value(), std::size_t{1});
        QCOMPARE(values.nearestIndex(116).value(), std::size_t{2});
        QCOMPARE(values.nearestIndex(999).value(), std::size_t{3});
    }

    void theMappingGoesThereAndBack()
    {
        const TimeUs time = parseIsoTime("2024-03-10T20:30:05.123456Z").value();
        const PlotMapping mapping{QRectF(72, 24, 1100, 180), rangeOf({time - kDayUs, time + kDayUs}), {-5, 20}};
        QCOMPARE(mapping.pixelX(mapping.x.low), 72.0);
        QCOMPARE(mapping.pixelX(mapping.x.high), 1172.0);
        QCOMPARE(mapping.pixelY(-5), 204.0);
        QCOMPARE(mapping.pixelY(20), 24.0);
        QVERIFY(std::abs(mapping.valueX(mapping.pixelX(static_cast<double>(time))) - static_cast<double>(time)) < 1);
        QVERIFY(std::abs(mapping.valueY(mapping.pixelY(7.25)) - 7.25) < 1e-9);
    }

    void marksAreHitLikeInAScanOfAll()
    {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> place(0, 1);
        auto marks = std::make_shared<std::vector<Mark>>();
        for (int i = 0; i < 5000; ++i) {
            marks->push_back(
                {.x = place(random), .y = place(random), .length = 0, .style = static_cast<std::uint8_t>(i % 2)});
        }
        MarkData data;
        data.marks = marks;
        data.styles.resize(2);
        data.styles[1].offset = 6;
        const PlotMapping mapping{QRectF(50, 20, 400, 200), {0.2, 0.8}, {0, 1}};
        const MarkIndex index(data, mapping);
        int hits = 0;
        for (int i = 0; i < 500; ++i) {
            const QPointF point(50 + 400 * place(random), 20 + 200 * place(random));
            double nearest = 3;
            for (const Mark &mark : *marks) {
                const QPointF away = markPixel(mapping, data, mark) - point;
                if (mapping.x.contains(mark.x))
                    nearest = std::min(nearest, std::hypot(away.x(), away.y()));
            }
            const auto found = index.nearest(point, 3);
            QCOMPARE(found.has_value(), nearest < 3);
            if (found) {
                const QPointF away = markPixel(mapping, data, (*marks)[*found]) - point;
                QVERIFY(std::abs(std::hypot(away.x(), away.y()) - nearest) < 1e-3);
                ++hits;
            }
        }
        QVERIFY(hits > 100 && hits < 500);
    }
};

QTEST_GUILESS_MAIN(TestDecimation)
#include "tst_decimation.moc"
