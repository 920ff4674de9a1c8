// The whole path in the real window: a log is imported, filtered, exported and found again in its case.

#include "tests/support/reference.h"
#include "ui/find_box.h"
#include "ui/log_opening.h"
#include "ui/main_window.h"
#include "ui/models/case_tree_model.h"
#include "ui/models/events_model.h"
#include "ui/models/rejected_model.h"
#include "ui/views/events/events_view.h"
#include "ui/views/explorer/explorer_pane.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/import/rejected_dialog.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/message_bar.h"
#include "ui/workspace.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QtTest>

#include <semaphore>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

QString textOf(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

// The window and what tests ask of it.
struct Opened {
    MainWindow window;

    Workbench &bench() { return window.workbench(); }
    EventsModel &events() { return window.workspace().events().model(); }
    DataTable &table() { return window.workspace().events().table(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return bench().jobs.isIdle() && bench().listed.isSettled(); }, 60'000);
    }
    bool open(const QString &path)
    {
        QSignalSpy changed(&bench().openCase, &OpenCase::contentsChanged);
        window.openPaths({path});
        return (!changed.isEmpty() || changed.wait(60'000)) && settle();
    }
    QString cell(int row, int column) { return events().index(row, column).data().toString(); }
    bool waitForCell(int row, int column, const QString &text)
    {
        return QTest::qWaitFor([&] { return cell(row, column) == text; }, 10'000);
    }
    void filter(const char *column, query::Operator op, const char *value)
    {
        bench().filters.add(
            {.log = bench().selection.scope().log, .condition = {.column = column, .op = op, .value = value}});
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    QString logons() const { return textOf(test::dataFile("window/logons.csv")); }

private Q_SLOTS:
    void initTestCase()
    {
        // Neither settings nor cases of the person are touched.
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("window"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }

    void anEmptyWindowOffersThreeWaysToBegin()
    {
        Opened opened;
        opened.window.show();
        for (const char *name : {"openLogs", "openCase", "trySample"}) {
            auto *button = opened.window.findChild<QAbstractButton *>(QString::fromLatin1(name));
            QVERIFY(button && button->isVisible());
        }
        QVERIFY(!opened.window.actions().rerun->isEnabled());
        QCOMPARE(opened.window.windowTitle(), QStringLiteral("Anomalyst"));
    }

    void aLogIsImportedFilteredExportedAndFoundAgain()
    {
        QString casePath;
        {
            Opened opened;
            opened.window.show();
            QVERIFY(opened.open(logons()));
            casePath = textOf(opened.bench().openCase.path());
            QCOMPARE(opened.events().rowCount(), 600);
            opened.window.showTab(Workspace::EventsTab);
            QVERIFY(opened.waitForCell(0, 1, QStringLiteral("anna")));
            QVERIFY(opened.window.messages().texts().join(QLatin1Char('\n')).contains(QLatin1String("2 rejected")));

            opened.filter("Account", query::Operator::Equal, "ben");
            QVERIFY(opened.settle());
            QCOMPARE(opened.events().rowCount(), 200);
            QVERIFY(opened.waitForCell(0, 3, QStringLiteral("run 1")));
            QCOMPARE(opened.window.workspace().filterBar().chipTexts(), QStringList{QStringLiteral("Account is ben")});

            const QString saved = m_home.filePath(QStringLiteral("listed.csv"));
            opened.window.actions().exportView->trigger();
            auto *dialog = opened.window.findChild<QFileDialog *>();
            QVERIFY(dialog);
            dialog->selectFile(saved);
            QMetaObject::invokeMethod(dialog, "accept");
            QTRY_VERIFY(QFile::exists(saved));
            const test::CsvTable table = test::readCsv(saved.toStdString());
            QCOMPARE(table.rows.size(), 200U);
            QCOMPARE(table.texts("CommandLine").front(), std::string("run 1"));
            QCOMPARE(table.texts("Account").back(), std::string("ben"));

            opened.window.actions().undo->trigger();
            QVERIFY(opened.settle());
            QCOMPARE(opened.events().rowCount(), 600);
        }
        Opened again;
        QVERIFY(again.open(casePath));
        QCOMPARE(textOf(again.bench().openCase.path()), casePath);
        QCOMPARE(again.events().rowCount(), 600);
        QCOMPARE(again.bench().openCase.logs().size(), 1U);
        QVERIFY(again.waitForCell(599, 3, QStringLiteral("run 599")));
    }

    void aSecondLogGoesIntoTheOpenCase()
    {
        Opened opened;
        QVERIFY(opened.open(logons()));
        const auto path = opened.bench().openCase.path();
        const QString other = m_home.filePath(QStringLiteral("visits.csv"));
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("time,visitor\n2024-01-01T00:00:00Z,x\n2024-01-01T00:00:01Z,y\n");
        file.close();
        QVERIFY(opened.open(other));
        QVERIFY(opened.bench().openCase.path() == path);
        QCOMPARE(opened.bench().openCase.logs().size(), 2U);
        QCOMPARE(opened.events().rowCount(), 2); // the new one is shown
        auto *explorer = opened.window.findChild<ExplorerPane *>();
        const QModelIndex first = explorer->tree().index(0, 0, explorer->tree().index(0, 0));
        Q_EMIT explorer->clicked(first);
        QVERIFY(opened.settle());
        QCOMPARE(opened.events().rowCount(), 600);
    }

    void filesThatCannotBeReadGiveInlineMessages()
    {
        Opened opened;
        const QString empty = textOf(test::dataFile("window/empty.csv"));
        QSignalSpy posted(&opened.bench().notices, &Notices::posted);
        opened.window.openPaths({QStringLiteral("/nowhere/missing.csv"), empty});
        QTRY_COMPARE(posted.size(), 2);
        const QStringList texts = opened.window.messages().texts();
        QVERIFY(texts[1].startsWith(QLatin1String("missing.csv was not imported")));
        QVERIFY(texts[0].startsWith(QLatin1String("empty.csv was not imported")));
        QVERIFY(!opened.bench().openCase.isOpen());
        // A case that came to hold nothing is not left behind.
        const QDir cases(CaseLoader::dataFolder() + QStringLiteral("/cases"));
        QVERIFY(cases.entryList({QStringLiteral("missing*")}).isEmpty());
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }

    void anOpenDateOrderIsAskedFor()
    {
        Opened opened;
        opened.window.show();
        const QString path = m_home.filePath(QStringLiteral("visits of may.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("time,visitor\n03/05/2024 10:00:00,x\n04/05/2024 11:00:00,y\n");
        file.close();
        QSignalSpy posted(&opened.bench().notices, &Notices::posted);
        opened.window.openPaths({path});
        QTRY_COMPARE(posted.size(), 1);
        QVERIFY(!opened.bench().openCase.isOpen());
        QPushButton *dayFirst = nullptr;
        for (QPushButton *button : opened.window.messages().findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("The day"))
                dayFirst = button;
        }
        QVERIFY(dayFirst);
        QSignalSpy changed(&opened.bench().openCase, &OpenCase::contentsChanged);
        dayFirst->click();
        QVERIFY(!changed.isEmpty() || changed.wait(60'000));
        QVERIFY(opened.waitForCell(0, 0, QStringLiteral("2024-05-03 10:00:00")));
    }

    void whatIsNoCaseIsRefused()
    {
        Opened opened;
        const QString path = m_home.filePath(QStringLiteral("noise.anomalyst"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QSignalSpy posted(&opened.bench().notices, &Notices::posted);
        opened.window.openPaths({path});
        QTRY_COMPARE(posted.size(), 1);
        QVERIFY(opened.window.messages().texts().front().startsWith(QLatin1String("The case was not opened")));
        QVERIFY(!opened.bench().openCase.isOpen());
    }

    void droppedFilesAreOpened()
    {
        Opened opened;
        opened.window.show();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(logons())});
        QSignalSpy changed(&opened.bench().openCase, &OpenCase::contentsChanged);
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&opened.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&opened.window, &drop);
        ImportDialog *dialog = opened.window.logOpening().dialog();
        QVERIFY(dialog && dialog->isVisible());
        auto *import = dialog->findChild<QPushButton *>(QStringLiteral("import"));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), 60'000);
        QVERIFY(!opened.bench().openCase.isOpen());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(!changed.isEmpty() || changed.wait(60'000));
        QCOMPARE(opened.bench().openCase.eventCount(), 600U);
        QTRY_COMPARE(dialog->page(), ImportDialog::Report);
    }

    void rejectedRowsCanBeLookedThrough()
    {
        Opened opened;
        QVERIFY(opened.open(logons()));
        opened.window.actions().showRejected->trigger();
        auto *dialog = opened.window.findChild<RejectedDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->model().rowCount(), 2);
        QVERIFY(!dialog->isModal());
    }

    void theFindBoxMakesAFilter()
    {
        Opened opened;
        opened.window.show();
        QVERIFY(opened.open(logons()));
        auto *find = opened.window.findChild<FindBox *>();
        QTest::keyClicks(find, QStringLiteral("run 59"));
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(opened.settle());
        QCOMPARE(opened.window.workspace().filterBar().chipTexts(),
                 QStringList{QStringLiteral("CommandLine contains run 59")});
        QCOMPARE(opened.events().rowCount(), 11); // 59, 590 to 599
        QTRY_VERIFY(find->text().isEmpty());
        QTest::keyClicks(find, QStringLiteral("Bytes > 5900"));
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(opened.settle());
        QCOMPARE(opened.events().rowCount(), 9); // 591 to 599
    }

    void theCurrentEventFillsTheDetails()
    {
        Opened opened;
        QVERIFY(opened.open(logons()));
        opened.window.showTab(Workspace::EventsTab);
        QVERIFY(opened.waitForCell(5, 1, QStringLiteral("cleo")));
        opened.table().setCurrentIndex(opened.events().index(5, 0));
        const Details &details = opened.bench().selection.details();
        QCOMPARE(details.title, QStringLiteral("2024-03-10 05:05:00 UTC"));
        QCOMPARE(details.facts.size(), 6U);
        QCOMPARE(details.facts[1].value, QStringLiteral("cleo"));
        QCOMPARE(details.facts.back().value, QStringLiteral("7")); // line 1 is the header
    }

    void copiedRowsCarryTheirTitlesWhenAsked()
    {
        Opened opened;
        QVERIFY(opened.open(logons()));
        opened.window.showTab(Workspace::EventsTab);
        opened.table().selectRow(2);
        QAction *copy = opened.table().actions().at(1);
        QApplication::clipboard()->clear();
        copy->trigger();
        QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("TimeGenerated\tAccount\tProcess\tCommandLine\tBytes"));
        QVERIFY(lines[1].contains(QLatin1String("\tcleo\t")));
    }

    void aDrilledScopeIsListedAndTheWayBackFound()
    {
        Opened opened;
        QVERIFY(opened.open(logons()));
        opened.window.showTab(Workspace::ClustersTab);
        QTRY_VERIFY(opened.settle());
        const LogId log = opened.bench().selection.scope().log;
        QCoreApplication::sendPostedEvents();
        opened.bench().selection.showEvents(
            {.log = log,
             .title = QStringLiteral("Cluster 3"),
             .rows = std::make_shared<const std::vector<EventRow>>(std::vector<EventRow>{5, 1}),
             .window = {}});
        QVERIFY(opened.settle());
        auto *tabs = opened.window.findChild<QTabWidget *>();
        QCOMPARE(tabs->currentIndex(), int(Workspace::EventsTab));
        QCOMPARE(opened.events().rowCount(), 2);
        QVERIFY(opened.waitForCell(0, 3, QStringLiteral("run 5")));
        QTRY_VERIFY(opened.window.actions().back->isEnabled());
        opened.window.actions().back->trigger();
        QVERIFY(opened.settle());
        QCOMPARE(tabs->currentIndex(), int(Workspace::ClustersTab));
        QCOMPARE(opened.events().rowCount(), 600);
    }

    void theSampleOpensWithThreeLogsAndIsMadeOnce()
    {
        for (int run = 0; run < 2; ++run) {
            Opened opened;
            QSignalSpy imported(&opened.window.loader(), &CaseLoader::imported);
            QSignalSpy changed(&opened.bench().openCase, &OpenCase::contentsChanged);
            opened.window.openSample();
            QVERIFY(!changed.isEmpty() || changed.wait(120'000));
            QCOMPARE(opened.bench().openCase.logs().size(), 3U);
            QCOMPARE(imported.size(), run == 0 ? 1 : 0);
        }
    }

    void closingWhileAJobRunsWaitsForItsEnd()
    {
        auto window = std::make_unique<MainWindow>();
        window->show();
        std::atomic<bool> ended{false};
        std::binary_semaphore started{0};
        window->workbench().jobs.start<int>(window.get(), QStringLiteral("long"), QStringLiteral("Long"),
                                            [&](const WorkContext &context) {
                                                started.release();
                                                const auto note = qScopeGuard([&] { ended = true; });
                                                while (true)
                                                    context.checkStopped();
                                                return 0;
                                            },
                                            {.done = [](int) {}});
        started.acquire();
        QVERIFY(!window->close()); // not yet
        QTRY_VERIFY(!window->isVisible());
        QVERIFY(ended);
    }

    void everyViewFollowsTheLook()
    {
        Opened opened;
        opened.window.show();
        for (QAction *action : opened.window.actions().looks->actions())
            action->trigger();
        QVERIFY(theme().dark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 80);
        opened.window.actions().looks->actions().at(1)->trigger();
        QVERIFY(!theme().dark);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
