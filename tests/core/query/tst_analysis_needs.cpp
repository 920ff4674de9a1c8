// What is promised of an analysis before an import is what the analysis then asks for.

#include "core/base/error.h"
#include "core/query/analysis_needs.h"
#include "core/query/features.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

std::vector<ColumnSpec> columnsWith(std::initializer_list<Role> roles)
{
    std::vector<ColumnSpec> columns = {{"Note", ColumnType::Text, Role::None}};
    for (const Role role : roles)
        columns.push_back({"my " + std::string(roleName(role)), ColumnType::Text, role});
    return columns;
}

std::string text(const AnalysisOutlook &outlook)
{
    return (outlook.possible ? "yes: " : "no: ") + outlook.reason;
}

} // namespace

class TestAnalysisNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRolesEachAnalysisSaysWhatItNeeds()
    {
        const auto outlook = outlookOf(columnsWith({}));
        QCOMPARE(outlook.size(), 3U);
        QCOMPARE(text(outlook[0]), std::string("no: needs a time"));
        QCOMPARE(text(outlook[1]), std::string("no: needs a command line, process, user or session"));
        QCOMPARE(text(outlook[2]), std::string("no: needs a time, an operation and a user or address"));
    }

    void withRolesEachAnalysisSaysWhatItWorksOn()
    {
        const auto outlook = outlookOf(columnsWith({Role::Time, Role::Bytes, Role::User, Role::Operation}));
        QCOMPARE(text(outlook[0]), std::string("yes: events or my bytes over my time"));
        QCOMPARE(text(outlook[1]), std::string("yes: by my user"));
        QCOMPARE(text(outlook[2]), std::string("yes: my operation of each my user"));
    }

    void anAddressServesWhereThereIsNoUser()
    {
        const auto outlook = outlookOf(columnsWith({Role::Time, Role::Address, Role::Operation}));
        QVERIFY(!outlook[1].possible);
        QVERIFY(outlook[2].possible);
    }

    void clustersArePromisedExactlyWhereThereAreFeatures()
    {
        for (const Role role : kAllRoles) {
            const std::vector<ColumnSpec> columns = columnsWith({role});
            store::LogInfo log;
            log.columns = columns;
            bool there = true;
            try {
                (void)defaultFeatures(log);
            } catch (const Error &) {
                there = false;
            }
            QCOMPARE(outlookOf(columns)[1].possible, there);
        }
    }
};

QTEST_APPLESS_MAIN(TestAnalysisNeeds)
#include "tst_analysis_needs.moc"
