// From a spike to who caused it, in the real view with the mouse and the keyboard: offscreen, over a small case on
// disk.
#include "tests/ui/timeseries/flow_case.h"
#include "ui/charts/brush_bar.h"
#include "ui/views/timeseries/brush_actions.h"
#include "ui/views/timeseries/contribution_page.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/panel_tabs.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

// The view in front of the page, the only period selected.
class Stage
{
public:
    Stage()
    {
        QStandardPaths::setTestModeEnabled(true); // the settings of the person are not touched
        flows.hasCulprit = true;
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / "flows.anomalyst";
        test::writeFlowCase(path, flows);
        workbench.openCase.setContents(readCase(path));
        view = std::make_unique<TimeSeriesView>(workbench);
        view->resize(1300, 900);
        view->show();
    }
    bool arrive()
    {
        return QTest::qWaitFor([this] { return view->series() != nullptr && workbench.jobs.isIdle(); }, 20'000);
    }
    // The page in front and answered for the period.
    bool answer()
    {
        if (!arrive())
            return false;
        view->findChild<PanelTabs *>()->showPage(&page());
        auto *periods = view->findChild<DataTable *>(QStringLiteral("periods"));
        periods->setCurrentIndex(periods->model()->index(0, 0));
        return QTest::qWaitFor([this] { return page().data() != nullptr && workbench.jobs.isIdle(); }, 20'000);
    }
    ContributionPage &page() const { return view->contributions(); }
    DataTable &table() const { return *view->findChild<DataTable *>(QStringLiteral("contributions")); }
    TimeUs hour(std::size_t index) const { return flows.start + static_cast<DurationUs>(index) * kHourUs; }
    TimeWindow spike() const { return {hour(flows.spikeHour), hour(flows.spikeHour + 2)}; }
    QString cell(int row, int column) const { return table().model()->index(row, column).data().toString(); }

    test::FlowCase flows;
    Workbench workbench;
    std::unique_ptr<TimeSeriesView> view;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestContributionPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCulpritStandsFirstAndIsSaidToBeNew()
    {
        Stage stage;
        QVERIFY(stage.answer());
        QCOMPARE(stage.page().data()->params.window, stage.spike());
        QCOMPARE(stage.cell(0, 0), QStringLiteral("Host"));
        QCOMPARE(stage.cell(0, 1), QStringLiteral("WS-07"));
        QCOMPARE(stage.cell(0, 7), QStringLiteral("never seen before"));
        stage.table().setCurrentIndex(stage.table().model()->index(0, 0));
        const Details &details = stage.workbench.selection.details();
        QCOMPARE(details.title, QStringLiteral("Host = WS-07"));
        QVERIFY(details.sentence.contains(QStringLiteral("No event before the window")));
    }

    void nothingIsLookedForWhileThePageIsHidden()
    {
        Stage stage;
        QVERIFY(stage.arrive());
        auto *periods = stage.view->findChild<DataTable *>(QStringLiteral("periods"));
        periods->setCurrentIndex(periods->model()->index(0, 0));
        QVERIFY(stage.workbench.jobs.isIdle());
        QVERIFY(stage.page().data() == nullptr);
    }

    void enterFiltersAndListsTheEventsOfTheWindow()
    {
        Stage stage;
        QVERIFY(stage.answer());
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        stage.table().setCurrentIndex(stage.table().model()->index(0, 0));
        QTest::keyClick(&stage.table(), Qt::Key_Return);
        QCOMPARE(events.size(), 1);
        QCOMPARE(stage.workbench.selection.scope().window.value(), stage.spike());
        QCOMPARE(stage.workbench.filters.filters().size(), std::size_t{1});
        const query::Condition wanted{"Host", query::Operator::Equal, "WS-07"};
        QCOMPARE(stage.workbench.filters.filters().front().condition, wanted);
        // The two events of it.
        QTRY_VERIFY(stage.workbench.listed.isSettled() && stage.workbench.listed.count() == 2);
    }

    void theButtonsDoWhatEnterDoesAndTheOpposite()
    {
        Stage stage;
        QVERIFY(stage.answer());
        auto *include = stage.view->findChild<QPushButton *>(QStringLiteral("includeContribution"));
        auto *exclude = stage.view->findChild<QPushButton *>(QStringLiteral("excludeContribution"));
        QVERIFY(!include->isEnabled() && !exclude->isEnabled());
        const QRect cell = stage.table().visualRect(stage.table().model()->index(0, 1));
        QTest::mouseClick(stage.table().viewport(), Qt::LeftButton, {}, cell.center());
        QTest::mouseClick(exclude, Qt::LeftButton);
        const query::Condition wanted{"Host", query::Operator::NotEqual, "WS-07"};
        QCOMPARE(stage.workbench.filters.filters().back().condition, wanted);
        QSignalSpy events(&stage.workbench.selection, &Selection::eventsRequested);
        QTest::mouseClick(include, Qt::LeftButton);
        QCOMPARE(events.size(), 1);
        QCOMPARE(stage.workbench.filters.filters().size(), std::size_t{2});
    }

    void aBrushIsAskedAboutBeforeThePeriod()
    {
        Stage stage;
        QVERIFY(stage.answer());
        QSignalSpy answered(&stage.page(), &ContributionPage::answered);
        const TimeWindow window{stage.hour(100), stage.hour(112)};
        stage.workbench.time.setBrush(window);
        QVERIFY(answered.wait(20'000));
        QCOMPARE(stage.page().data()->params.window, window);
        stage.workbench.time.setBrush(std::nullopt);
        QVERIFY(answered.wait(20'000));
        QCOMPARE(stage.page().data()->params.window, stage.spike());
    }

    void theWindowIsCopiedAsAQueryOfEachLanguage_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("part");
        QTest::newRow("kql") << 0 << "Copy as KQL"
                             << "Host == \"FS-02\"";
        QTest::newRow("spl") << 1 << "Copy as SPL"
                             << "FS-02";
        QTest::newRow("sql") << 2 << "Copy as SQL"
                             << "'FS-02'";
        QTest::newRow("es") << 3 << "Copy as Elasticsearch"
                            << "\"range\"";
    }
    void theWindowIsCopiedAsAQueryOfEachLanguage()
    {
        QFETCH(int, which);
        QFETCH(QString, title);
        QFETCH(QString, part);
        Stage stage;
        QVERIFY(stage.arrive());
        stage.workbench.filters.add(
            {stage.workbench.openCase.logs().front().id, {"Host", query::Operator::Equal, "FS-02"}, true});
        stage.workbench.time.setBrush(TimeWindow{stage.hour(100), stage.hour(112)});
        const QList<QAction *> actions = stage.view->brushActions().bar().copyMenu().actions();
        QCOMPARE(actions.at(which)->text(), title);
        actions.at(which)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(part), qPrintable(text));
        const QString begin = which == 1 ? QStringLiteral("1709611200") : QStringLiteral("2024-03-05"); // hour 100
        QVERIFY2(text.contains(begin), qPrintable(text));
        // The same language again by the keys.
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&stage.table(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void thePeriodIsFoundAgainAfterAFilter()
    {
        Stage stage;
        QVERIFY(stage.answer());
        QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
        stage.workbench.filters.add(
            {stage.workbench.openCase.logs().front().id, {"Host", query::Operator::NotEqual, "FS-02"}, true});
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(stage.view->selectedPeriod().value(), std::size_t{0});
    }
};

QTEST_MAIN(TestContributionPage)
#include "tst_contribution_page.moc"
