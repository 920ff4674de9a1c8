// The clusters view over the sample, driven with mouse and keyboard.

#include "tests/support/reference.h"
#include "tests/support/sample_case.h"
#include "ui/charts/eps_chart.h"
#include "ui/charts/min_samples_chart.h"
#include "ui/models/table_roles.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/widgets/data_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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
        QCOMPARE(opened.view.findChild<QLineEdit *>(QStringLiteral("eps"))->text().toDouble(), chart->value());
        QTest::mouseRelease(chart, Qt::LeftButton, {}, place + QPoint(6, 0));
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(wordsOf(), foretold);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(chart->value() < opened.view.data()->result.params.dbscan.eps);
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(told->text(), wordsOf());
        QTest::keyClick(chart, Qt::Key_Home); // what is proposed
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(wordsOf(), told->text());
    }

    void theProposedEpsIsTakenByItsButtonAndTheDistancesAreShownInTheSameChart()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *chart = opened.view.findChild<EpsChart *>(QStringLiteral("epsChart"));
        auto *take = opened.view.findChild<QPushButton *>(QStringLiteral("takeEps"));
        auto *told = opened.view.findChild<QLabel *>(QStringLiteral("epsTold"));
        QTRY_VERIFY(take->isVisible() && take->isEnabled());
        auto *shown = opened.view.findChild<QComboBox *>(QStringLiteral("epsShown"));
        shown->setFocus();
        QTest::keyClick(shown, Qt::Key_Down);
        const auto coreEvents = [&] { return std::ranges::count(opened.view.data()->result.clusters.core, 1); };
        const auto digits = [&] { return told->text().section(QLatin1String(" events"), 0, 0).remove(QChar(0x2009)); };
        QCOMPARE(digits(), QString::number(coreEvents()));
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        QTest::mouseClick(take, Qt::LeftButton);
        QVERIFY(!take->isEnabled()); // it stands there
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(opened.view.data()->result.params.dbscan.eps, *chart->proposal());
        QCOMPARE(digits(), QString::number(coreEvents()));
    }

    void everyMinSamplesIsForetoldAndComesTrue()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *field = opened.view.findChild<QSpinBox *>(QStringLiteral("minSamples"));
        auto *told = opened.view.findChild<QLabel *>(QStringLiteral("minSamplesTold"));
        auto *chart = opened.view.findChild<MinSamplesChart *>(QStringLiteral("minSamplesChart"));
        QTRY_VERIFY(!told->text().isEmpty());
        const auto comesTrue = [&](const QString &foretold) {
            const auto &clusters = opened.view.data()->result.clusters;
            return foretold == QStringLiteral("%1 clusters · %2 single events")
                                   .arg(clusters.clusterSizes.size())
                                   .arg(clusters.noise);
        };
        QVERIFY(comesTrue(told->text()));
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Up);
        const QString foretold = told->text();
        QVERIFY(!comesTrue(foretold));
        QVERIFY(arrived.wait(20'000));
        QVERIFY(comesTrue(foretold));
        QTRY_VERIFY(!told->text().isEmpty());
        const QPoint place(static_cast<int>(chart->xOf(20)), chart->height() / 3);
        QTest::mousePress(chart, Qt::LeftButton, {}, place);
        QTest::mouseRelease(chart, Qt::LeftButton, {}, place);
        QCOMPARE(field->value(), static_cast<int>(chart->value()));
        QVERIFY(field->value() > 15);
        const QString farther = told->text();
        QVERIFY(arrived.wait(20'000));
        QCOMPARE(opened.view.data()->result.params.dbscan.minSamples, field->value());
        QVERIFY(comesTrue(farther));
    }

    void aFeatureThatDrownsTheOthersIsNamedInTheParameters()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QTRY_VERIFY(opened.workbench.jobs.isIdle());
        auto *sentence = opened.view.findChild<QLabel *>(QStringLiteral("featureDominance"));
        QVERIFY(sentence->isHidden()); // 87 % are not 90
        auto *normalization = opened.view.findChild<QComboBox *>(QStringLiteral("normalization"));
        normalization->setFocus();
        QTest::keyClick(normalization, Qt::Key_End); // none: sums of characters against 0 and 1
        QTRY_VERIFY(sentence->text().contains(QLatin1String("of all distances; the others hardly count")));
        QVERIFY(sentence->text().startsWith(QLatin1String("char_ord_score:")));
        QVERIFY(sentence->isVisible());
    }

    void withoutAChosenFeatureItSaysWhatToDo()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *list = opened.view.findChild<QListWidget *>();
        QSignalSpy arrived(&opened.view, &ClustersView::resultArrived);
        list->setFocus();
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            QTest::keyClick(list, Qt::Key_Space);
        }
        QVERIFY(arrived.wait(20'000));
        QVERIFY(!opened.sessions->isVisible());
        bool isSaid = false;
        for (const QLabel *label : opened.view.findChildren<QLabel *>())
            isSaid |= label->isVisible() && label->text() == QLatin1String("No feature is chosen");
        QVERIFY(isSaid);
    }

    void aClickTellsTheDetailsAndADoubleClickListsTheEventsWithTheirRarity()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        QTest::mouseClick(opened.sessions->viewport(), Qt::LeftButton, {}, rowCentre(opened.sessions, 0));
        QCOMPARE(opened.workbench.selection.details().title, QStringLiteral("m.keller / 0x8f41c2"));
        QCOMPARE(requested.count(), 0);
        QTest::mouseDClick(opened.sessions->viewport(), Qt::LeftButton, {}, rowCentre(opened.sessions, 0));
        QCOMPARE(requested.count(), 0);
        auto *events = opened.view.findChild<DataTable *>(QStringLiteral("sessionEvents"));
        QVERIFY(events->isVisible());
        QCOMPARE(events->model()->rowCount(), 24);
        for (int row = 1; row < 24; ++row)
            QVERIFY(events->model()->index(row - 1, 0).data().toString() <= events->model()->index(row, 0).data().toString());
        double sum = 0;
        for (int row = 0; row < 24; ++row) {
            const double rarity = events->model()->index(row, 1).data(ValueRole).toDouble();
            sum += rarity;
            QCOMPARE(events->model()->index(row, 1).data(EmphasisRole).toBool(), rarity >= 0.5);
        }
        QVERIFY(std::abs(sum / 24 - opened.view.data()->result.sessions[0].meanRarity) < 1e-12);
        QTest::keyClick(events, Qt::Key_Return); // the first is current
        QCOMPARE(opened.workbench.selection.scope().rows->size(), 1U);
        QTest::mouseClick(opened.view.findChild<QPushButton *>(QStringLiteral("listSession")), Qt::LeftButton);
        QCOMPARE(opened.workbench.selection.scope().rows->size(), 24U);
        QCOMPARE(requested.count(), 2);
    }

    void aSelectedSessionIsExplainedByTheEventsThatCarryIt()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        opened.sessions->setCurrentIndex(opened.sessions->model()->index(0, 0));
        const Selection &selection = opened.workbench.selection;
        QTRY_VERIFY(!selection.details().reasons.empty());
        const auto &reasons = selection.details().reasons;
        for (std::size_t i = 1; i < reasons.size(); ++i)
            QVERIFY(reasons[i - 1].share >= reasons[i].share);
        QVERIFY(reasons.front().note.contains(QStringLiteral("most alike")));
        QVERIFY(selection.details().sentence.contains(QStringLiteral("20 of them are like no other and carry 94.8 %")));
    }

    void clustersAreNarrowedByAWordAndToSingleEvents()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const int all = opened.clusters->model()->rowCount();
        auto *word = opened.view.findChild<QLineEdit *>(QStringLiteral("clusterFilter"));
        QTest::keyClicks(word, QStringLiteral("POWERSHELL"));
        const int some = opened.clusters->model()->rowCount();
        QVERIFY(some > 0 && some < all);
        for (int row = 0; row < some; ++row) {
            QString text;
            for (int column = 0; column < opened.clusters->model()->columnCount(); ++column)
                text += opened.clusters->model()->index(row, column).data().toString();
            QVERIFY(text.contains(QStringLiteral("powershell"), Qt::CaseInsensitive));
        }
        word->clear();
        QTest::mouseClick(opened.view.findChild<QCheckBox *>(QStringLiteral("onlySingle")), Qt::LeftButton);
        QCOMPARE(opened.clusters->model()->rowCount(), int(opened.view.data()->result.clusters.noise));
    }

    void twoClustersStandSideBySide()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *compare = opened.view.findChild<QPushButton *>(QStringLiteral("compareClusters"));
        QTest::mouseClick(opened.clusters->viewport(), Qt::LeftButton, {}, rowCentre(opened.clusters, 0));
        QVERIFY(!compare->isEnabled());
        QTest::mouseClick(opened.clusters->viewport(), Qt::LeftButton, Qt::ControlModifier, rowCentre(opened.clusters, 2));
        QVERIFY(compare->isEnabled());
        QTest::mouseClick(compare, Qt::LeftButton);
        auto *table = opened.view.findChild<DataTable *>(QStringLiteral("comparison"));
        QTRY_COMPARE(table->model()->rowCount(), int(opened.view.data()->result.features.features.size()));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Cluster 0"));
        QCOMPARE(table->model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Cluster 2"));
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
