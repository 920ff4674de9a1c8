// The chips of the filters and the small window in which one is made, driven with mouse and keyboard.
#include "ui/models/display_zone.h"
#include "ui/state/workbench.h"
#include "ui/views/filters/chip_button.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/filters/filter_editor.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

store::LogInfo smallLog()
{
    store::LogInfo log;
    log.id = {1};
    log.name = "audit";
    log.columns = {{"Time", ColumnType::Time, Role::Time}, {"User", ColumnType::Text, Role::User}};
    return log;
}

QAction *actionNamed(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class FilterBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { ZoneSwitch::of(qApp).setZone("UTC"); }

    void eventsChosenByHandAreAChipThatCanBeTurnedRound()
    {
        Workbench workbench;
        FilterBar bar(workbench);
        bar.resize(900, 40);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        workbench.filters.addChosen({}, QStringLiteral("Chosen on the map"), {7, 3, 3, 5});
        QCOMPARE(workbench.filters.filters().front().chosen->rows, (std::vector<EventRow>{3, 5, 7}));
        QCOMPARE(bar.chipTexts(), QStringList{QStringLiteral("Chosen on the map (3 events)")});

        auto *chip = bar.findChild<ChipButton *>();
        QVERIFY(chip);
        chip->click(); // there is nothing to edit: its menu
        auto *menu = bar.findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(!actionNamed(*menu, QStringLiteral("Edit…")));
        actionNamed(*menu, QStringLiteral("Negate"))->trigger();
        menu->close();
        QCOMPARE(bar.chipTexts(), QStringList{QStringLiteral("without: Chosen on the map (3 events)")});
        const query::Selection selection = workbench.filters.selectionFor({});
        QCOMPARE(selection.chosen.size(), 1U);
        QVERIFY(selection.chosen.front()->isExcluded);
        QVERIFY(selection.conditions.empty());
        workbench.filters.undo();
        QVERIFY(!workbench.filters.filters().front().chosen->isExcluded);
        workbench.filters.undo();
        QVERIFY(bar.chipTexts().empty());
    }

    void aTimeIsTypedAndShownInTheZoneOfTheTables()
    {
        ZoneSwitch::of(qApp).setZone("Europe/Berlin");
        auto *editor = new FilterEditor(
            smallLog(), {.column = "Time", .op = query::Operator::GreaterOrEqual, .value = "2024-07-01T10:00:00Z"});
        QSignalSpy accepted(editor, &FilterEditor::accepted);
        auto *value = editor->findChild<QLineEdit *>();
        QVERIFY2(value->text().startsWith(QStringLiteral("2024-07-01 12:00")), qPrintable(value->text()));
        QVERIFY(value->placeholderText().contains(QStringLiteral("Europe/Berlin")));
        value->setText(QStringLiteral("2024-07-01 14:30"));
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        const auto condition = accepted.front().front().value<query::Condition>();
        QCOMPARE(parseIsoTime(condition.value), parseIsoTime("2024-07-01T12:30:00Z"));
    }

    void textIsTakenAsItIsTyped()
    {
        ZoneSwitch::of(qApp).setZone("Europe/Berlin");
        auto *editor =
            new FilterEditor(smallLog(), {.column = "User", .op = query::Operator::Equal, .value = "2024-07-01 10:00"});
        QSignalSpy accepted(editor, &FilterEditor::accepted);
        QTest::keyClick(editor->findChild<QLineEdit *>(), Qt::Key_Return);
        QCOMPARE(accepted.front().front().value<query::Condition>().value, std::string("2024-07-01 10:00"));
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filter_bar.moc"
