// Columns change places, hide, freeze, and come back as they were left.
#include "ui/state/column_layout.h"

#include <QSettings>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

std::vector<std::size_t> orderOf(const ColumnLayout &layout)
{
    std::vector<std::size_t> columns;
    for (const ColumnPlace &place : layout.places)
        columns.push_back(place.column);
    return columns;
}

using Columns = std::vector<std::size_t>;

const std::vector<ColumnSpec> kColumns = {{"Time", ColumnType::Time, Role::Time},
                                          {"User", ColumnType::Text, Role::User},
                                          {"Bytes", ColumnType::Integer, Role::Bytes}};

} // namespace

class TestColumnLayout : public QObject
{
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("columns"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void aMovedColumnTakesItsPlace()
    {
        const ColumnLayout first = firstLayout(4);
        QCOMPARE(orderOf(withMoved(first, 0, 2)), (Columns{1, 2, 0, 3}));
        QCOMPARE(orderOf(withMoved(first, 3, 0)), (Columns{3, 0, 1, 2}));
        QCOMPARE(orderOf(withMoved(first, 1, 99)), (Columns{0, 2, 3, 1}));
    }

    void aColumnMovedAcrossTheFrozenOnesJoinsOrLeavesThem()
    {
        const ColumnLayout layout = withFrozenUpTo(firstLayout(4), 1);
        QCOMPARE(layout.frozen, 2U);
        QVERIFY(withMoved(layout, 3, 1).isFrozen(3));
        QCOMPARE(withMoved(layout, 3, 1).frozen, 3U);
        QVERIFY(!withMoved(layout, 0, 2).isFrozen(0));
        QCOMPARE(withMoved(layout, 0, 2).frozen, 1U);
        QCOMPARE(withMoved(layout, 0, 1).frozen, 2U);
    }

    void oneColumnAlwaysStays()
    {
        ColumnLayout layout = withShown(firstLayout(2), 0, false);
        QCOMPARE(layout.shownColumns(), Columns{1});
        layout = withShown(layout, 1, false);
        QCOMPARE(layout.shownColumns(), Columns{1});
        QCOMPARE(withShown(layout, 0, true).shownColumns(), (Columns{0, 1}));
    }

    void logsOfTheSameColumnsShareTheirLayout()
    {
        ColumnLayout layout = withFrozenUpTo(withMoved(firstLayout(3), 2, 0), 2);
        layout.at(1).shown = false;
        layout.at(0).width = 333;
        rememberLayout(kColumns, layout);
        QCOMPARE(rememberedLayout(kColumns), layout);
        std::vector<ColumnSpec> others = kColumns;
        others[1].name = "Account";
        QCOMPARE(rememberedLayout(others), firstLayout(3));
        rememberLayout(kColumns, firstLayout(3));
        QVERIFY(QSettings().value(QStringLiteral("eventColumns/shapes")).toStringList().isEmpty());
    }

    void whatIsNoLayoutIsNotTaken()
    {
        const ColumnLayout layout = withShown(firstLayout(2), 0, false);
        QCOMPARE(layoutFromText(layoutText(layout), 2), std::optional(layout));
        for (const char *text : {"", "x", "0 0:0:1", "0 0:0:1 0:0:1", "0 0:0:1 2:0:1", "3 0:0:1 1:0:1", "0 0:0:0 1:0:0",
                                 "0 0:0 1:0:1", "0 0:0:1 1:y:1"})
            QVERIFY2(!layoutFromText(QString::fromLatin1(text), 2), text);
    }
};

QTEST_GUILESS_MAIN(TestColumnLayout)
#include "tst_column_layout.moc"
