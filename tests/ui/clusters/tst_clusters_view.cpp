// The clusters view over the sample, driven with mouse and keyboard.

#include "tests/support/reference.h"
#include "tests/support/sample_case.h"
#include "ui/charts/eps_chart.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/widgets/data_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

class TestClustersView : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;

    struct Opened {
        Workbench workbench;
        ClustersView view{workbench};
        DataTable *sessions = view.findChild<DataTable *>(QStringLiteral("sessions"));
        DataTable *clusters = view.findChild<DataTable *>(QStringLiteral("clusters"));

        bool open(const std::filesystem::path &path)
        {
            view.resize(1100, 760);
            view.show();
            QSignalSpy arrived(&view, &ClustersView::resultArrived);
            workbench.openCase.setContents(readCase(path));
            return arrived.wait(20000) && view.data() != nullptr;
        }
    };

    static QPoint rowCentre(const DataTable *table, int row)
    {
        return table->visualRect(table->model()->index(row, 0)).center();
    }

private Q_SLOTS:
    void initTestCase() { m_case = test::makeSampleCase(m_folder.path().toStdString()); }

    void withoutACaseItSaysWhatIsMissing()
    {
        Workbench workbench;
        ClustersView view(workbench);
        QVERIFY(view.data() == nullptr);
        QVERIFY(workbench.jobs.isIdle());
    }

    void theRarestSessionComesFirst()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QCOMPARE(opened.sessions->model()->index(0, 0).data().toString(), QStringLiteral("m.keller"));
        QCOMPARE(opened.sessions->model()->index(0, 1).data().toString(), QStringLiteral("0x8f41c2"));
        QVERIFY(opened.clusters->model()->rowCount() > 30);
    }

    void draggingEpsTellsAtOnceAndClustersAnew()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *chart = opened.view.findChild<EpsChart *>(QStringLiteral("epsChart"));
        auto *told = opened.view.findChild<QLabel *>(QStringLiteral("epsTold"));
        QTRY_VERIFY(!told->text().isEmpty()); // the curve is there
        const auto wordsOf = [&] {
            const auto &clusters = opened.view.data()->result.clusters;
            return QStringLiteral("%1 clusters · %2 single events")
                .arg(clusters.clusterSizes.size())
                .arg(clusters.noise);
        };
        QCOMPARE(told->text(), wordsOf());
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        const QPoint place(static_cast<int>(chart->xOf(0.05)), chart->height() / 2);
        QTest::mousePress(chart, Qt::LeftButton, {}, place);
        QTest::mouseMove(chart, place + QPoint(6, 0));
        const QString foretold = told->text();
        QVERIFY(foretold != wordsOf());
        QCOMPARE(opened.view.findChild<QLineEdit *>(QStringLiteral("eps"))->text().toDouble(), chart->eps());
        QTest::mouseRelease(chart, Qt::LeftButton, {}, place + QPoint(6, 0));
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(wordsOf(), foretold);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->eps() < opened.view.data()->result.params.dbscan.eps);
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(told->text(), wordsOf());
        QTest::keyClick(chart, Qt::Key_Home); // what is proposed
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(wordsOf(), told->text());
    }

    void aClickTellsTheDetailsAndADoubleClickListsTheEvents()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        QTest::mouseClick(opened.sessions->viewport(), Qt::LeftButton, {}, rowCentre(opened.sessions, 0));
        QCOMPARE(opened.workbench.selection.details().title, QStringLiteral("m.keller / 0x8f41c2"));
        QCOMPARE(requested.count(), 0);
        QTest::mouseDClick(opened.sessions->viewport(), Qt::LeftButton, {}, rowCentre(opened.sessions, 0));
        QCOMPARE(requested.count(), 1);
        QVERIFY(opened.workbench.selection.scope().rows);
        QCOMPARE(opened.workbench.selection.scope().rows->size(), 24U);
    }

    void theKeyboardAloneReachesTheEventsOfACluster()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        opened.clusters->setFocus();
        opened.clusters->setCurrentIndex(opened.clusters->model()->index(0, 0));
        QTest::keyClick(opened.clusters, Qt::Key_Down);
        QTest::keyClick(opened.clusters, Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        const auto &summary = opened.view.data()->result.summaries[1];
        QCOMPARE(opened.workbench.selection.scope().rows->size(), std::size_t(summary.size));
    }

    void anEditedEpsRunsAgainAndTheOldResultStaysUntilThen()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const std::size_t before = opened.view.data()->result.clusters.clusterSizes.size();
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        auto *eps = opened.view.findChild<QLineEdit *>(QStringLiteral("eps"));
        eps->clear();
        QTest::keyClicks(eps, QStringLiteral("0.5"));
        QCOMPARE(opened.view.data()->result.clusters.clusterSizes.size(), before);
        QVERIFY(arrived.wait(20000));
        QVERIFY(opened.view.data()->result.clusters.clusterSizes.size() < before);
    }

    void anImpossibleEpsIsAMessageNotACrash()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        auto *eps = opened.view.findChild<QLineEdit *>(QStringLiteral("eps"));
        eps->clear();
        QTest::keyClicks(eps, QStringLiteral("-1"));
        QVERIFY(arrived.wait(20000));
        QVERIFY(!opened.sessions->isVisible());
    }

    void exportWritesTheTableOfTheCommandLine()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy wished(&opened.workbench.exports, &TableExports::requested);
        std::optional<TableExport> table;
        connect(&opened.workbench.exports, &TableExports::requested, this, [&](const TableExport &t) { table = t; });
        opened.view.exportAction()->trigger();
        QVERIFY(table);
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("out.csv")).toStdString();
        table->write({path}, {});
        const test::CsvTable written = test::readCsv(path);
        QCOMPARE(written.rows.size(), opened.view.data()->result.sessions.size());
        QCOMPARE(written.texts("SubjectUserName").front(), std::string("m.keller"));
    }
};

QTEST_MAIN(TestClustersView)
#include "tst_clusters_view.moc"
