// What is typed over a column means what it means on the command line.
#include "ui/views/events/filter_cell.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;
using query::Operator;

namespace
{
const ColumnSpec kText = {"Command = Line", ColumnType::Text, Role::CommandLine};
const ColumnSpec kNumber = {"Bytes", ColumnType::Integer, Role::Bytes};
const ColumnSpec kTime = {"Time", ColumnType::Time, Role::Time};
} // namespace

class TestFilterCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedTextBecomesACondition_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *text, Operator op, const char *value, const char *shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(op) << QString::fromUtf8(value)
                                << QString::fromUtf8(shown);
        };
        row("cmd.exe", Operator::Contains, "cmd.exe", "cmd.exe");
        row("  cmd  ", Operator::Contains, "cmd", "cmd");
        row("~cmd", Operator::Contains, "cmd", "cmd");
        row("!~ cmd", Operator::NotContains, "cmd", "!~ cmd");
        row("=cmd.exe", Operator::Equal, "cmd.exe", "= cmd.exe");
        row("!=x", Operator::NotEqual, "x", "!= x");
        row("=", Operator::Equal, "", "= \"\"");
        row("!=", Operator::NotEqual, "", "!= \"\"");
        row("<= m", Operator::LessOrEqual, "m", "<= m");
        row(">m", Operator::Greater, "m", "> m");
        row("~ =5", Operator::Contains, "=5", "~ =5");
        row("= \" x \"", Operator::Equal, " x ", "= \" x \"");
        row("a ~ b", Operator::Contains, "a ~ b", "a ~ b");
    }
    void typedTextBecomesACondition()
    {
        QFETCH(QString, text);
        QFETCH(int, op);
        QFETCH(QString, value);
        QFETCH(QString, shown);
        const CellCondition cell = cellCondition(text, kText);
        QVERIFY(cell.condition);
        QCOMPARE(cell.condition->column, kText.name);
        QCOMPARE(static_cast<int>(cell.condition->op), op);
        QCOMPARE(QString::fromStdString(cell.condition->value), value);
        QCOMPARE(cellConditionText(*cell.condition, kText), shown);
        QCOMPARE(cellCondition(shown, kText).condition, cell.condition);
    }

    void aNumberAloneIsToBeEqual()
    {
        QCOMPARE(cellCondition(QStringLiteral("5"), kNumber).condition->op, Operator::Equal);
        QCOMPARE(cellCondition(QStringLiteral("~5"), kNumber).condition->op, Operator::Contains);
    }

    void whatCannotBeComparedIsToldNotApplied()
    {
        for (const auto &[text, column] : {std::pair("> abc", kNumber), std::pair(">", kNumber),
                                           std::pair("<= soon", kTime), std::pair(">=", kText)}) {
            const CellCondition cell = cellCondition(QString::fromLatin1(text), column);
            QVERIFY2(!cell.condition && !cell.problem.isEmpty(), text);
        }
        QVERIFY(cellCondition(QStringLiteral(">= 2024-03-19T02:00:00Z"), kTime).condition);
        const CellCondition nothing = cellCondition(QStringLiteral("  "), kNumber);
        QVERIFY(!nothing.condition && nothing.problem.isEmpty());
    }

    void anotherOperatorKeepsTheValue()
    {
        QCOMPARE(withOperator(QStringLiteral("cmd"), Operator::NotEqual, kText), QStringLiteral("!= cmd"));
        QCOMPARE(withOperator(QStringLiteral("!= cmd"), Operator::Contains, kText), QStringLiteral("cmd"));
        QCOMPARE(withOperator(QStringLiteral(">=5"), Operator::Less, kNumber), QStringLiteral("< 5"));
        QCOMPARE(withOperator({}, Operator::Greater, kNumber), QStringLiteral("> "));
    }
};

QTEST_GUILESS_MAIN(TestFilterCell)
#include "tst_filter_cell.moc"
