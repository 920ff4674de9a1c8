// The events view over a small log, driven with mouse and keyboard.
#include "tests/core/result/small_case.h"
#include "ui/models/display_zone.h"
#include "ui/models/events_model.h"
#include "ui/views/events/column_chooser.h"
#include "ui/views/events/event_finding.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/events_view.h"
#include "ui/views/events/filter_field.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

enum Column { Time, User, Bytes, Command };

const std::vector<ColumnSpec> kColumns = {{"Time", ColumnType::Time, Role::Time},
                                          {"User", ColumnType::Text, Role::User},
                                          {"Bytes", ColumnType::Integer, Role::Bytes},
                                          {"Command", ColumnType::Text, Role::CommandLine}};

// 600 events: users a, b, c in turn; bytes fall from 600; every 100th command is "whoami".
test::TextRows someRows()
{
    test::TextRows rows;
    for (int i = 0; i < 600; ++i)
        rows.push_back({formatTime(1'710'000'000'000'000 + i * 60'000'000LL),
                        std::string(1, static_cast<char>('a' + i % 3)), std::to_string(600 - i),
                        i % 100 == 50 ? "cmd /c WhoAmI" : "run\t" + std::to_string(i)});
    return rows;
}

} // namespace

class TestEventsView : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<test::SmallCase> m_case;

    struct Opened {
        Workbench workbench;
        EventsView view{workbench};

        explicit Opened(const std::filesystem::path &path)
        {
            view.resize(1000, 600);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            workbench.openCase.setContents(readCase(path));
            QVERIFY(settle());
        }
        bool settle()
        {
            return QTest::qWaitFor([this] { return workbench.listed.isSettled() && workbench.jobs.isIdle(); },
                                   20'000) &&
                   QTest::qWaitFor([this] { return view.model().rowCount() == 0 || view.model().event(0); }, 20'000);
        }
        QString cell(int row, int column) { return view.model().index(row, column).data().toString(); }
        FilterField *field(int column)
        {
            return static_cast<FilterField *>(view.grid().headerOf(static_cast<std::size_t>(column)).field(column));
        }
        void type(int column, const QString &text)
        {
            field(column)->setFocus();
            field(column)->selectAll();
            QTest::keyClicks(field(column), text);
            QTest::keyClick(field(column), Qt::Key_Return);
        }
        void clickTitle(int column, Qt::KeyboardModifiers modifiers = {})
        {
            FilterHeader &header = view.grid().headerOf(static_cast<std::size_t>(column));
            QTest::mouseClick(header.viewport(), Qt::LeftButton, modifiers,
                              QPoint(header.sectionViewportPosition(column) + 40, 12));
        }
        void arrange(const ColumnLayout &layout)
        {
            view.grid().arrange(layout);
            Q_EMIT view.grid().arranged();
        }
        QString copied(int action)
        {
            QApplication::clipboard()->clear();
            view.table().actions().at(action)->trigger();
            return QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); }, 10'000)
                       ? QApplication::clipboard()->text()
                       : QString();
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("events"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        m_case = std::make_unique<test::SmallCase>(kColumns, someRows());
    }
    void init() { QSettings().clear(); }

    void aClickOnATitleSortsTwiceAndThenNoMore()
    {
        Opened opened(m_case->path());
        opened.clickTitle(Bytes);
        QVERIFY(opened.settle());
        QCOMPARE(opened.cell(0, Bytes), QStringLiteral("1"));
        QCOMPARE(opened.view.model().headerData(Bytes, Qt::Horizontal, SortOrderRole).toInt(), int(Qt::AscendingOrder));
        opened.clickTitle(Bytes);
        QVERIFY(opened.settle());
        QCOMPARE(opened.cell(0, Bytes), QStringLiteral("600"));
        opened.clickTitle(Bytes);
        QVERIFY(opened.settle());
        QVERIFY(opened.workbench.listed.order().empty());
        QVERIFY(!opened.view.model().headerData(Bytes, Qt::Horizontal, SortOrderRole).isValid());
    }

    void aClickWithShiftSortsWithinEqualOnes()
    {
        Opened opened(m_case->path());
        opened.clickTitle(User);
        QVERIFY(opened.settle());
        opened.clickTitle(Bytes, Qt::ShiftModifier);
        QVERIFY(opened.settle());
        QCOMPARE(opened.cell(0, User), QStringLiteral("a"));
        QCOMPARE(opened.cell(0, Bytes), QStringLiteral("3"));
        QCOMPARE(opened.view.model().headerData(Bytes, Qt::Horizontal, SortPlaceRole).toInt(), 2);
        opened.type(User, QStringLiteral("= b")); // the order stays when other events are listed
        QVERIFY(opened.settle());
        QCOMPARE(opened.cell(0, Bytes), QStringLiteral("2"));
    }

    void whatIsTypedOverAColumnFiltersAndTheChipsAgree()
    {
        Opened opened(m_case->path());
        opened.type(Bytes, QStringLiteral("<= 10"));
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 10);
        opened.type(Command, QStringLiteral("RUN"));
        opened.type(User, QStringLiteral("!= a"));
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 7);
        QCOMPARE(opened.workbench.filters.filters().size(), 3U);
        opened.workbench.filters.undo();
        QVERIFY(opened.settle());
        QVERIFY(opened.field(User)->text().isEmpty());
        opened.workbench.filters.add(
            {.log = m_case->log(), .condition = {.column = "User", .op = query::Operator::Equal, .value = "c"}});
        QCOMPARE(opened.field(User)->text(), QStringLiteral("= c"));
        opened.type(Bytes, QStringLiteral(" "));
        QTRY_COMPARE(opened.workbench.filters.filters().size(), 2U);
    }

    void whatIsListedIsKeptAsAFilter()
    {
        Opened opened(m_case->path());
        auto *keep = opened.view.findChild<QToolButton *>(QStringLiteral("keepAsFilter"));
        QVERIFY(!keep->isVisible()); // all events: nothing to keep
        opened.workbench.selection.showEvents(
            {.log = m_case->log(),
             .title = QStringLiteral("Session a"),
             .rows = std::make_shared<const std::vector<EventRow>>(std::vector<EventRow>{5, 2, 9}),
             .window = {}});
        QVERIFY(opened.settle());
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 3);
        QVERIFY(!keep->isVisible());
        QCOMPARE(opened.workbench.filters.filters().front().chosen->name, std::string("Session a"));
        opened.type(User, QStringLiteral("= c"));
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 2); // rows 5 and 2

        const TimeUs begin = 1'710'000'000'000'000;
        opened.workbench.filters.clear();
        opened.workbench.selection.showEvents({.log = m_case->log(),
                                               .title = QStringLiteral("An hour"),
                                               .rows = {},
                                               .window = TimeWindow{begin, begin + 10 * kMinuteUs}});
        QVERIFY(opened.settle());
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 10);
        QVERIFY(opened.workbench.filters.time().has_value());
    }

    void theCurrentEventStaysCurrentWhereverItIsListed()
    {
        Opened opened(m_case->path());
        opened.view.table().setCurrentIndex(opened.view.model().index(10, User));
        opened.clickTitle(Bytes); // turns the rows around
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.table().currentIndex().row(), 589);
        opened.type(Bytes, QStringLiteral("> 580"));
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.table().currentIndex().row(), 9);
        opened.type(Bytes, QStringLiteral("< 10"));
        QVERIFY(opened.settle());
        QVERIFY(!opened.view.table().currentIndex().isValid());
    }

    void anImpossibleFilterIsMarkedAndNotApplied()
    {
        Opened opened(m_case->path());
        opened.type(Bytes, QStringLiteral("> many"));
        QCOMPARE(opened.field(Bytes)->property("part").toString(), QStringLiteral("filterProblem"));
        QVERIFY(opened.workbench.filters.filters().empty());
        QTest::keyClick(opened.field(Bytes), Qt::Key_Escape);
        QVERIFY(opened.field(Bytes)->text().isEmpty());
    }

    void anOperatorCanBeChosenWithTheMouse()
    {
        Opened opened(m_case->path());
        opened.field(User)->setText(QStringLiteral("b"));
        QMenu *menu = opened.field(User)->openOperators();
        menu->actions().at(3)->trigger();
        menu->close();
        QCOMPARE(opened.field(User)->text(), QStringLiteral("!= b"));
        QTest::keyClick(opened.field(User), Qt::Key_Return);
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 400);
    }

    void frozenColumnsStandInTheirOwnHalf()
    {
        Opened opened(m_case->path());
        opened.arrange(withFrozenUpTo(firstLayout(4), User));
        DataTable &frozen = opened.view.grid().frozenTable();
        QVERIFY(frozen.isVisible());
        QVERIFY(!frozen.isColumnHidden(User) && frozen.isColumnHidden(Bytes));
        QVERIFY(opened.view.table().isColumnHidden(User) && !opened.view.table().isColumnHidden(Bytes));
        opened.view.table().verticalScrollBar()->setValue(300);
        QCOMPARE(frozen.verticalScrollBar()->value(), 300);
        QCOMPARE(frozen.rowAt(0), opened.view.table().rowAt(0));
        QTest::mouseClick(frozen.viewport(), Qt::LeftButton, {},
                          frozen.visualRect(opened.view.model().index(302, User)).center());
        QCOMPARE(opened.view.table().currentIndex().row(), 302);
        opened.view.table().setFocus();
        QTest::keyClick(&opened.view.table(), Qt::Key_Right); // out of the frozen half
        QCOMPARE(opened.view.table().currentIndex().column(), int(Bytes));
        QTest::keyClick(&opened.view.table(), Qt::Key_Left);
        QCOMPARE(opened.view.table().currentIndex().column(), int(User));
    }

    void columnsAreArrangedAndFoundAgain()
    {
        {
            Opened opened(m_case->path());
            opened.arrange(withShown(withMoved(firstLayout(4), Command, 0), Bytes, false));
            QCOMPARE(opened.view.table().horizontalHeader()->visualIndex(Command), 0);
            opened.view.table().horizontalHeader()->resizeSection(Time, 222);
        }
        Opened again(m_case->path());
        const ColumnLayout &layout = again.view.grid().columns();
        QCOMPARE(layout.shownColumns(), (std::vector<std::size_t>{Command, Time, User}));
        QCOMPARE(again.view.table().columnWidth(Time), 222);
        QVERIFY(again.view.table().isColumnHidden(Bytes));
    }

    void aDraggedTitleMovesItsColumn()
    {
        Opened opened(m_case->path());
        opened.view.table().horizontalHeader()->moveSection(User, Time);
        QCOMPARE(opened.view.grid().columns().shownColumns(), (std::vector<std::size_t>{User, Time, Bytes, Command}));
    }

    void theChooserIsDrivenWithTheKeyboard()
    {
        Opened opened(m_case->path());
        opened.view.chooseColumns();
        auto *chooser = opened.view.findChild<ColumnChooser *>();
        QVERIFY(chooser);
        auto *list = chooser->findChild<QListWidget *>();
        list->setCurrentRow(User);
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_VERIFY(opened.view.table().isColumnHidden(User));
        list->setCurrentRow(Command);
        chooser->findChild<QPushButton *>(QStringLiteral("moveUp"))->click();
        QCOMPARE(opened.view.grid().columns().shownColumns(), (std::vector<std::size_t>{Time, Command, Bytes}));
        chooser->findChild<QPushButton *>(QStringLiteral("reset"))->click();
        QCOMPARE(opened.view.grid().columns(), firstLayout(4));
    }

    void selectedRowsStaySelectedWhenTheyAreOrderedOrFiltered()
    {
        Opened opened(m_case->path());
        const auto selectedBytes = [&] {
            QStringList bytes;
            for (const QModelIndex &index : opened.view.table().selectionModel()->selectedRows(Bytes))
                bytes << index.data(ValueRole).toString();
            bytes.sort();
            return bytes;
        };
        opened.view.table().setCurrentIndex(opened.view.model().index(4, User));
        QItemSelection more(opened.view.model().index(5, 0), opened.view.model().index(6, 3));
        more.select(opened.view.model().index(9, 0), opened.view.model().index(9, 3));
        opened.view.table().selectionModel()->select(more, QItemSelectionModel::Select);
        const QStringList four = {QStringLiteral("591"), QStringLiteral("594"), QStringLiteral("595"),
                                  QStringLiteral("596")};
        QCOMPARE(selectedBytes(), four);
        opened.clickTitle(Bytes);
        QVERIFY(opened.settle());
        QTRY_COMPARE(selectedBytes(), four);
        QCOMPARE(opened.view.table().currentIndex().row(), 595);
        opened.type(User, QStringLiteral("b")); // events 4 and 7 of those near
        QVERIFY(opened.settle());
        QTRY_COMPARE(selectedBytes(), QStringList(QStringLiteral("596")));
        QCOMPARE(opened.view.table().currentIndex().data(ValueRole).toString(), QStringLiteral("b"));
    }

    void copiedRowsHaveTheColumnsThatAreShown()
    {
        Opened opened(m_case->path());
        opened.arrange(withShown(withMoved(firstLayout(4), Command, 0), Time, false));
        opened.view.table().selectionModel()->select(
            QItemSelection(opened.view.model().index(4, 0), opened.view.model().index(5, 0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(opened.copied(0), QStringLiteral("run 4\tb\t596\nrun 5\tc\t595\n"));
        QCOMPARE(opened.copied(1).section(QLatin1Char('\n'), 0, 0), QStringLiteral("Command\tUser\tBytes"));
    }

    void hitsAreGoneToOneByOne()
    {
        Opened opened(m_case->path());
        opened.view.table().setFocus();
        opened.view.openFind();
        auto *text = opened.view.findChild<QLineEdit *>(QStringLiteral("findText"));
        QVERIFY(text->isVisible());
        QTest::keyClicks(text, QStringLiteral("whoami"));
        const FoundEvents &found = opened.view.finding().found();
        QTRY_COMPARE(found.count(), 6U);
        QTRY_COMPARE(opened.view.table().currentIndex().row(), 50);
        QTRY_COMPARE(opened.view.table().currentIndex().column(), int(Command)); // where it stands
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(opened.view.table().currentIndex().row(), 150);
        opened.view.table().setFocus();
        QTest::keyClick(&opened.view.table(), Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(&opened.view.table(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(opened.view.table().currentIndex().row(), 550); // around the end
        QTest::keyClick(&opened.view.table(), Qt::Key_F3);
        QCOMPARE(opened.view.table().currentIndex().row(), 50);
        opened.clickTitle(Bytes); // turns the rows around
        QVERIFY(opened.settle());
        QTRY_VERIFY(found.places() && found.places()->front() == 49U);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible());
        QCOMPARE(found.count(), 0U);
    }

    void timesAreFoundInTheZoneThatIsShown()
    {
        Opened opened(m_case->path());
        opened.view.openFind();
        auto *text = opened.view.findChild<QLineEdit *>(QStringLiteral("findText"));
        const FoundEvents &found = opened.view.finding().found();
        const QString shown = opened.cell(0, Time);
        QTest::keyClicks(text, shown);
        QTRY_VERIFY(found.count() > 0);
        const auto places = *found.places();
        ZoneSwitch::of(qApp).setZone("Asia/Tokyo");
        QTRY_VERIFY(!found.isSearching() && found.count() == 0);
        QVERIFY(opened.cell(0, Time) != shown);
        text->selectAll();
        QTest::keyClicks(text, opened.cell(0, Time));
        QTRY_VERIFY(found.count() > 0);
        QCOMPARE(*found.places(), places);
        ZoneSwitch::of(qApp).setZone("UTC");
    }

    void aHitInAHiddenColumnDoesNotCount()
    {
        Opened opened(m_case->path());
        opened.view.openFind();
        auto *text = opened.view.findChild<QLineEdit *>(QStringLiteral("findText"));
        QTest::keyClicks(text, QStringLiteral("whoami"));
        QTRY_COMPARE(opened.view.finding().found().count(), 6U);
        opened.arrange(withShown(firstLayout(4), Command, false));
        QTRY_VERIFY(!opened.view.finding().found().isSearching());
        QCOMPARE(opened.view.finding().found().count(), 0U);
    }

    void theMenusOfCellsAndTitlesLeadToTheSame()
    {
        Opened opened(m_case->path());
        opened.view.table().setFocus();
        opened.view.table().setCurrentIndex(opened.view.model().index(1, User));
        Q_EMIT opened.view.grid().cellMenuRequested(opened.view.table().currentIndex(), QPoint(50, 50));
        QMenu *menu = opened.view.findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QMenu *columnMenu = menu->findChild<QMenu *>();
        QVERIFY(columnMenu);
        const QList<QAction *> actions = columnMenu->actions();
        const auto descending = std::ranges::find(actions, QStringLiteral("Sort descending"), &QAction::text);
        QVERIFY(descending != actions.end());
        menu->actions().front()->trigger();
        QVERIFY(opened.settle());
        QCOMPARE(opened.view.model().rowCount(), 200);
        QCOMPARE(opened.cell(0, User), QStringLiteral("b"));
        (*descending)->trigger();
        menu->close();
        QVERIFY(opened.settle());
        QVERIFY(opened.workbench.listed.order() == (std::vector<query::SortKey>{{User, true}}));
    }
};

QTEST_MAIN(TestEventsView)
#include "tst_events_view.moc"
