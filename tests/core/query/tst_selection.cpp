#include "core/query/selection.h"
#include "core/query/text_fold.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

const std::vector<ColumnSpec> kColumns = {
    {"Time", ColumnType::Time, Role::Time},
    {"User", ColumnType::Text, Role::User},
    {"Bytes", ColumnType::Integer, Role::Bytes},
    {"Ratio", ColumnType::Real, Role::None},
    {"Command Line", ColumnType::Text, Role::CommandLine},
};
const test::TextRows kRows = {
    {"2020-07-10T00:00:00Z", "alice", "10", "0.5", "cmd.exe /c DIR"},
    {"2020-07-10T01:00:00Z", "Bob", "9", "1.5", "powershell -enc"},
    {"2020-07-10T02:00:00Z", "", "", "", ""},
    {"", "alice", "100", "-2", "CMD.EXE"},
    {"2020-07-10T03:00:00Z", "ÄRGER", "9007199254740993", "1e300", "Москва"},
};

using Rows = std::vector<EventRow>;

} // namespace

class SelectionTest : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case{kColumns, kRows};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

    Rows where(const std::string &condition) const
    {
        Selection selection;
        selection.conditions = {parseCondition(condition)};
        return selectRows(*m_events, selection).rows;
    }

private Q_SLOTS:
    void conditionsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *text, const char *column, const char *symbol, const char *value) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(column) << QString::fromUtf8(symbol)
                                << QString::fromUtf8(value);
        };
        row("A = b", "A", "=", "b");
        row("Command Line ~ a = b", "Command Line", "~", "a = b");
        row("A !~ \"\"", "A", "!~", "");
        row("A >=", "A", ">=", "");
        row("A <= 5", "A", "<=", "5");
        row("a=b != c<d", "a=b", "!=", "c<d");
        row("A = \" x \"", "A", "=", " x ");
        row("A = \"\"quoted\"\"", "A", "=", "\"quoted\"");
        row("A = \"half", "A", "=", "\"half");
    }
    void conditionsAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, column);
        QFETCH(QString, symbol);
        QFETCH(QString, value);
        const Condition condition = parseCondition(text.toStdString());
        QCOMPARE(QString::fromStdString(condition.column), column);
        QCOMPARE(QString::fromUtf8(operatorSymbol(condition.op).data()).left(symbol.size()), symbol);
        QCOMPARE(QString::fromStdString(condition.value), value);
        QVERIFY(parseCondition(formatCondition(condition)) == condition);
    }

    void aConditionWithoutOperatorOrColumnIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(parseCondition("A=b"), Error);
        QVERIFY_EXCEPTION_THROWN(parseCondition(""), Error);
        QVERIFY_EXCEPTION_THROWN(parseCondition(" = b"), Error);
        QVERIFY_EXCEPTION_THROWN(parseCondition("A == b"), Error);
    }

    void everythingIsSelectedWithoutAList()
    {
        const RowSet rows = selectRows(*m_events, {});
        QVERIFY(rows.everything);
        QCOMPARE(rows.size(), std::size_t(5));
        QVERIFY(rows.rows.empty());
    }

    void textComparesExactly()
    {
        QCOMPARE(where("User = alice"), (Rows{0, 3}));
        QCOMPARE(where("User = ALICE"), Rows{});
        QCOMPARE(where("User != alice"), (Rows{1, 2, 4}));
        QCOMPARE(where("User = \"\""), Rows{2});
        QCOMPARE(where("User < alice"), Rows{1}); // bytes: B before a; a missing value has no order
    }

    void containsIgnoresCaseOfSeveralScripts()
    {
        QCOMPARE(where("Command Line ~ cmd.exe"), (Rows{0, 3}));
        QCOMPARE(where("Command Line !~ cmd.exe"), (Rows{1, 2, 4}));
        QCOMPARE(where("User ~ ärger"), Rows{4});
        QCOMPARE(where("Command Line ~ МОСКВА"), Rows{4});
        QCOMPARE(foldedCase("ΑΏÀ×Þ ЀЯ İß"), std::string("αώà×þ ѐя İß"));
    }

    void numbersCompareAsNumbers()
    {
        QCOMPARE(where("Bytes > 9"), (Rows{0, 3, 4}));
        QCOMPARE(where("Bytes <= 9.5"), Rows{1});
        QCOMPARE(where("Bytes = 9007199254740993"), Rows{4});
        QCOMPARE(where("Bytes = 9007199254740992"), Rows{});
        QCOMPARE(where("Bytes != 10"), (Rows{1, 2, 3, 4}));
        QCOMPARE(where("Bytes = \"\""), Rows{2});
        QCOMPARE(where("Bytes ~ 10"), (Rows{0, 3}));
        QCOMPARE(where("Ratio < 1"), (Rows{0, 3}));
        QCOMPARE(where("Ratio = 1.50"), Rows{1});
        QCOMPARE(where("Ratio != 1.5"), (Rows{0, 2, 3, 4}));
    }

    void timesCompareAsTimes()
    {
        QCOMPARE(where("Time = 2020-07-10"), Rows{0});
        QCOMPARE(where("Time >= 2020-07-10T04:00:00+02:00"), (Rows{2, 4}));
        QCOMPARE(where("Time ~ T01:"), Rows{1});
        QCOMPARE(where("Time = \"\""), Rows{3});
    }

    void anOrderNeedsAValueOfTheColumnsKind()
    {
        QVERIFY_EXCEPTION_THROWN(where("Bytes > many"), Error);
        QVERIFY_EXCEPTION_THROWN(where("Time < yesterday"), Error);
    }

    void timesAreHalfOpenAndConditionsAllHold()
    {
        Selection selection;
        selection.from = parseIsoTime("2020-07-10T00:00:00Z");
        selection.to = parseIsoTime("2020-07-10T03:00:00Z");
        QCOMPARE(selectRows(*m_events, selection).rows, (Rows{0, 1, 2}));
        selection.conditions = {parseCondition("User != Bob"), parseCondition("Bytes = 10")};
        QCOMPARE(selectRows(*m_events, selection).rows, Rows{0});
        selection = {};
        selection.to = parseIsoTime("2021-01-01");
        QCOMPARE(selectRows(*m_events, selection).rows, (Rows{0, 1, 2, 4}));
    }

    void eventsChosenByHandHoldWithAllElse()
    {
        Selection selection;
        selection.chosen = {
            std::make_shared<const ChosenRows>(ChosenRows{"some", {0, 2, 4, 4'000'000'000}, false})}; // one is not there
        QCOMPARE(selectRows(*m_events, selection).rows, (Rows{0, 2, 4}));
        selection.chosen.push_back(std::make_shared<const ChosenRows>(ChosenRows{"not these", {0, 1}, true}));
        QCOMPARE(selectRows(*m_events, selection).rows, (Rows{2, 4}));
        selection.to = parseIsoTime("2020-07-10T03:00:00Z");
        QCOMPARE(selectRows(*m_events, selection).rows, Rows{2});
        QVERIFY(!selection.isEverything());
    }

    void anUnknownColumnIsNamedWithThoseThereAre()
    {
        try {
            where("Nowhere = 1");
            QFAIL("no error");
        } catch (const Error &error) {
            QVERIFY(std::string(error.what()).find("Nowhere") != std::string::npos);
            QVERIFY(std::string(error.what()).find("Command Line") != std::string::npos);
        }
        QCOMPARE(where("user = Bob"), Rows{1}); // names ignore case where that leaves one
    }

    void aStopRequestIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        WorkContext context;
        context.stop = stop.get_token();
        Selection selection;
        selection.conditions = {parseCondition("User = alice")};
        QVERIFY_EXCEPTION_THROWN(selectRows(*m_events, selection, context), Cancelled);
    }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "tst_selection.moc"
