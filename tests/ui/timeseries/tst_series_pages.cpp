// The pages below the chart and the zone of its times: in the real view, offscreen.
#include "tests/ui/timeseries/series_stage.h"
#include "ui/charts/calendar_heatmap.h"
#include "ui/models/display_zone.h"
#include "ui/models/table_roles.h"
#include "ui/views/timeseries/bucket_page.h"
#include "ui/views/timeseries/calendar_page.h"
#include "ui/views/timeseries/series_list.h"
#include "ui/views/timeseries/series_pages.h"

#include <QComboBox>

using namespace anomalyst;
using namespace anomalyst::ui;
using test::Stage;

namespace
{

void splitByHost(const Stage &stage)
{
    auto *split = stage.editor<QComboBox>("split");
    QVERIFY(split != nullptr);
    QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
    split->setCurrentIndex(split->findText(QStringLiteral("Host")));
    Q_EMIT split->activated(split->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(!arrived.empty(), 20'000);
}

DataTable &tableOf(const Stage &stage, const char *name)
{
    return *stage.view->findChild<DataTable *>(QLatin1String(name));
}

} // namespace

class SeriesPagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { ZoneSwitch::of(qApp).setZone("UTC"); }

    void theSeriesOfASplitAreRankedAndShownByAClick();
    void theBucketsOfTheVisibleRangeAreATable();
    void theWeekIsACalendarWhoseCellLeadsToItsStrongestBucket();
    void thresholdsReachTheWeek();
    void timesFollowTheZone();
};

void SeriesPagesTest::theSeriesOfASplitAreRankedAndShownByAClick()
{
    test::FlowCase flows;
    flows.silentFrom = 100; // else both hosts are alike
    flows.silentTo = 130;
    Stage stage(flows);
    QVERIFY(stage.arrive());
    SeriesPages &pages = stage.view->pages();
    QVERIFY(pages.series().caption().startsWith(QLatin1Char('0')));
    splitByHost(stage);
    QVERIFY(stage.arrive());
    pages.showPage(&pages.series());
    const QAbstractItemModel *model = tableOf(stage, "rankedSeries").model();
    QCOMPARE(model->rowCount(), 2);
    const auto score = [&](int row) { return std::abs(model->index(row, 1).data(ValueRole).toDouble()); };
    QVERIFY(score(0) >= score(1));
    const std::string other = model->index(1, 0).data().toString().toStdString();
    QVERIFY(stage.view->series()->observed.name != other);
    QTest::keyClick(&tableOf(stage, "rankedSeries"), Qt::Key_Down);
    QCOMPARE(stage.view->series()->observed.name, other);
    QCOMPARE(stage.editor<QComboBox>("series")->currentText().toStdString(), other);
}

void SeriesPagesTest::theBucketsOfTheVisibleRangeAreATable()
{
    Stage stage;
    QVERIFY(stage.arrive());
    SeriesPages &pages = stage.view->pages();
    pages.showPage(&pages.buckets());
    DataTable &table = tableOf(stage, "buckets");
    QCOMPARE(table.model()->rowCount(), int(stage.flows.hours));
    stage.workbench.time.setVisible({stage.hour(stage.flows.spikeHour - 2), stage.hour(stage.flows.spikeHour + 4)});
    QCOMPARE(table.model()->rowCount(), 6);
    const auto cell = [&](int row, int column) { return table.model()->index(row, column).data(ValueRole); };
    QCOMPARE(cell(2, 0).toString(), QStringLiteral("2024-03-11 03:00:00"));
    QCOMPARE(cell(2, 1).toDouble(), 200'000.0);
    QVERIFY(std::abs(cell(2, 2).toDouble() + cell(2, 5).toDouble() - 200'000.0) < 1e-6);
    QVERIFY(cell(2, 7).toString().contains(QStringLiteral("spike")));
    table.setCurrentIndex(table.model()->index(2, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(stage.workbench.time.brush().value(),
             (TimeWindow{stage.hour(stage.flows.spikeHour), stage.hour(stage.flows.spikeHour + 1)}));
}

void SeriesPagesTest::theWeekIsACalendarWhoseCellLeadsToItsStrongestBucket()
{
    Stage stage;
    QVERIFY(stage.arrive());
    SeriesPages &pages = stage.view->pages();
    QSignalSpy computed(&pages.calendar(), &CalendarPage::computed);
    pages.showPage(&pages.calendar());
    QTRY_VERIFY(!computed.empty());
    CalendarHeatmap &heatmap = pages.calendar().heatmap();
    // The spike at 2024-03-11 03:00, a Monday, outweighs all others.
    QVERIFY(heatmap.current().has_value());
    QVERIFY(heatmap.sentence(*heatmap.current()).startsWith(QStringLiteral("Mon 03:00 – 04:00: mean score +")));
    QCOMPARE(heatmap.contents(*heatmap.current()).anomalies, std::size_t{1});
    const auto first = *heatmap.current();
    QCOMPARE(heatmap.cellAt(heatmap.rectOf(first).center()), std::optional(first));
    QTest::keyClick(&heatmap, Qt::Key_Right);
    QCOMPARE(heatmap.current()->column, first.column + 1);
    QSignalSpy activated(&heatmap, &CalendarHeatmap::bucketActivated);
    QTest::mouseDClick(&heatmap, Qt::LeftButton, {}, heatmap.rectOf(first).center().toPoint());
    QCOMPARE(heatmap.current(), std::optional(first));
    QCOMPARE(activated.size(), 1);
    QVERIFY(stage.workbench.time.brush().has_value());
    QCOMPARE(stage.workbench.time.brush().value().begin, stage.hour(stage.flows.spikeHour));
}

void SeriesPagesTest::thresholdsReachTheWeek()
{
    Stage stage;
    QVERIFY(stage.arrive());
    SeriesPages &pages = stage.view->pages();
    QSignalSpy computed(&pages.calendar(), &CalendarPage::computed);
    pages.showPage(&pages.calendar());
    QTRY_VERIFY(!computed.empty());
    computed.clear();
    Q_EMIT stage.view->chart().thresholdDragged(1000, false);
    QTRY_VERIFY(!computed.empty());
    const auto &cells = pages.calendar().heatmap().profile().cells;
    QVERIFY(std::ranges::none_of(cells, [](const auto &cell) { return cell.strongest > 0 && cell.anomalies > 0; }));
}

void SeriesPagesTest::timesFollowTheZone()
{
    Stage stage;
    QVERIFY(stage.arrive());
    const QString title = stage.periods().model()->headerData(0, Qt::Horizontal).toString();
    QCOMPARE(title, QStringLiteral("Start (UTC)"));
    QSignalSpy changed(stage.periods().model(), &QAbstractItemModel::dataChanged);
    ZoneSwitch::of(qApp).setZone("America/New_York"); // that Monday at UTC-4
    QVERIFY(!changed.empty());
    QCOMPARE(stage.periods().model()->headerData(0, Qt::Horizontal).toString(),
             QStringLiteral("Start (America/New York)"));
    QCOMPARE(stage.periods().model()->index(0, 0).data().toString(), QStringLiteral("2024-03-10 22:00:00"));
    stage.workbench.time.setVisible({stage.hour(240), stage.hour(264)}); // 2024-03-11 UTC
    const auto &ticks = stage.view->chart().panel(DecompositionChart::Residual).layer().frame().xTicks;
    QVERIFY(!ticks.empty());
    for (const Tick &tick : ticks) {
        const CivilTime civil = civilFromTime(static_cast<TimeUs>(tick.value) - 4 * kHourUs);
        QCOMPARE(tick.label, QStringLiteral("%1:00").arg(civil.hour, 2, 10, QLatin1Char('0')));
    }
    QCOMPARE(stage.view->chart().panel(DecompositionChart::Residual).layer().frame().xNote, QStringLiteral("-04:00"));
}

QTEST_MAIN(SeriesPagesTest)
#include "tst_series_pages.moc"
