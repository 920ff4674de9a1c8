#include "core/query/process_tree.h"
#include "tests/core/result/small_case.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::query;
using anomalyst::test::SmallCase;
using anomalyst::test::TextRows;

class ProcessTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProcessIdOfA4688EventIsTheParents();
    void anIdThatIsUsedAgainDoesNotMixTwoProcesses();
    void sameIdsOfTwoHostsStayApart();
    void sysmonIsJoinedByGuid();
    void aProcessOfAuditdHasManyEvents();
    void aProcessIsNeverItsOwnParent();
    void collapsingKeepsTheWayToWhatIsRare();
    void aLogWithoutProcessesIsToldWhatItNeeds();
};

namespace
{

ProcessTree treeOf(const SmallCase &logCase)
{
    const auto events = logCase.events();
    RowSet rows;
    rows.total = events->size();
    return makeProcessTree(*events, rows, findProcessColumns(events->log()));
}

// "a" at the root, "a>b" below it.
std::string pathOf(const ProcessTree &tree, std::size_t node)
{
    const ProcessNode &process = tree.nodes[node];
    return process.parent == ProcessNode::kNone ? process.name : pathOf(tree, process.parent) + ">" + process.name;
}

// One an event, "-" where it is of no process.
std::vector<std::string> pathsOfEvents(const ProcessTree &tree)
{
    std::vector<std::string> paths;
    for (const std::size_t node : tree.nodeOf)
        paths.push_back(node == ProcessNode::kNone ? "-" : pathOf(tree, node));
    return paths;
}

const std::vector<ColumnSpec> k4688 = {
    {"TimeCreated", ColumnType::Time, Role::Time},  {"Computer", ColumnType::Text, Role::Host},
    {"NewProcessId", ColumnType::Text, Role::None}, {"NewProcessName", ColumnType::Text, Role::Process},
    {"ProcessId", ColumnType::Text, Role::None},    {"ParentProcessName", ColumnType::Text, Role::None}};
using Paths = std::vector<std::string>;

} // namespace

void ProcessTreeTest::theProcessIdOfA4688EventIsTheParents()
{
    // The child stands before its parent in the file: time decides.
    const SmallCase logCase(k4688, {{"2020-07-10T10:00:02Z", "H", "0x20", "cmd", "0x10", "explorer"},
                                    {"2020-07-10T10:00:01Z", "H", "0x10", "explorer", "0x4", "userinit"},
                                    {"2020-07-10T10:00:03Z", "H", "48", "whoami", "32", "cmd"}});
    const ProcessTree tree = treeOf(logCase);
    QCOMPARE(pathsOfEvents(tree),
             (Paths{"userinit>explorer>cmd", "userinit>explorer", "userinit>explorer>cmd>whoami"}));
    QCOMPARE(tree.nodes.size(), std::size_t(4));
    QVERIFY(!tree.nodes[0].row);
    QCOMPARE(tree.nodes[3].depth, 3U);
}

void ProcessTreeTest::anIdThatIsUsedAgainDoesNotMixTwoProcesses()
{
    const SmallCase logCase(k4688, {{"2020-07-10T10:00:01Z", "H", "0x10", "first", "0x4", "services"},
                                    {"2020-07-10T10:00:02Z", "H", "0x20", "child", "0x10", "first"},
                                    {"2020-07-10T10:00:03Z", "H", "0x10", "second", "0x4", "services"},
                                    {"2020-07-10T10:00:04Z", "H", "0x30", "child", "0x10", "second"}});
    QCOMPARE(pathsOfEvents(treeOf(logCase)),
             (Paths{"services>first", "services>first>child", "services>second", "services>second>child"}));
}

void ProcessTreeTest::sameIdsOfTwoHostsStayApart()
{
    const SmallCase logCase(k4688, {{"2020-07-10T10:00:01Z", "A", "0x10", "onA", "", ""},
                                    {"2020-07-10T10:00:02Z", "B", "0x10", "onB", "", ""},
                                    {"2020-07-10T10:00:03Z", "A", "0x20", "child", "0x10", ""},
                                    {"2020-07-10T10:00:04Z", "B", "0x20", "child", "0x10", ""}});
    QCOMPARE(pathsOfEvents(treeOf(logCase)), (Paths{"onA", "onB", "onA>child", "onB>child"}));
}

void ProcessTreeTest::sysmonIsJoinedByGuid()
{
    const SmallCase logCase({{"UtcTime", ColumnType::Time, Role::Time},
                             {"EventID", ColumnType::Integer, Role::None},
                             {"ProcessGuid", ColumnType::Text, Role::None},
                             {"ProcessId", ColumnType::Integer, Role::None},
                             {"Image", ColumnType::Text, Role::Process},
                             {"ParentProcessGuid", ColumnType::Text, Role::None},
                             {"ParentProcessId", ColumnType::Integer, Role::None},
                             {"ParentImage", ColumnType::Text, Role::None}},
                            {{"2020-07-10T10:00:01Z", "1", "{a}", "7", "word", "{x}", "4", "explorer"},
                             {"2020-07-10T10:00:02Z", "1", "{b}", "7", "other", "{x}", "4", "explorer"},
                             {"2020-07-10T10:00:03Z", "1", "{c}", "9", "powershell", "{a}", "7", "word"},
                             {"2020-07-10T10:00:04Z", "3", "{c}", "9", "powershell", "", "", ""},
                             {"2020-07-10T10:00:05Z", "3", "{d}", "12", "stranger", "", "", ""}});
    const ProcessTree tree = treeOf(logCase);
    QCOMPARE(pathsOfEvents(tree),
             (Paths{"explorer>word", "explorer>other", "explorer>word>powershell", "explorer>word>powershell", "-"}));
    QCOMPARE(tree.nodes[tree.nodeOf[2]].events, 2U);
}

void ProcessTreeTest::aProcessOfAuditdHasManyEvents()
{
    const SmallCase logCase({{"time", ColumnType::Time, Role::Time},
                             {"pid", ColumnType::Integer, Role::None},
                             {"ppid", ColumnType::Integer, Role::None},
                             {"exe", ColumnType::Text, Role::Process}},
                            {{"2020-07-10T10:00:01Z", "10", "1", "/bin/bash"},
                             {"2020-07-10T10:00:02Z", "11", "10", "/usr/bin/id"},
                             {"2020-07-10T10:00:03Z", "11", "10", "/usr/bin/id"},
                             {"2020-07-10T10:00:04Z", "11", "1", "/usr/bin/other"}});
    const ProcessTree tree = treeOf(logCase);
    QCOMPARE(pathsOfEvents(tree),
             (Paths{">/bin/bash", ">/bin/bash>/usr/bin/id", ">/bin/bash>/usr/bin/id", ">/usr/bin/other"}));
    QCOMPARE(tree.nodes[tree.nodeOf[1]].events, 2U);
}

void ProcessTreeTest::aProcessIsNeverItsOwnParent()
{
    const SmallCase logCase(k4688, {{"2020-07-10T10:00:01Z", "H", "0x10", "one", "0x10", "before"},
                                    {"", "H", "0x20", "timeless", "0x10", ""}});
    QCOMPARE(pathsOfEvents(treeOf(logCase)), (Paths{"before>one", "before>one>timeless"}));
}

void ProcessTreeTest::collapsingKeepsTheWayToWhatIsRare()
{
    ProcessTree tree;
    for (const std::size_t parent : {ProcessNode::kNone, std::size_t(0), std::size_t(1), std::size_t(0)}) {
        ProcessNode node;
        node.parent = parent;
        tree.nodes.push_back(node);
    }
    const std::vector<double> rarity = {0.1, 0.1, 1.0, 0.2};
    QCOMPARE(leadsToRare(tree, rarity, 0.5), (std::vector<bool>{true, true, true, false}));
    QCOMPARE(leadsToRare(tree, rarity, 2), std::vector<bool>(4));
}

void ProcessTreeTest::aLogWithoutProcessesIsToldWhatItNeeds()
{
    const SmallCase logCase({{"word", ColumnType::Text, Role::None}}, {{"x"}});
    try {
        treeOf(logCase);
        QFAIL("a tree without processes");
    } catch (const Error &error) {
        QVERIFY(QByteArray(error.what()).contains("ParentProcessId"));
    }
}

QTEST_GUILESS_MAIN(ProcessTreeTest)
#include "tst_process_tree.moc"
