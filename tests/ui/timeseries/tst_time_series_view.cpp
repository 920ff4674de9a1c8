// The real view, offscreen, over a small case on disk: the result arrives, mouse and keyboard do what they say.
#include "tests/ui/timeseries/series_stage.h"
#include "ui/charts/brush_bar.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/charts/overview_strip.h"
#include "ui/models/result_table_model.h"
#include "ui/views/timeseries/brush_actions.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/data_table.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;
using test::Stage;

namespace
{

double share(const TimeWindow &window, TimeUs time)
{
    return static_cast<double>(time - window.begin) / static_cast<double>(window.length());
}

} // namespace

class TestTimeSeriesView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theResultArrivesWithItsPeriodAndSaysWhatTookPart()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        const result::DecomposedSeries &series = *stage.view->series();
        QCOMPARE(series.observed.size(), stage.flows.hours);
        QCOMPARE(series.observed.aggregate, query::Aggregate::Sum);
        QCOMPARE(series.periods.size(), std::size_t{1});
        QCOMPARE(stage.periods().model()->rowCount(), 1);
        QCOMPARE(stage.periods().model()->index(0, 0).data().toString(), QStringLiteral("2024-03-11 02:00:00"));
        QCOMPARE(stage.periods().model()->index(0, 1).data().toString(), QStringLiteral("2024-03-11 05:00:00"));
        const QString all = stage.labels().join(QLatin1Char('|'));
        QVERIFY2(all.contains(QStringLiteral("1\u2009008 events")), qPrintable(all));
        QVERIFY(all.contains(QStringLiteral("0 left out")));
        QVERIFY(all.contains(QStringLiteral("0 buckets filled")));
    }

    void theWheelZoomsAndKeepsTheTimeUnderThePointer()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        const TimeUs anchor = stage.hour(200);
        const TimeWindow before = stage.workbench.time.visible();
        const QPoint at = stage.pixelOf(anchor);
        stage.wheel(at, 3);
        const TimeWindow after = stage.workbench.time.visible();
        QVERIFY(after.length() < before.length() * 6 / 10);
        QVERIFY(std::abs(share(after, anchor) - share(before, anchor)) < 0.003);
        QVERIFY((stage.pixelOf(anchor) - at).manhattanLength() <= 1);
        stage.wheel(at, -3);
        QVERIFY(std::abs(stage.workbench.time.visible().length() - before.length()) < kMinuteUs);
    }

    void aDragBrushesWholeBucketsAndTheBarSaysWhatIsInIt()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        stage.workbench.time.setVisible({stage.hour(96), stage.hour(144)});
        stage.drag(stage.pixelOf(stage.hour(100) + 3 * kMinuteUs), stage.pixelOf(stage.hour(112) - 2 * kMinuteUs));
        const auto brush = stage.workbench.time.brush();
        QVERIFY(brush);
        QCOMPARE(brush->begin, stage.hour(100));
        QCOMPARE(brush->end, stage.hour(112));
        BrushBar &bar = stage.view->brushActions().bar();
        QVERIFY(bar.isVisible());
        double sum = 0;
        for (std::size_t i = 100; i < 112; ++i)
            sum += stage.view->series()->observed.values[i];
        QTRY_VERIFY(bar.text().contains(QStringLiteral("24 events")));
        QVERIFY2(bar.text().startsWith(QStringLiteral("Δt 12 h · 12 buckets · sum ")), qPrintable(bar.text()));
        QVERIFY(bar.text().remove(QChar(0x2009)).contains(QString::number(static_cast<qint64>(sum))));
        QCOMPARE(stage.workbench.time.visible(), (TimeWindow{stage.hour(96), stage.hour(144)}));
    }

    void theBarZoomsFiltersAndListsEvents()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        const auto press = [&](int which) {
            stage.view->brushActions().bar().findChildren<QToolButton *>().at(which)->click();
        };
        const TimeWindow window{stage.hour(100), stage.hour(112)};
        stage.workbench.time.setBrush(window);
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        press(2);
        QCOMPARE(events.size(), 1);
        QCOMPARE(stage.workbench.selection.scope().window.value(), window);
        QCOMPARE(stage.workbench.selection.scope().log, stage.workbench.openCase.logs().front().id);
        press(0);
        QCOMPARE(stage.workbench.time.visible(), window);
        QVERIFY(!stage.workbench.time.brush());
        stage.workbench.time.setBrush(window);
        press(1);
        QCOMPARE(stage.workbench.filters.time().value(), window);
    }

    void shiftDragAndMiddleDragPan()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        const TimeWindow before{stage.hour(96), stage.hour(144)};
        stage.workbench.time.setVisible(before);
        const QPoint from = stage.pixelOf(stage.hour(120));
        const QPoint to = stage.pixelOf(stage.hour(126));
        stage.drag(from, to, Qt::LeftButton, Qt::ShiftModifier);
        const TimeWindow after = stage.workbench.time.visible();
        QCOMPARE(after.length(), before.length());
        QVERIFY(std::abs((before.begin - after.begin) - 6 * kHourUs) < 10 * kMinuteUs);
        QVERIFY(!stage.workbench.time.brush());
        stage.drag(to, from, Qt::MiddleButton);
        QVERIFY(std::abs(stage.workbench.time.visible().begin - before.begin) < kMinuteUs);
    }

    void aDoubleClickOnNothingFits()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        stage.workbench.time.setVisible({stage.hour(96), stage.hour(144)});
        QVERIFY(!stage.workbench.time.isFitted());
        QTest::mouseDClick(stage.canvas(), Qt::LeftButton, Qt::NoModifier, stage.pixelOf(stage.hour(120), 0.02));
        QVERIFY(stage.workbench.time.isFitted());
    }

    void bracketsStepThroughThePeriods()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        stage.editor<QCheckBox>("dips")->setChecked(true);
        stage.editor<QDoubleSpinBox>("threshold")->setValue(1);
        const auto &periods = stage.view->series()->periods;
        QVERIFY(periods.size() >= 2);
        const auto visible = [&] { return stage.workbench.time.visible(); };
        stage.panel().setFocus();
        stage.workbench.time.setVisible({stage.hour(0), stage.hour(24)});
        QTest::keyClick(&stage.panel(), Qt::Key_BracketRight);
        QVERIFY(stage.view->selectedPeriod());
        const std::size_t first = *stage.view->selectedPeriod();
        QVERIFY(visible().contains(stage.view->series()->observed.timeOf(periods[first].peakBucket)));
        QTest::keyClick(&stage.panel(), Qt::Key_BracketRight);
        QCOMPARE(stage.view->selectedPeriod().value(), first + 1);
        QVERIFY(visible().contains(stage.view->series()->observed.timeOf(periods[first + 1].peakBucket)));
        QTest::keyClick(&stage.panel(), Qt::Key_BracketLeft);
        QCOMPARE(stage.view->selectedPeriod().value(), first);
    }

    void aThresholdChangesFlagsAtOnceWithoutAnotherRun()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
        const double *trend = stage.view->series()->trend.data();
        const auto flagged = stage.view->chart().flaggedBuckets().size();
        stage.editor<QDoubleSpinBox>("threshold")->setValue(0.1);
        QVERIFY(stage.view->chart().flaggedBuckets().size() > flagged);
        QVERIFY(stage.view->series()->periods.size() > 1);
        QCOMPARE(static_cast<std::size_t>(stage.periods().model()->rowCount()), stage.view->series()->periods.size());
        QVERIFY(stage.workbench.jobs.isIdle());
        QCOMPARE(stage.view->series()->trend.data(), trend);
        QCOMPARE(arrived.size(), 0);
        stage.editor<QDoubleSpinBox>("threshold")->setValue(100);
        QCOMPARE(stage.periods().model()->rowCount(), 0);
    }

    void draggingTheThresholdLineSetsTheThreshold()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        ChartPanel &residual = stage.view->chart().panel(DecompositionChart::Residual);
        const PlotMapping &map = residual.layer().mapping();
        const double upper = residual.layer().contents().thresholds.front().y;
        const QPoint from(static_cast<int>(map.area.left()) + 40, static_cast<int>(std::lround(map.pixelY(upper))));
        const QPoint to = from - QPoint(0, 20);
        QTest::mousePress(residual.viewport(), Qt::LeftButton, Qt::NoModifier, from);
        QMouseEvent move(QEvent::MouseMove, to, residual.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(residual.viewport(), &move);
        QTest::mouseRelease(residual.viewport(), Qt::LeftButton, Qt::NoModifier, to);
        QVERIFY(stage.editor<QDoubleSpinBox>("threshold")->value() > 3);
        QVERIFY(!stage.workbench.time.brush());
    }

    void anEditedParameterRunsTheAnalysisAgain()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
        stage.editor<QCheckBox>("robust")->setChecked(true);
        QVERIFY(stage.labels().contains(QStringLiteral("Parameters changed")));
        QVERIFY(arrived.wait(20'000));
        QVERIFY(stage.view->data()->params.stl.robust);
        QVERIFY(!stage.labels().contains(QStringLiteral("Parameters changed")));
    }

    void aFilterRunsTheAnalysisOnWhatIsLeft()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
        stage.workbench.filters.add(
            {stage.workbench.openCase.logs().front().id, {"Host", query::Operator::Equal, "FS-01"}, true});
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(stage.view->data()->eventsSelected, stage.flows.hours);
        QCOMPARE(stage.view->data()->eventsTotal, 2 * stage.flows.hours);
    }

    void selectingAPeriodShowsItAndSaysWhy()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        stage.periods().setCurrentIndex(stage.periods().model()->index(0, 0));
        const Details &details = stage.workbench.selection.details();
        QCOMPARE(details.title, QStringLiteral("2024-03-11 02:00:00 → 05:00:00 UTC"));
        QVERIFY(details.sentence.startsWith(QStringLiteral("Unusual because the sum of SentBytes")));
        QVERIFY(details.facts.size() >= 8);
        QVERIFY(!stage.workbench.time.isFitted());
        QVERIFY(stage.workbench.time.visible().contains(stage.hour(stage.flows.spikeHour)));
        QCOMPARE(stage.view->selectedPeriod().value(), std::size_t{0});
    }

    void aDoubleClickOnAPeriodListsItsEvents()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        const QRect cell = stage.periods().visualRect(stage.periods().model()->index(0, 3));
        QTest::mouseClick(stage.periods().viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
        QTest::mouseDClick(stage.periods().viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
        QCOMPARE(events.size(), 1);
        const EventScope &scope = stage.workbench.selection.scope();
        QCOMPARE(scope.window.value(),
                 (TimeWindow{stage.hour(stage.flows.spikeHour - 1), stage.hour(stage.flows.spikeHour + 2)}));
        QCOMPARE(scope.log, stage.workbench.openCase.logs().front().id);
    }

    void aMarkIsSelectedByAClickAndOpenedByADoubleClick()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        const MarkData &marks = stage.panel().layer().contents().marks;
        const QPoint at = markPixel(stage.mapping(), marks, marks.marks->front()).toPoint();
        QTest::mouseClick(stage.canvas(), Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(stage.view->selectedPeriod().value(), std::size_t{0});
        QCOMPARE(events.size(), 0);
        QTest::mouseDClick(stage.canvas(), Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(events.size(), 1);
        QVERIFY(stage.workbench.time.isFitted());
    }

    void theKeyboardAloneIsEnough()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        QVERIFY(stage.panel().focusPolicy() & Qt::TabFocus);
        VisibleTime &time = stage.workbench.time;
        const DurationUs full = time.visible().length();
        const auto key = [&](Qt::Key which) { QTest::keyClick(&stage.panel(), which); };
        key(Qt::Key_Plus);
        key(Qt::Key_Plus);
        QVERIFY(time.visible().length() < full);
        const TimeUs begin = time.visible().begin;
        key(Qt::Key_Right);
        QVERIFY(time.visible().begin > begin);
        key(Qt::Key_Left);
        QVERIFY(std::abs(time.visible().begin - begin) < kSecondUs);
        key(Qt::Key_Minus);
        key(Qt::Key_Home);
        QVERIFY(time.isFitted());
        time.setBrush(TimeWindow{stage.hour(10), stage.hour(20)});
        key(Qt::Key_Escape);
        QVERIFY(!time.brush());
        time.setVisible({stage.hour(0), stage.hour(24)});
        key(Qt::Key_BracketRight);
        key(Qt::Key_Return);
        QCOMPARE(events.size(), 1);
        QTest::keyClick(&stage.periods(), Qt::Key_Return);
        QCOMPARE(events.size(), 2);
    }

    void theCrosshairIsTheSameInAllPanels()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        const QPoint at = stage.pixelOf(stage.hour(200) + 30 * kMinuteUs);
        QMouseEvent move(QEvent::MouseMove, at, stage.canvas()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(stage.canvas(), &move);
        for (int part = 0; part < DecompositionChart::PartCount; ++part) {
            const auto &crosshair =
                stage.view->chart().panel(static_cast<DecompositionChart::Part>(part)).layer().crosshair();
            QVERIFY(crosshair);
            QCOMPARE(crosshair->x, static_cast<double>(stage.hour(200) + 30 * kMinuteUs));
        }
        const auto &card = stage.panel().layer().crosshair()->card;
        QCOMPARE(card.front().text, QStringLiteral("2024-03-09 08:00 UTC"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(stage.canvas(), &leave);
        QVERIFY(!stage.panel().layer().crosshair());
    }

    void theOverviewsHandlesResizeTheWindow()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        OverviewStrip &overview = stage.view->chart().overview();
        const TimeWindow full = stage.workbench.time.visible();
        const QPoint handle = QPointF(overview.windowRect().right(), overview.height() / 2.0).toPoint();
        const QPoint to = handle - QPoint(300, 0);
        QTest::mousePress(&overview, Qt::LeftButton, Qt::NoModifier, handle);
        QMouseEvent move(QEvent::MouseMove, to, overview.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&overview, &move);
        QTest::mouseRelease(&overview, Qt::LeftButton, Qt::NoModifier, to);
        QCOMPARE(stage.workbench.time.visible().begin, full.begin);
        QVERIFY(stage.workbench.time.visible().end < full.end);
        QVERIFY(std::abs(overview.windowRect().right() - to.x()) <= 1);
    }

    void aSeriesThatIsTooShortSaysSoAndOffersSmallerBuckets()
    {
        test::FlowCase flows;
        flows.hours = 30; // less than two days
        Stage stage(flows);
        QTRY_VERIFY(stage.labels().join(QLatin1Char(' ')).contains(QStringLiteral("two periods"), Qt::CaseInsensitive));
        QPushButton *button = nullptr;
        for (QPushButton *each : stage.view->findChildren<QPushButton *>()) {
            if (each->text() == QLatin1String("Use smaller buckets"))
                button = each;
        }
        QVERIFY(button != nullptr);
        button->click();
        QCOMPARE(stage.editor<QComboBox>("bucket")->currentData().toLongLong(), 30 * kMinuteUs);
    }

    void withoutATimeColumnOrACaseTheViewSaysWhatIsMissing()
    {
        test::FlowCase flows;
        flows.hasTime = false;
        Stage stage(flows);
        QVERIFY(stage.labels().contains(QStringLiteral("No log has a time column")));
        stage.workbench.openCase.close();
        QVERIFY(stage.labels().contains(QStringLiteral("No log yet")));
        QVERIFY(stage.view->series() == nullptr);
        stage.view->rerun();
        for (const JobStatus &job : stage.workbench.jobs.jobs())
            QVERIFY2(!job.title.startsWith(QStringLiteral("Decomposing")), qPrintable(job.title));
    }

    void exportsAskForAPlaceWithWhatIsShown()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        QTemporaryDir folder;
        std::vector<TableExport> requests;
        QObject::connect(&stage.workbench.exports, &TableExports::requested, stage.view.get(),
                         [&](const TableExport &table) { requests.push_back(table); });
        stage.workbench.time.setVisible({stage.hour(96), stage.hour(120)});
        for (QAction *action : stage.view->exportActions())
            action->trigger();
        QCOMPARE(requests.size(), std::size_t{4});
        const auto linesOf = [&](const TableExport &table) {
            const QString path = folder.filePath(table.suggestedName);
            table.write({.path = path.toStdString()}, {});
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
        };
        const QList<QByteArray> periods = linesOf(requests[0]);
        QVERIFY(periods.value(0).startsWith("start,end,kind"));
        QVERIFY(periods.value(1).startsWith("2024-03-11T02:00:00"));
        QCOMPARE(linesOf(requests[1]).size(), 1 + 24 + 1); // header, hours, the end

        TableExport picture = requests[3];
        linesOf(picture);
        const QImage image(folder.filePath(QStringLiteral("time_series.png")));
        QCOMPARE(image.width(), 2 * (stage.view->chart().width() + 32));
        picture.suggestedName = QStringLiteral("time_series.SVG");
        const QByteArray svg = linesOf(picture).join('\n');
        QVERIFY(svg.contains("flows – Observed: sum of SentBytes"));
        QVERIFY(svg.contains("2024-03-05 00:00:00 → 2024-03-06 00:00:00 UTC"));
        QVERIFY(svg.contains("<polyline")); // the series as a line, not as pixels
    }

    void aSilenceStandsInTheSameTable()
    {
        test::FlowCase flows;
        flows.silentFrom = 300;
        flows.silentTo = 324;
        Stage stage(flows);
        QVERIFY(stage.arrive());
        QAbstractItemModel *model = stage.periods().model();
        QTRY_COMPARE(model->rowCount(), int(stage.view->series()->periods.size()) + 1);
        const int row = model->rowCount() - 1;
        QCOMPARE(model->index(row, 0).data().toString(), QStringLiteral("2024-03-13 12:00:00"));
        QVERIFY(model->index(row, 2).data().toString().endsWith(QStringLiteral("Silence")));
        QCOMPARE(model->index(row, 7).data().toString(), QStringLiteral("Host FS-02"));
        stage.periods().setCurrentIndex(model->index(row, 0));
        QVERIFY(
            stage.workbench.selection.details().sentence.contains(QStringLiteral("Host FS-02 said nothing for 1 d")));
        QVERIFY(stage.workbench.time.visible().contains(stage.hour(310)));
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        QTest::keyClick(&stage.periods(), Qt::Key_Return);
        QCOMPARE(events.size(), 1);
        QCOMPARE(stage.workbench.selection.scope().window.value(), (TimeWindow{stage.hour(276), stage.hour(348)}));
    }

    void closingTheViewWhileItComputesIsHarmless()
    {
        Stage stage;
        stage.view.reset();
        QTRY_VERIFY(stage.workbench.jobs.isIdle());
    }
};

QTEST_MAIN(TestTimeSeriesView)
#include "tst_time_series_view.moc"
