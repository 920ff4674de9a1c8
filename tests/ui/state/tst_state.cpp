// The observed state of the window: each change is told once, each can be taken back, nothing leaves its bounds.

#include "ui/state/filter_stack.h"
#include "ui/state/listed_events.h"
#include "ui/state/recent_cases.h"
#include "ui/state/visible_time.h"
#include "ui/state/workbench.h"

#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

Filter filterOn(const char *column, const char *value, LogId log = {1})
{
    return {.log = log, .condition = {.column = column, .op = query::Operator::Equal, .value = value}};
}

std::shared_ptr<const std::vector<EventRow>> rowsOf(std::vector<EventRow> rows)
{
    return std::make_shared<const std::vector<EventRow>>(std::move(rows));
}

} // namespace

class TestState : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("state"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void filtersOfALogSelectItsEvents()
    {
        FilterStack stack;
        stack.add(filterOn("User", "anna"));
        stack.add(filterOn("Host", "ws-1", {2}));
        stack.setTime(TimeWindow{10, 20});
        const query::Selection selection = stack.selectionFor({1});
        QCOMPARE(selection.conditions.size(), 1U);
        QCOMPARE(selection.conditions[0].column, std::string("User"));
        QCOMPARE(selection.from.value(), TimeUs(10));
        QCOMPARE(selection.to.value(), TimeUs(20));
    }

    void aDisabledFilterSelectsNothing()
    {
        FilterStack stack;
        Filter filter = filterOn("User", "anna");
        filter.enabled = false;
        stack.add(filter);
        QVERIFY(stack.selectionFor({1}).isEverything());
    }

    void anEqualFilterIsNotAddedTwice()
    {
        FilterStack stack;
        QSignalSpy changed(&stack, &FilterStack::filtersChanged);
        stack.add(filterOn("User", "anna"));
        stack.add(filterOn("User", "anna"));
        QCOMPARE(stack.filters().size(), 1U);
        QCOMPARE(changed.size(), 1);
    }

    void everyChangeCanBeUndoneAndRedone()
    {
        FilterStack stack;
        stack.add(filterOn("User", "anna"));
        stack.add(filterOn("User", "ben"));
        stack.remove(0);
        stack.clear();
        QVERIFY(stack.filters().empty());
        stack.undo();
        QCOMPARE(stack.filters(), std::vector<Filter>{filterOn("User", "ben")});
        stack.undo();
        QCOMPARE(stack.filters().size(), 2U);
        stack.undo();
        stack.undo();
        QVERIFY(stack.filters().empty());
        QVERIFY(!stack.canUndo());
        stack.redo();
        QCOMPARE(stack.filters(), std::vector<Filter>{filterOn("User", "anna")});
        stack.add(filterOn("Host", "ws-1"));
        QVERIFY(!stack.canRedo());
    }

    void forgettingLeavesNothingToUndo()
    {
        FilterStack stack;
        stack.add(filterOn("User", "anna"));
        stack.forget();
        QVERIFY(stack.filters().empty());
        QVERIFY(!stack.canUndo());
    }

    void zoomingKeepsTheAnchorInItsPlace()
    {
        VisibleTime time;
        time.setFull(TimeWindow{0, 1000 * kSecondUs});
        time.zoom(0.5, 250 * kSecondUs);
        QCOMPARE(time.visible(), (TimeWindow{125 * kSecondUs, 625 * kSecondUs}));
    }

    void theVisibleWindowStaysWithinTheFullOne()
    {
        VisibleTime time;
        time.setFull(TimeWindow{0, 1000 * kSecondUs});
        time.setVisible({900 * kSecondUs, 1100 * kSecondUs});
        QCOMPARE(time.visible(), (TimeWindow{800 * kSecondUs, 1000 * kSecondUs}));
        time.pan(-5000 * kSecondUs);
        QCOMPARE(time.visible().begin, TimeUs(0));
        time.zoom(1e-12, 100 * kSecondUs);
        QCOMPARE(time.visible().length(), DurationUs(1000)); // a millisecond
        time.zoom(1e12, 100 * kSecondUs);
        QVERIFY(time.isFitted());
    }

    void anEmptyBrushIsNone()
    {
        VisibleTime time;
        QSignalSpy changed(&time, &VisibleTime::brushChanged);
        time.setBrush(TimeWindow{5, 5});
        QVERIFY(!time.brush());
        QCOMPARE(changed.size(), 0);
    }

    void rowsOfAScopeKeepTheirOrderUnderFilters()
    {
        const auto kept = keepSelected(rowsOf({7, 2, 9, 4}), {.everything = false, .total = 10, .rows = {2, 4, 7}});
        QCOMPARE(*kept, (std::vector<EventRow>{7, 2, 4}));
    }

    void everythingNeedsNoList()
    {
        QVERIFY(keepSelected(nullptr, {.everything = true, .total = 10, .rows = {}}) == nullptr);
        const auto scope = rowsOf({3, 1});
        QVERIFY(keepSelected(scope, {.everything = true, .total = 10, .rows = {}}) == scope);
        QCOMPARE(*keepSelected(nullptr, {.everything = false, .total = 10, .rows = {5}}), (std::vector<EventRow>{5}));
    }

    void rowsBeyondTheLogAreLeftOut()
    {
        const auto kept = keepSelected(rowsOf({1, 99}), {.everything = false, .total = 10, .rows = {1}});
        QCOMPARE(*kept, (std::vector<EventRow>{1}));
    }

    void withoutACaseNothingIsListed()
    {
        Workbench workbench;
        QVERIFY(workbench.listed.log() == nullptr);
        QCOMPARE(workbench.listed.count(), 0U);
        QVERIFY(workbench.listed.isSettled());
    }

    void recentCasesAreKeptNewestFirst()
    {
        {
            RecentCases recent;
            recent.add({.path = QStringLiteral("/a.anomalyst"), .bytes = 1, .events = 2, .opened = {}});
            recent.add({.path = QStringLiteral("/b.anomalyst"), .bytes = 3, .events = 4, .opened = {}});
            recent.add({.path = QStringLiteral("/a.anomalyst"), .bytes = 5, .events = 6, .opened = {}});
            QCOMPARE(recent.list().size(), 2);
        }
        RecentCases again;
        QCOMPARE(again.list().size(), 2);
        QCOMPARE(again.list()[0].path, QStringLiteral("/a.anomalyst"));
        QCOMPARE(again.list()[0].events, 6U);
        again.remove(QStringLiteral("/a.anomalyst"));
        QCOMPARE(RecentCases().list().size(), 1);
    }

    void thereAreAtMostEightRecentCases()
    {
        RecentCases recent;
        for (int i = 0; i < 20; ++i)
            recent.add({.path = QStringLiteral("/%1.anomalyst").arg(i), .bytes = 0, .events = 0, .opened = {}});
        QCOMPARE(recent.list().size(), 8);
        QCOMPARE(recent.list().front().path, QStringLiteral("/19.anomalyst"));
    }
};

QTEST_GUILESS_MAIN(TestState)
#include "tst_state.moc"
