// Labels beside marks: none hides a labelled mark or another label, and all of them stay within the plot.
#include "ui/charts/plot_text_painter.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QtTest>

#include <random>

using namespace anomalyst::ui;

class PlotTextTest : public QObject
{
    Q_OBJECT

    const PlotMapping m_mapping = {QRectF(50, 20, 600, 300), {0, 100}, {0, 10}};

    std::vector<PlacedLabel> place(const std::vector<PlotLabel> &labels) const
    {
        return placeLabels(QFontMetricsF(QGuiApplication::font()), m_mapping, labels);
    }

    static PlotLabel label(double x, double y)
    {
        return {.x = x, .y = y, .text = QStringLiteral("m.keller@contoso.test"), .color = Qt::black};
    }

private Q_SLOTS:
    void aLabelStandsToTheRightOrWhereThereIsRoom()
    {
        const auto placed = place({label(10, 5), label(99, 5)});
        QCOMPARE(placed.size(), 2U);
        QVERIFY(placed[0].place.left() > m_mapping.pixelX(10));
        QVERIFY(placed[1].place.right() < m_mapping.pixelX(99));
    }

    void closeMarksKeepBothLabels()
    {
        const auto placed = place({label(10, 5), label(18, 5)}); // the second lies where the first would be written
        QCOMPARE(placed.size(), 2U);
        QVERIFY(!placed[0].place.contains(m_mapping.pixel(18, 5)));
    }

    void whatIsOutsideHasNone() { QVERIFY(place({label(-1, 5), label(5, 11), label(101, 5)}).empty()); }

    void noneLiesOnAnother()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> at(0, 1);
        for (int round = 0; round < 50; ++round) {
            std::vector<PlotLabel> labels;
            for (int i = 0; i < 20; ++i)
                labels.push_back(label(100 * at(random), 10 * at(random) * at(random)));
            const auto placed = place(labels);
            QVERIFY(!placed.empty());
            for (std::size_t i = 0; i < placed.size(); ++i) {
                QVERIFY(placed[i].place.left() >= m_mapping.area.left());
                QVERIFY(placed[i].place.right() <= m_mapping.area.right());
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(!placed[i].place.intersects(placed[k].place));
                for (const PlotLabel &other : labels)
                    QVERIFY(!placed[i].place.contains(m_mapping.pixel(other.x, other.y)));
            }
        }
    }
};

QTEST_MAIN(PlotTextTest)
#include "tst_plot_text.moc"
