// The item models of the shell over a real case, each watched by QAbstractItemModelTester.

#include "tests/support/reference.h"
#include "ui/models/case_tree_model.h"
#include "ui/models/events_model.h"
#include "ui/models/rejected_model.h"
#include "ui/state/log_import.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{
constexpr auto kStrict = QAbstractItemModelTester::FailureReportingMode::Fatal;
}

class TestCaseModels : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ImportOutcome m_imported;

    const store::LogInfo &log() const { return m_imported.contents.logs.front(); }
    EventSource source(std::shared_ptr<const std::vector<EventRow>> rows = {}) const
    {
        const std::uint64_t count = rows ? rows->size() : log().events;
        return {.casePath = m_imported.contents.path, .log = log().id, .rows = std::move(rows), .count = count};
    }

private Q_SLOTS:
    void initTestCase()
    {
        ImportTally tally;
        m_imported = importLogs((m_folder.path() + QStringLiteral("/logons.anomalyst")).toStdString(),
                                {{test::dataFile("window/logons.csv")}}, tally, {});
        QCOMPARE(m_imported.files.size(), 1U);
        QCOMPARE(m_imported.files[0].events, 600U);
        QCOMPARE(m_imported.files[0].rejected, 2U);
        QCOMPARE(m_imported.files[0].rejects.size(), 1U);
        QCOMPARE(tally.events, 600U);
    }

    void eventsComePageByPage()
    {
        EventsModel model;
        QAbstractItemModelTester tester(&model, kStrict);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setEvents(source(), log().columns);
        QCOMPARE(model.rowCount(), 600);
        QCOMPARE(model.columnCount(), 5);
        const QModelIndex cell = model.index(300, 1);
        QCOMPARE(cell.data().toString(), QString(QChar(0x2026))); // not there yet
        QVERIFY(changed.wait());
        QTRY_COMPARE(cell.data().toString(), QStringLiteral("anna"));
        QCOMPARE(model.index(300, 3).data().toString(), QStringLiteral("run 300"));
        QCOMPARE(model.index(300, 4).data(ValueRole).toString(), QStringLiteral("3000"));
    }

    void timesAreShownWithoutNoise()
    {
        QCOMPARE(cellText("2024-03-19T02:14:07.000000Z", ColumnType::Time), QStringLiteral("2024-03-19 02:14:07"));
        QCOMPARE(cellText("2024-03-19T02:14:07.120000Z", ColumnType::Time), QStringLiteral("2024-03-19 02:14:07.120"));
        QCOMPARE(cellText("2024-03-19T02:14:07.120034Z", ColumnType::Time),
                 QStringLiteral("2024-03-19 02:14:07.120034"));
        QCOMPARE(cellText("Tuesday", ColumnType::Time), QStringLiteral("Tuesday"));
        QCOMPARE(cellText("2024-03-19T02:14:07.000000Z", ColumnType::Text),
                 QStringLiteral("2024-03-19T02:14:07.000000Z"));
    }

    void onlyTheGivenRowsAreListedInTheirOrder()
    {
        EventsModel model;
        QAbstractItemModelTester tester(&model, kStrict);
        model.setEvents(source(std::make_shared<const std::vector<EventRow>>(std::vector<EventRow>{599, 0, 42})),
                        log().columns);
        QCOMPARE(model.rowCount(), 3);
        QTRY_COMPARE(model.index(0, 3).data().toString(), QStringLiteral("run 599"));
        QCOMPARE(model.index(1, 3).data().toString(), QStringLiteral("run 0"));
        QCOMPARE(model.index(2, 3).data().toString(), QStringLiteral("run 42"));
    }

    void aNewSourceForgetsTheOldOne()
    {
        EventsModel model;
        QAbstractItemModelTester tester(&model, kStrict);
        model.setEvents(source(), log().columns);
        QVERIFY(model.event(0) == nullptr); // asked for, under way
        model.setEvents(source(std::make_shared<const std::vector<EventRow>>(std::vector<EventRow>{7})), log().columns);
        QTRY_COMPARE(model.index(0, 3).data().toString(), QStringLiteral("run 7"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 0);
    }

    void farPlacesArriveToo()
    {
        EventsModel model;
        model.setEvents(source(), log().columns);
        for (int row = 0; row < 600; row += 50)
            model.event(row); // a fast scroll
        QTRY_VERIFY(model.event(599) != nullptr);
        QTRY_VERIFY(model.event(0) != nullptr);
        QCOMPARE(model.event(599)->cells[3], std::string("run 599"));
    }

    void aCaseThatIsGoneIsTold()
    {
        EventsModel model;
        QSignalSpy failed(&model, &EventsModel::failed);
        EventSource missing = source();
        missing.casePath = "/nowhere/none.anomalyst";
        model.setEvents(missing, log().columns);
        model.event(0);
        QVERIFY(failed.wait());
        QCOMPARE(failed.size(), 1);
    }

    void headersTellNameZoneAndRole()
    {
        EventsModel model;
        model.setEvents(source(), log().columns);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("TimeGenerated (UTC)"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, HeaderChipRole).toString(), QStringLiteral("time"));
        QCOMPARE(model.headerData(3, Qt::Horizontal, HeaderChipRole).toString(), QStringLiteral("command line"));
        QVERIFY(model.index(0, 4).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.index(0, 0).data(FixedWidthRole).toBool());
    }

    void rejectedRowsTellTheirPlace()
    {
        store::CaseFile file = store::CaseFile::open(m_imported.contents.path, store::CaseFile::Mode::ReadOnly);
        RejectedModel model;
        QAbstractItemModelTester tester(&model, kStrict);
        model.setRows(file.rejected(0, 100));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, RejectedModel::File).data().toString(), QStringLiteral("logons.csv"));
        QCOMPARE(model.index(0, RejectedModel::Line).data().toInt(), 302);
        QVERIFY(model.index(0, RejectedModel::Reason).data().toString().startsWith(QLatin1String("FIELD_COUNT")));
        QCOMPARE(model.index(1, RejectedModel::Text).data().toString(), QStringLiteral("broken"));
    }

    void theTreeListsLogsRolesAndFiles()
    {
        CaseTreeModel model;
        QAbstractItemModelTester tester(&model, kStrict);
        QCOMPARE(model.rowCount(), 0);
        model.setCase(m_imported.contents.logs, log().id);
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex found = model.indexOfLog(log().id);
        QCOMPARE(found.data().toString(), QStringLiteral("logons"));
        QCOMPARE(found.data(CaseTreeModel::CountRole).toULongLong(), 600U);
        QCOMPARE(found.data(CaseTreeModel::RejectedRole).toULongLong(), 2U);
        const QModelIndex roles = model.index(1, 0);
        QCOMPARE(model.index(0, 0, roles).data().toString(), QStringLiteral("Time"));
        QCOMPARE(model.index(0, 0, roles).data(CaseTreeModel::NoteRole).toString(), QStringLiteral("TimeGenerated"));
        QCOMPARE(model.index(0, 0, model.index(2, 0)).data().toString(), QStringLiteral("logons.csv"));
        QVERIFY(!(model.flags(roles) & Qt::ItemIsSelectable));
        model.setCurrentLog({});
        QCOMPARE(model.rowCount(), 2); // no roles without a log
    }
};

QTEST_GUILESS_MAIN(TestCaseModels)
#include "tst_case_models.moc"
