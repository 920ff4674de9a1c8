// Stacking and the process tree, over the sample, driven with mouse and keyboard.
#include "tests/support/sample_case.h"
#include "ui/charts/point_map.h"
#include "ui/models/table_roles.h"
#include "ui/views/clusters/cluster_panels.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/views/clusters/map_page.h"
#include "ui/views/clusters/process_page.h"
#include "ui/views/clusters/stack_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/panel_tabs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

class ClusterPagesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;

    struct Opened {
        Workbench workbench;
        ClustersView view{workbench};
        StackPage *stack = view.findChild<StackPage *>();
        ProcessPage *processes = view.findChild<ProcessPage *>();
        DataTable *values = view.findChild<DataTable *>(QStringLiteral("stack"));

        bool open(const std::filesystem::path &path)
        {
            view.resize(1200, 800);
            view.show();
            QSignalSpy arrived(&view, &ClustersView::resultArrived);
            workbench.openCase.setContents(readCase(path));
            return arrived.wait(20000) && view.data() != nullptr;
        }
        bool showStack()
        {
            QSignalSpy counted(stack, &StackPage::counted);
            view.panels().upper().showPage(stack);
            return !counted.empty() || counted.wait(20000);
        }
        bool showTree()
        {
            QSignalSpy made(processes, &ProcessPage::made);
            view.panels().upper().showPage(processes);
            return !made.empty() || made.wait(20000);
        }
        template<class Widget>
        Widget *part(const char *name) const
        {
            return view.findChild<Widget *>(QLatin1String(name));
        }
    };

private Q_SLOTS:
    void initTestCase() { m_case = test::makeSampleCase(m_folder.path().toStdString()); }

    void valuesAreStackedRarestFirst()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QVERIFY(opened.stack->stack() == nullptr); // nobody has looked
        QVERIFY(opened.showStack());
        const auto *model = opened.values->model();
        QVERIFY(model->rowCount() > 5);
        qlonglong sum = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            const qlonglong count = model->index(row, 1).data(ValueRole).toLongLong();
            QVERIFY(row == 0 || count >= model->index(row - 1, 1).data(ValueRole).toLongLong());
            sum += count;
        }
        QCOMPARE(std::size_t(sum), opened.view.data()->result.rows.size());
    }

    void aValueBecomesAFilterOrIsLeftOutAndTheCountsFollow()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QVERIFY(opened.showStack());
        auto *column = opened.part<QComboBox>("stackColumn");
        column->setCurrentText(QStringLiteral("SubjectUserName"));
        QSignalSpy counted(opened.stack, &StackPage::counted);
        Q_EMIT column->activated(column->currentIndex());
        QVERIFY(counted.wait(20000));
        const int hosts = opened.values->model()->rowCount();
        QVERIFY(hosts > 1);
        opened.values->setFocus();
        opened.values->setCurrentIndex(opened.values->model()->index(0, 0));
        const QString first = opened.values->model()->index(0, 0).data().toString();
        QTest::keyClick(opened.values, Qt::Key_Delete);
        QCOMPARE(opened.workbench.filters.filters().back().condition.op, query::Operator::NotEqual);
        QCOMPARE(opened.workbench.filters.filters().back().condition.value, first.toStdString());
        QTRY_COMPARE(opened.values->model()->rowCount(), hosts - 1);

        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        opened.values->setCurrentIndex(opened.values->model()->index(0, 0));
        QTest::keyClick(opened.values, Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(opened.workbench.filters.filters().back().condition.op, query::Operator::Equal);
        QTRY_COMPARE(opened.values->model()->rowCount(), 1);
    }

    void typedWordsNarrowTheValues()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QVERIFY(opened.showStack());
        const int all = opened.values->model()->rowCount();
        QTest::keyClicks(opened.part<QLineEdit>("stackSearch"), QStringLiteral("powershell"));
        QVERIFY(opened.values->model()->rowCount() >= 1 && opened.values->model()->rowCount() < all);
        QVERIFY(opened.values->model()->index(0, 0).data().toString().contains(QStringLiteral("powershell")));
    }

    void theTreeIsCollapsedToWhatIsRareAndUnfolded()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QVERIFY(opened.showTree());
        const ProcessTreeModel &model = opened.processes->model();
        const std::size_t rare = model.shown();
        QVERIFY(rare > 0);
        QTest::mouseClick(opened.part<QCheckBox>("onlyRare"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(model.shown() > rare);
        // Every child stands under its parent, at the row that it has there.
        std::vector<QModelIndex> open = {QModelIndex()};
        std::size_t seen = 0;
        while (!open.empty() && seen < 3000) {
            const QModelIndex parent = open.back();
            open.pop_back();
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex child = model.index(row, 0, parent);
                QCOMPARE(child.parent(), parent);
                QCOMPARE(child.row(), row);
                QCOMPARE(model.indexOf(model.nodeOf(child)), child);
                open.push_back(child);
                ++seen;
            }
        }
    }

    void aRectangleOnTheMapNarrowsTheTables()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<MapPage *>();
        QSignalSpy made(page, &MapPage::made);
        opened.view.panels().upper().showPage(page);
        QVERIFY(!made.empty() || made.wait(20000));
        const result::ClustersResult &result = opened.view.data()->result;
        PointMap &chart = page->chart();
        auto *clusters = opened.part<DataTable>("clusters");
        auto *sessions = opened.part<DataTable>("sessions");
        const int allClusters = clusters->model()->rowCount(), allSessions = sessions->model()->rowCount();

        const QRectF area = chart.layer().mapping().area;
        const auto drag = [&](const QList<QPointF> &path, Qt::KeyboardModifiers modifiers) {
            QTest::mousePress(chart.viewport(), Qt::LeftButton, modifiers, path.front().toPoint());
            for (const QPointF &at : path.mid(1)) {
                QMouseEvent move(QEvent::MouseMove, at, chart.viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                                 modifiers);
                QCoreApplication::sendEvent(chart.viewport(), &move);
            }
            QTest::mouseRelease(chart.viewport(), Qt::LeftButton, modifiers, path.back().toPoint());
        };
        drag({area.topLeft() + QPointF(1, 1), area.center() + QPointF(0, 300), area.bottomRight() - QPointF(1, 1)}, {});
        QCOMPARE(chart.chosen().size(), result.clusters.distinctRows); // all lie within
        QCOMPARE(page->chosen()->rows.size(), result.rows.size());
        QCOMPARE(clusters->model()->rowCount(), allClusters);

        // A lasso around one dot chooses what lies there.
        const Mark &mark = (*chart.layer().contents().marks.marks)[0];
        const QPointF at = chart.layer().mapping().pixel(mark.x, mark.y);
        drag({at + QPointF(-6, -6), at + QPointF(6, -6), at + QPointF(6, 6), at + QPointF(-6, 6)}, Qt::AltModifier);
        QVERIFY(!chart.chosen().empty());
        QVERIFY(chart.chosen().size() < result.clusters.distinctRows);
        QVERIFY(std::ranges::count(chart.chosen(), std::size_t{0}) == 1);
        QCOMPARE(clusters->model()->rowCount(), int(page->chosen()->clusters));
        QVERIFY(sessions->model()->rowCount() <= allSessions);

        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        QTest::mouseClick(opened.part<QPushButton>("listChosen"), Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(opened.workbench.selection.scope().rows->size(), page->chosen()->rows.size());
        const std::vector<EventRow> rows = page->chosen()->rows;
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!page->chosen());
        QCOMPARE(clusters->model()->rowCount(), allClusters);
        QVERIFY(opened.part<QPushButton>("keepChosen")->isHidden());

        // Kept as a filter they are all that any view looks at.
        drag({at + QPointF(-6, -6), at + QPointF(6, -6), at + QPointF(6, 6), at + QPointF(-6, 6)}, Qt::AltModifier);
        QTest::mouseClick(opened.part<QPushButton>("keepChosen"), Qt::LeftButton);
        const auto selection = opened.workbench.filters.selectionFor(opened.view.data()->log);
        QCOMPARE(selection.chosen.size(), 1U);
        QCOMPARE(selection.chosen.front()->rows, rows);
        QTRY_COMPARE_WITH_TIMEOUT(opened.view.data()->result.rows.size(), rows.size(), 20000);
    }

    void theMapZoomsAtThePointerInBothDirections()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<MapPage *>();
        QSignalSpy made(page, &MapPage::made);
        opened.view.panels().upper().showPage(page);
        QVERIFY(!made.empty() || made.wait(20000));
        PointMap &chart = page->chart();
        const PlotMapping before = chart.layer().mapping();
        const QPointF at = before.area.topLeft() + QPointF(before.area.width() / 4, before.area.height() / 4);
        QMouseEvent move(QEvent::MouseMove, at, chart.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(chart.viewport(), &move);
        QWheelEvent wheel(at, chart.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart.viewport(), &wheel);
        const PlotMapping after = chart.layer().mapping();
        QVERIFY(after.x.length() < before.x.length() && after.y.length() < before.y.length());
        QVERIFY(std::abs(after.valueX(at.x()) - before.valueX(at.x())) < 1e-9 * before.x.length());
        QVERIFY(std::abs(after.valueY(at.y()) - before.valueY(at.y())) < 1e-9 * before.y.length());
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.layer().mapping().x, before.x);
    }

    void twoFeaturesCanBeTheAxes()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<MapPage *>();
        QSignalSpy made(page, &MapPage::made);
        opened.view.panels().upper().showPage(page);
        QVERIFY(!made.empty() || made.wait(20000));
        auto *across = opened.part<QComboBox>("mapAcross");
        across->setCurrentIndex(2);
        Q_EMIT across->activated(2);
        const auto &features = opened.view.data()->result.features;
        const Mark &first = (*page->chart().layer().contents().marks.marks)[0];
        QCOMPARE(first.x, features.raw[0]);
    }

    void aProcessIsFoundByAWordAndLeadsToItsEvents()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QVERIFY(opened.showTree());
        auto *word = opened.part<QLineEdit>("processSearch");
        QTest::keyClicks(word, QStringLiteral("m.keller"));
        QSignalSpy searched(opened.processes, &ProcessPage::searched);
        QTest::keyClick(word, Qt::Key_Return);
        QVERIFY(searched.wait(20000));
        QTreeView &tree = opened.processes->tree();
        const QModelIndex first = tree.currentIndex();
        QVERIFY(first.isValid());
        QVERIFY(first.siblingAtColumn(ProcessTreeModel::Account).data().toString().contains(QStringLiteral("m.keller")));
        QCOMPARE(opened.workbench.selection.details().caption, QStringLiteral("Selected process"));
        QTest::keyClick(word, Qt::Key_Return);
        QVERIFY(searched.wait(20000));
        QVERIFY(tree.currentIndex() != first); // the next one
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        tree.setFocus();
        QTest::keyClick(&tree, Qt::Key_Return);
        QTRY_COMPARE(requested.count(), 1);
        QVERIFY(!opened.workbench.selection.scope().rows->empty());
    }
};

QTEST_MAIN(ClusterPagesTest)
#include "tst_cluster_pages.moc"
