// The sample in the real window, from the button on the start page to the raw events and into a file: three analyses, a
// double click on what each brings to the top, exports, the case opened again; and what is cancelled leaves no trace.

#include "tests/support/reference.h"
#include "ui/main_window.h"
#include "ui/models/events_model.h"
#include "ui/models/table_roles.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/views/events/events_view.h"
#include "ui/views/sequences/sequences_view.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/data_table.h"
#include "ui/workspace.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QPushButton>
#include <QtTest>

#include <fstream>

using namespace anomalyst;
using namespace anomalyst::ui;

class TestSamplePath : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    static bool settle(MainWindow &window)
    {
        Workbench &bench = window.workbench();
        return QTest::qWaitFor([&] { return bench.jobs.isIdle() && bench.listed.isSettled(); }, 60'000);
    }

    // A click on Try the sample, then all three results.
    static bool openSample(MainWindow &window)
    {
        window.resize(1480, 940);
        window.show();
        window.findChild<QAbstractButton *>(QStringLiteral("trySample"))->click();
        return QTest::qWaitFor(
                   [&] {
                       return window.findChild<TimeSeriesView *>()->data() != nullptr &&
                              window.findChild<ClustersView *>()->data() != nullptr &&
                              window.findChild<SequencesView *>()->data() != nullptr;
                   },
                   120'000) &&
               settle(window);
    }

    static void doubleClickFirstRow(MainWindow &window, const char *tableName)
    {
        auto *table = window.findChild<DataTable *>(QString::fromLatin1(tableName));
        const QPoint place = table->visualRect(table->model()->index(0, 1)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    }

    static int listedAfterSettling(MainWindow &window)
    {
        return settle(window) ? window.workspace().events().model().rowCount() : -1;
    }

    void exportInFront(MainWindow &window, const QString &path)
    {
        window.actions().exportView->trigger();
        auto *dialog = window.findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(settle(window));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("sample"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }

    void everyIncidentIsFoundAndLeadsToItsEvents()
    {
        MainWindow window;
        QVERIFY(openSample(window));

        const auto &periods = window.findChild<TimeSeriesView *>()->series()->periods;
        QCOMPARE(periods.size(), 1U);
        doubleClickFirstRow(window, "periods");
        const int flows = listedAfterSettling(window);
        QVERIFY2(flows > 150 && flows < 400, qPrintable(QString::number(flows)));

        window.showTab(Workspace::ClustersTab);
        doubleClickFirstRow(window, "sessions");
        auto *commands = window.findChild<DataTable *>(QStringLiteral("sessionEvents"));
        QVERIFY(commands->isVisible());
        QCOMPARE(commands->model()->rowCount(), 24);
        QTest::mouseClick(window.findChild<QPushButton *>(QStringLiteral("listSession")), Qt::LeftButton);
        QCOMPARE(listedAfterSettling(window), 24);
        const EventsModel &events = window.workspace().events().model();
        QTRY_COMPARE(events.index(0, 4).data(ValueRole).toString(), QStringLiteral("m.keller"));

        window.showTab(Workspace::SequencesTab);
        doubleClickFirstRow(window, "sequences");
        QVERIFY(window.findChild<SequencesView *>()->isShowingSteps());
        doubleClickFirstRow(window, "steps");
        QCOMPARE(listedAfterSettling(window), 1);
    }

    void theTablesAreExportedAndTheCaseReadsTheSameAgain()
    {
        QString casePath;
        std::vector<double> rarities;
        {
            MainWindow window;
            QVERIFY(openSample(window));
            casePath = QString::fromStdString(window.workbench().openCase.path().string());
            for (const auto &session : window.findChild<ClustersView *>()->data()->result.sessions)
                rarities.push_back(session.meanRarity);

            window.showTab(Workspace::TimeSeriesTab);
            const QString periods = m_home.filePath(QStringLiteral("periods.csv"));
            exportInFront(window, periods);
            const test::CsvTable written = test::readCsv(periods.toStdString());
            QCOMPARE(written.texts("start"), (std::vector<std::string>{"2024-03-19T02:00:00.000000Z"}));
            QCOMPARE(written.texts("end"), (std::vector<std::string>{"2024-03-19T05:00:00.000000Z"}));

            window.showTab(Workspace::SequencesTab);
            const QString sessions = m_home.filePath(QStringLiteral("sequences.csv"));
            exportInFront(window, sessions);
            QCOMPARE(test::readCsv(sessions.toStdString()).texts("ClientIP").front(), std::string("203.0.113.77"));
        }
        MainWindow again;
        again.openPaths({casePath});
        QVERIFY(QTest::qWaitFor([&] { return again.findChild<ClustersView *>()->data() != nullptr; }, 60'000));
        std::vector<double> reread;
        for (const auto &session : again.findChild<ClustersView *>()->data()->result.sessions)
            reread.push_back(session.meanRarity);
        QCOMPARE(reread, rarities);
        QVERIFY(settle(again));
    }

    void aCancelledImportLeavesTheCaseAsItWas()
    {
        MainWindow window;
        QVERIFY(openSample(window));
        const std::uint64_t before = window.workbench().openCase.eventCount();
        const std::string path = m_home.filePath(QStringLiteral("long.csv")).toStdString();
        {
            std::ofstream stream(path, std::ios::binary);
            stream << "time,host,bytes\n";
            for (int i = 0; i < 1'500'000; ++i)
                stream << "2024-03-01T00:00:00Z,host-" << i % 1000 << ',' << i << '\n';
        }
        window.openPaths({QString::fromStdString(path)});
        QSignalSpy progressed(&window.workbench().jobs, &JobRunner::jobProgressed);
        QVERIFY(progressed.wait(10'000)); // it is under way
        window.workbench().jobs.cancelAll();
        QVERIFY(settle(window));
        QCOMPARE(window.workbench().openCase.eventCount(), before);
        const CaseContents onDisk = readCase(window.workbench().openCase.path());
        QCOMPARE(onDisk.logs.size(), 3U);
    }

    void aCancelledAnalysisKeepsTheOldResult()
    {
        MainWindow window;
        QVERIFY(openSample(window));
        auto *view = window.findChild<ClustersView *>();
        const ClustersData *before = view->data();
        // Both workers are taken until they are cancelled, so that the analysis cannot have ended before.
        for (const char *slot : {"first", "second"}) {
            window.workbench().jobs.start<int>(&window, QString::fromLatin1(slot), QStringLiteral("Busy"),
                                               [](const WorkContext &context) {
                                                   while (true)
                                                       context.checkStopped();
                                                   return 0;
                                               },
                                               {.done = [](int) {}});
        }
        view->rerun();
        window.workbench().jobs.cancelAll();
        QVERIFY(settle(window));
        QCOMPARE(view->data(), before);
        view->rerun();
        QSignalSpy arrived(view, &ClustersView::resultArrived);
        QVERIFY(arrived.wait(20'000));
        QVERIFY(view->data() != before);
    }
};

QTEST_MAIN(TestSamplePath)
#include "tst_sample_path.moc"
