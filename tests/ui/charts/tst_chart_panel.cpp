// A panel by itself: what it asks for on mouse and keys, what it draws, and that drawing the crosshair leaves the plot
// alone.
#include "ui/charts/chart_panel.h"
#include "ui/charts/mark_painter.h"
#include "ui/charts/plot_painter.h"
#include "ui/widgets/theme.h"

#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

DenseValues valuesOf(std::vector<double> y)
{
    return DenseValues::regular(std::make_shared<const std::vector<double>>(std::move(y)), 0, 1);
}

class Panel : public ChartPanel
{
public:
    Panel()
    {
        setXAxis(XAxis::Number, true);
        resize(600, 300);
        setXRange({0, 100});
        setYRange({0, 10});
        show();
    }
    QPoint pixel(double x, double y) const { return layer().mapping().pixel(x, y).toPoint(); }
};

QImage painted(const std::function<void(QPainter &, const PlotMapping &)> &paint, PlotMapping mapping)
{
    QImage image(mapping.area.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, mapping);
    return image;
}

int countPixels(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

class TestChartPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickOnAMarkNamesIt()
    {
        Panel panel;
        PlotContents contents;
        contents.marks.marks = std::make_shared<const std::vector<Mark>>(
            std::vector<Mark>{{.x = 20, .y = 5, .length = 0, .style = 0}, {.x = 60, .y = 5, .length = 0, .style = 0}});
        contents.marks.styles.resize(1);
        panel.setContents(contents);
        std::vector<std::optional<std::size_t>> clicks;
        connect(&panel.gestures(), &ChartGestures::clicked, &panel,
                [&](double, double, const std::optional<std::size_t> &mark) { clicks.push_back(mark); });
        QSignalSpy activated(&panel.gestures(), &ChartGestures::markActivated);
        QSignalSpy fit(&panel.gestures(), &ChartGestures::fitRequested);
        QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.pixel(60, 5) + QPoint(3, 2));
        QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.pixel(40, 5));
        QCOMPARE(clicks.size(), std::size_t{2});
        QCOMPARE(clicks[0].value(), std::size_t{1});
        QVERIFY(!clicks[1]);
        QTest::mouseDClick(panel.viewport(), Qt::LeftButton, {}, panel.pixel(20, 5));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(fit.size(), 0);
        QTest::mouseDClick(panel.viewport(), Qt::LeftButton, {}, panel.pixel(40, 5));
        QCOMPARE(fit.size(), 1);
    }

    void theGridEndsWithThePlotAtEverySize()
    {
        Panel panel;
        for (const int width : {900, 500, 760, 400}) {
            panel.resize(width, 300);
            QCoreApplication::processEvents();
            const QImage image = panel.viewport()->grab().toImage();
            const QRectF area = panel.layer().mapping().area;
            const auto isGrid = [&](int x) {
                int rows = 0;
                for (int y = qRound(area.top()) + 3; y < qRound(area.bottom()) - 3; ++y)
                    rows += image.pixelColor(x, y) == theme().grid ? 1 : 0;
                return rows > 0;
            };
            QVERIFY2(isGrid(qRound(area.left()) + 3), qPrintable(QString::number(width)));
            QVERIFY2(isGrid(qRound(area.right()) - 3), qPrintable(QString::number(width)));
            QVERIFY2(!isGrid(qRound(area.right()) + 4), qPrintable(QString::number(width)));
        }
    }

    void aDragThatHardlyMovesIsAClick()
    {
        Panel panel;
        QSignalSpy brushed(&panel.gestures(), &ChartGestures::brushed);
        int clicks = 0;
        connect(&panel.gestures(), &ChartGestures::clicked, &panel, [&] { ++clicks; });
        const QPoint from = panel.pixel(40, 5);
        QTest::mousePress(panel.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, from + QPoint(2, 0), panel.viewport()->mapToGlobal(from), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(panel.viewport(), &move);
        QTest::mouseRelease(panel.viewport(), Qt::LeftButton, {}, from + QPoint(2, 0));
        QCOMPARE(brushed.size(), 0);
        QCOMPARE(clicks, 1);
    }

    void windowShortcutsPassThePanel()
    {
        Panel panel;
        QSignalSpy zoom(&panel.gestures(), &ChartGestures::zoomRequested);
        QTest::keyClick(&panel, Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(zoom.size(), 0);
        QTest::keyClick(&panel, Qt::Key_Plus);
        QCOMPARE(zoom.size(), 1);
    }

    void aClickOnTheLegendHidesAndShowsAgain()
    {
        Panel panel;
        panel.setLegend({{QStringLiteral("Observed <i>"), Qt::blue}, {QStringLiteral("Expected"), Qt::red}});
        QSignalSpy toggled(&panel, &ChartPanel::legendToggled);
        const auto marker = [&] { return panel.chart().legend()->markers().at(1); };
        Q_EMIT marker()->clicked();
        QCOMPARE(toggled.size(), 1);
        QCOMPARE(toggled[0][0].value<std::size_t>(), std::size_t{1});
        QCOMPARE(toggled[0][1].toBool(), false);
        QVERIFY(marker()->isVisible());
        Q_EMIT marker()->clicked();
        QCOMPARE(toggled[1][1].toBool(), true);
    }

    void theCrosshairDoesNotDrawTheDataAgain()
    {
        Panel panel;
        PlotContents contents;
        contents.lines = {{.values = valuesOf(std::vector<double>(101, 5)), .color = Qt::red}};
        panel.setContents(contents);
        const QImage before = panel.grab().toImage();
        panel.layer().setCrosshair(
            Crosshair{.x = 50, .dotY = {}, .dotColor = {}, .card = {{QStringLiteral("x"), {}, true}}});
        const QImage with = panel.grab().toImage();
        QVERIFY(before != with);
        panel.layer().setCrosshair(std::nullopt);
        QCOMPARE(panel.grab().toImage(), before);
    }

    void anExtremeInAMillionValuesIsSeen()
    {
        std::vector<double> y(1'000'000, 1);
        y[456'789] = 9;
        const LineData line{.values = valuesOf(y), .color = Qt::red};
        const PlotMapping mapping{QRectF(0, 0, 500, 100), {0, 999'999}, {0, 10}};
        const QImage image = painted([&](QPainter &p, const PlotMapping &m) { paintLine(p, m, line); }, mapping);
        const int column = static_cast<int>(mapping.pixelX(456'789));
        QCOMPARE(image.pixelColor(column, static_cast<int>(mapping.pixelY(8))), QColor(Qt::red));
        QCOMPARE(image.pixelColor(column - 20, static_cast<int>(mapping.pixelY(8))), QColor(Qt::white));
    }

    void aGapInTheValuesIsAGapInTheLine()
    {
        std::vector<double> y(100'000, 5);
        std::fill(y.begin() + 40'000, y.begin() + 60'000, std::nan(""));
        const LineData line{.values = valuesOf(y), .color = Qt::red};
        const PlotMapping mapping{QRectF(0, 0, 500, 100), {0, 99'999}, {0, 10}};
        const QImage image = painted([&](QPainter &p, const PlotMapping &m) { paintLine(p, m, line); }, mapping);
        const int red = countPixels(image.copy(205, 0, 90, 100), Qt::red);
        QCOMPARE(red, 0);
        QVERIFY(countPixels(image.copy(10, 0, 180, 100), Qt::red) >= 180);
    }

    void aBandFillsBetweenItsEdgesHoweverDense_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {20, 400, 100'000})
            QTest::addRow("%d values", size) << size;
    }

    void aBandFillsBetweenItsEdgesHoweverDense()
    {
        QFETCH(int, size);
        const DenseValues level = valuesOf(std::vector<double>(static_cast<std::size_t>(size), 5));
        const BandData band{.low = level, .high = level, .lowOffset = -2, .highOffset = 2, .fill = Qt::green};
        const PlotMapping mapping{QRectF(0, 0, 500, 100), {0, size - 1.0}, {0, 10}};
        const QImage image = painted([&](QPainter &p, const PlotMapping &m) { paintBand(p, m, band); }, mapping);
        QVERIFY(std::abs(countPixels(image, Qt::green) - 500 * 40) <= 1500);
        QCOMPARE(image.pixelColor(250, 50), QColor(Qt::green));
        QCOMPARE(image.pixelColor(250, 20), QColor(Qt::white));
    }

    void highlightedBarsAreSeenAmongAMillion()
    {
        std::vector<double> y(1'000'000, 1);
        y[700'000] = -9;
        BarData bars{.values = valuesOf(y),
                     .color = Qt::gray,
                     .highlighted = {},
                     .highlightAbove = Qt::red,
                     .highlightBelow = Qt::blue};
        bars.highlighted = std::make_shared<const std::vector<std::size_t>>(std::vector<std::size_t>{700'000});
        const PlotMapping mapping{QRectF(0, 0, 500, 100), {0, 999'999}, {-10, 10}};
        const QImage image = painted([&](QPainter &p, const PlotMapping &m) { paintBars(p, m, bars); }, mapping);
        QVERIFY(countPixels(image, Qt::blue) >= 40);
        QCOMPARE(countPixels(image, Qt::red), 0);
    }

    void emphasisedMarksStandOutOfADensePicture()
    {
        auto marks = std::make_shared<std::vector<Mark>>();
        for (std::size_t i = 0; i <= kMostSprites; ++i)
            marks->push_back({.x = static_cast<double>(i % 100), .y = 2, .length = 0, .style = 0});
        marks->push_back({.x = 50, .y = 8, .length = 0, .style = 1});
        MarkData data;
        data.marks = marks;
        data.styles = {{.shape = MarkShape::Disc, .color = Qt::gray}, {.shape = MarkShape::Disc, .color = Qt::red}};
        data.emphasised = {marks->size() - 1};
        data.ring = Qt::black;
        const PlotMapping mapping{QRectF(0, 0, 500, 100), {0, 100}, {0, 10}};
        const QImage image = painted([&](QPainter &p, const PlotMapping &m) { paintMarks(p, m, data); }, mapping);
        QCOMPARE(image.pixelColor(mapping.pixel(50, 8).toPoint()), QColor(Qt::red));
        QVERIFY(image.pixelColor(mapping.pixel(20, 2).toPoint()) != QColor(Qt::white));
    }

    void anEmptyPanelDrawsWithoutTrouble()
    {
        Panel panel;
        panel.setXRange({5, 5});
        panel.setContents({});
        QVERIFY(!panel.grab().isNull());
        panel.resize(40, 20);
        QVERIFY(!panel.grab().isNull());
    }
};

QTEST_MAIN(TestChartPanel)
#include "tst_chart_panel.moc"
