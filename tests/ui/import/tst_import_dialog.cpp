// The import dialog in its real widgets: what is planned, asked, remembered, recognised, and what cancelling keeps.

#include "ui/views/import/import_dialog.h"

#include "core/store/case_file.h"
#include "tests/support/reference.h"
#include "ui/models/file_list_roles.h"
#include "ui/views/import/analyses_strip.h"
#include "ui/views/import/file_list.h"
#include "ui/views/import/plan_page.h"
#include "ui/views/import/preview_pane.h"
#include "ui/views/import/report_page.h"
#include "ui/widgets/elided_label.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

// A workbench with the dialog over it.
struct Planning {
    Workbench bench;
    CaseLoader loader{bench};
    ImportDialog dialog{bench, loader};

    Planning() { dialog.setAttribute(Qt::WA_DeleteOnClose, false); }

    ImportPlan &plan() { return dialog.planPage().plan(); }
    template<class Widget>
    Widget *part(const char *name)
    {
        return dialog.findChild<Widget *>(QString::fromLatin1(name));
    }
    bool look(const QStringList &paths)
    {
        QSignalSpy settled(&dialog.planPage().survey(), &ImportSurvey::settled);
        dialog.add(paths);
        dialog.show();
        return settle(settled);
    }
    bool settle(QSignalSpy &settled) { return !settled.isEmpty() || settled.wait(20'000); }
    // As often as a person would press it at most.
    bool tabTo(const char *name)
    {
        const auto isThere = [&] {
            return dialog.focusWidget() && dialog.focusWidget()->objectName() == QLatin1String(name);
        };
        for (int i = 0; i < 60 && !isThere(); ++i)
            QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, Qt::Key_Tab);
        return isThere();
    }
    void press(Qt::Key key) { QTest::keyClick(dialog.focusWidget(), key); }
    bool import()
    {
        if (!QTest::qWaitFor([this] { return part<QPushButton>("import")->isEnabled(); }, 10'000))
            return false;
        QTest::keyClick(&dialog, Qt::Key_Return);
        return QTest::qWaitFor([this] { return dialog.page() == ImportDialog::Report && bench.jobs.isIdle(); }, 20'000);
    }
    Role roleOf(const char *column)
    {
        for (const ColumnSpec &spec : plan().columnsOf(plan().groups().front().id)) {
            if (spec.name == column)
                return spec.role;
        }
        return Role::None;
    }
    std::uint64_t eventsInCase() const
    {
        std::uint64_t events = 0;
        for (const store::LogInfo &log : bench.openCase.logs())
            events += log.events;
        return events;
    }
};

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    QString write(const char *name, const QByteArray &text) const
    {
        const QString path = m_home.filePath(QString::fromLatin1(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Neither settings nor cases of the person are touched.
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("import"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }

    void init() { QSettings().clear(); }

    void filesOfOneShapeJoinOneLogAndOthersStandApart()
    {
        write("drop/a.csv", "Time,Account,Command\n2024-01-01 10:00:00,ann,ls\n");
        write("drop/deep/b.csv", "Time,Account,Command\n2024-01-02 10:00:00,ben,ps\n");
        write("drop/c.csv", "When,Bytes\n2024-01-02 10:00:00,7\n");
        Planning planning;
        QVERIFY(planning.look({m_home.filePath(QStringLiteral("drop"))}));
        QCOMPARE(planning.plan().files().size(), 3U);
        QCOMPARE(planning.plan().groups().size(), 2U);
        QVERIFY(planning.import());
        QCOMPARE(planning.bench.openCase.logs().size(), 2U);
        QCOMPARE(planning.eventsInCase(), 3U);
    }

    void aRoleGivenInTheMenuIsShownAtOnceAndImported()
    {
        const QString path =
            write("roles.csv", "Time,Who,Amount\n2024-01-01 10:00:00,ann,5\n2024-01-01 11:00:00,b,6\n");
        Planning planning;
        QVERIFY(planning.look({path}));
        QCOMPARE(planning.roleOf("Who"), Role::None);
        QTRY_COMPARE(planning.dialog.planPage().analyses().texts().size(), 3);
        const QStringList before = planning.dialog.planPage().analyses().texts();
        QMenu *menu = planning.dialog.planPage().preview().openRoleMenu(1);
        QVERIFY(menu);
        QAction *user = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text().contains(QLatin1String("user"), Qt::CaseInsensitive))
                user = action;
        }
        QVERIFY(user);
        QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
        user->trigger();
        menu->close();
        QVERIFY(planning.settle(settled));
        QCOMPARE(planning.roleOf("Who"), Role::User);
        QTRY_VERIFY(planning.dialog.planPage().analyses().texts() != before);
        QVERIFY(planning.import());
        const auto &columns = planning.bench.openCase.logs().front().columns;
        QVERIFY(std::ranges::any_of(
            columns, [](const ColumnSpec &spec) { return spec.name == "Who" && spec.role == Role::User; }));
    }

    void anOpenOrderOfDatesMustBeAnsweredBeforeTheImport()
    {
        const QString path = write("open.csv", "Time,Account\n03/05/2024 10:00:00,ann\n04/05/2024 11:00:00,ben\n");
        Planning planning;
        QVERIFY(planning.look({path}));
        QTRY_VERIFY(!planning.part<QLabel>("obstacle")->text().isEmpty());
        QVERIFY(!planning.part<QPushButton>("import")->isEnabled());
        auto *dayFirst = planning.part<QPushButton>("dayFirst");
        QVERIFY(dayFirst->isVisible());
        QCOMPARE(dayFirst->text(), QStringLiteral("3 May 2024"));
        QCOMPARE(planning.part<QPushButton>("monthFirst")->text(), QStringLiteral("5 March 2024"));
        QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
        dayFirst->click();
        QVERIFY(planning.settle(settled));
        QVERIFY(planning.import());
        QCOMPARE(planning.eventsInCase(), 2U);
    }

    void whatAPersonChoseIsAppliedToFilesWithTheSameHeader()
    {
        {
            Planning planning;
            QVERIFY(planning.look({write("one.csv", "Time,Account\n03/05/2024 10:00:00,ann\n")}));
            QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
            planning.part<QPushButton>("monthFirst")->click();
            QVERIFY(planning.settle(settled));
            QVERIFY(planning.import());
        }
        Planning planning;
        QVERIFY(planning.look({write("two.csv", "Time,Account\n06/07/2024 10:00:00,ben\n")}));
        const FileGroup &group = planning.plan().groups().front();
        QCOMPARE(group.options.dateOrder, std::optional(importing::DateOrder::MonthDayYear));
        QVERIFY(planning.part<QLabel>("applied")->isVisible());
        QTRY_VERIFY(planning.part<QPushButton>("import")->isEnabled());
        // Forgotten, it is asked for again.
        QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
        planning.part<QPushButton>("forget")->click();
        QVERIFY(planning.settle(settled));
        QTRY_VERIFY(!planning.part<QPushButton>("import")->isEnabled());
    }

    void aFileThatIsInTheCaseIsRecognisedByItsContent()
    {
        const QByteArray text("Time,Account\n2024-01-01 10:00:00,ann\n");
        Planning planning;
        QVERIFY(planning.look({write("first.csv", text)}));
        QVERIFY(planning.import());
        ImportDialog again(planning.bench, planning.loader);
        again.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy settled(&again.planPage().survey(), &ImportSurvey::settled);
        again.add({write("renamed.csv", text)});
        QVERIFY(planning.settle(settled));
        const PlannedFile &file = again.planPage().plan().files().front();
        QVERIFY(!file.wanted);
        QVERIFY2(file.knownFrom.startsWith(QLatin1String("already in the case")), qPrintable(file.knownFrom));
    }

    void anotherFormatOrDelimiterChangesThePreview()
    {
        const QString path = write("semi.csv", "Time;Account\n2024-01-01 10:00:00;ann\n2024-01-01 10:00:01;ben\n");
        Planning planning;
        QVERIFY(planning.look({path}));
        QCOMPARE(planning.plan().columnsOf(planning.plan().groups().front().id).size(), 2U);
        auto *delimiter = planning.part<QComboBox>("delimiter");
        QVERIFY(delimiter->isVisible());
        const int comma = delimiter->findData(QStringLiteral(","));
        QVERIFY(comma >= 0);
        QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
        delimiter->setCurrentIndex(comma);
        Q_EMIT delimiter->activated(comma);
        QVERIFY(planning.settle(settled));
        QCOMPARE(planning.plan().columnsOf(planning.plan().groups().front().id).size(), 1U);
    }

    void anotherEncodingIsChosenAndRemembered()
    {
        const QByteArray text("Time,Account,Note\n2024-01-01 10:00:00,ann,caf\xe9 \x80 5\n");
        const auto noteOf = [](Planning &planning) {
            return planning.plan().files().front().preview->rows.front().back();
        };
        {
            Planning planning;
            QVERIFY(planning.look({write("western.csv", text)}));
            auto *encoding = planning.part<QComboBox>("encoding");
            QCOMPARE(encoding->currentText(), QStringLiteral("Windows-1252"));
            QVERIFY(!planning.part<QLabel>("encodingReason")->text().isEmpty());
            QCOMPARE(noteOf(planning), std::string("café € 5"));
            const int utf8 = encoding->findData(QStringLiteral("utf-8"));
            QVERIFY(utf8 > 0);
            QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
            encoding->setFocus();
            encoding->setCurrentIndex(utf8);
            Q_EMIT encoding->activated(utf8);
            QVERIFY(planning.settle(settled));
            QCOMPARE(noteOf(planning), std::string("caf\\xe9 \\x80 5"));
            QVERIFY(planning.import());
        }
        Planning again;
        QVERIFY(again.look({write("western2.csv", text)}));
        QCOMPARE(again.part<QComboBox>("encoding")->currentData().toString(), QStringLiteral("utf-8"));
        QCOMPARE(noteOf(again), std::string("caf\\xe9 \\x80 5"));
    }

    void anArchiveShowsItsFilesAndEachBecomesALog()
    {
        Planning planning;
        QVERIFY(planning.look({QString::fromStdString(test::dataFile("import/two_logs.zip").string())}));
        const FileList &list = planning.dialog.planPage().list();
        QCOMPARE(list.model()->index(0, 0).data().toString(), QStringLiteral("A log for each file of the archive"));
        QCOMPARE(list.model()->index(1, 0).data(StateTextRole).toString(),
                 QStringLiteral("3 files: logs/flows.csv, logs/audit.jsonl, logs/empty.csv"));
        const auto labels = planning.dialog.findChildren<ElidedLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const ElidedLabel *label) {
            return label->text().startsWith(QLatin1String("logs/flows.csv in two_logs.zip, one of 3"));
        }));
        QVERIFY(planning.import());
        QCOMPARE(planning.bench.openCase.logs().size(), 2U);
        QCOMPARE(planning.eventsInCase(), 3U);
        QVERIFY2(planning.dialog.reportPage().summary().contains(QLatin1String("3 events from 2 files")),
                 qPrintable(planning.dialog.reportPage().summary()));
        QVERIFY(planning.dialog.reportPage().summary().contains(QLatin1String("1 files not imported")));
    }

    void unreadableFilesTellWhyAndDoNotStopTheOthers()
    {
        Planning planning;
        QVERIFY(planning.look({write("empty.csv", ""), write("good.csv", "Time,Account\n2024-01-01 10:00:00,ann\n")}));
        const PlannedFile &bad = planning.plan().files().front();
        QCOMPARE(bad.state, PlannedFile::State::Unreadable);
        QVERIFY(!bad.problem.isEmpty());
        QVERIFY(!bad.wanted);
        QVERIFY(planning.import());
        QCOMPARE(planning.eventsInCase(), 1U);
    }

    void cancelKeepsNothing()
    {
        QByteArray text("Time,Account\n");
        for (int i = 0; i < 200'000; ++i)
            text += "2024-01-01 10:00:00,account" + QByteArray::number(i) + '\n';
        Planning planning;
        QVERIFY(planning.look({write("long.csv", text)}));
        QTRY_VERIFY(planning.part<QPushButton>("import")->isEnabled());
        planning.part<QPushButton>("import")->click();
        QCOMPARE(planning.dialog.page(), ImportDialog::Progress);
        QTest::keyClick(&planning.dialog, Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(planning.dialog.page(), ImportDialog::Report, 20'000);
        QTRY_VERIFY(planning.bench.jobs.isIdle());
        QVERIFY(!planning.bench.openCase.isOpen());
        QVERIFY(planning.dialog.isVisible()); // it says how it ended
        const QDir cases(CaseLoader::dataFolder() + QStringLiteral("/cases"));
        QVERIFY(cases.entryList({QStringLiteral("long*")}).isEmpty());
    }

    void aLogIsAnsweredForGivenRolesAndImportedWithTheKeyboardAlone()
    {
        Planning planning;
        QVERIFY(planning.look({write("typed.csv", "Time,Who\n03/05/2024 10:00:00,ann\n04/05/2024 11:00:00,ben\n")}));
        planning.dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&planning.dialog));
        QSignalSpy settled(&planning.dialog.planPage().survey(), &ImportSurvey::settled);
        QVERIFY(planning.tabTo("dayFirst"));
        planning.press(Qt::Key_Space);
        QVERIFY(planning.settle(settled));
        for (const char *part : {"logName", "format", "encoding", "delimiter", "dateOrder", "zone"})
            QVERIFY2(planning.tabTo(part), part);
        QVERIFY(planning.tabTo("preview"));
        QTest::keyClick(planning.part<QTableView>("preview"), Qt::Key_Right);
        QTest::keyClick(planning.part<QTableView>("preview"), Qt::Key_R);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (int i = 0; i < 12 && (!menu->activeAction() || menu->activeAction()->text() != QLatin1String("user")); ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        settled.clear();
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(planning.settle(settled));
        QCOMPARE(planning.roleOf("Who"), Role::User);
        QTRY_VERIFY(planning.part<QPushButton>("import")->isEnabled());
        QVERIFY(planning.tabTo("import"));
        planning.press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(planning.dialog.page(), ImportDialog::Report, 20'000);
        QTRY_VERIFY(planning.bench.jobs.isIdle());
        QCOMPARE(planning.eventsInCase(), 2U);
        QTest::keyClick(&planning.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!planning.dialog.isVisible());
    }

    void theFileListIsWorkedWithTheKeyboard()
    {
        write("keys/a.csv", "Time,Account\n2024-01-01 10:00:00,ann\n");
        write("keys/b.csv", "Time,Account\n2024-01-02 10:00:00,ben\n");
        Planning planning;
        QVERIFY(planning.look({m_home.filePath(QStringLiteral("keys"))}));
        FileList &list = planning.dialog.planPage().list();
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Space);
        QCOMPARE(planning.plan().wantedCount(), 1);
        QTest::keyClick(&list, Qt::Key_Delete);
        QCOMPARE(planning.plan().files().size(), 1U);
        QVERIFY(planning.plan().files().front().path.endsWith(QLatin1String("b.csv")));
    }
};

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
