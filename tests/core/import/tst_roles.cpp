// Which columns get which role, by name, by values and by wish.

#include "core/base/error.h"
#include "core/import/roles.h"

#include <QtTest>

using namespace anomalyst;
using importing::RoleCandidate;

class TestRoles : public QObject
{
    Q_OBJECT

    static std::vector<RoleCandidate> columns(const std::vector<std::pair<std::string, ColumnType>> &specs)
    {
        std::vector<RoleCandidate> candidates;
        for (const auto &[name, type] : specs)
            candidates.push_back({{name, type, Role::None}, true});
        return candidates;
    }

    static std::string withRole(const std::vector<RoleCandidate> &candidates, Role role)
    {
        std::string names;
        for (const RoleCandidate &candidate : candidates) {
            if (candidate.spec.role == role)
                names += (names.empty() ? "" : ",") + candidate.spec.name;
        }
        return names;
    }

private Q_SLOTS:
    void namesOfKnownSourcesAreKnown_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("role");
        const auto row = [](const char *name, const char *role) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(role);
        };
        row("DeviceName", "host");
        row("Hostname", "host");
        row("UserIds", "user");
        row("userIdentity.arn", "user");
        row("LogonId", "session");
        row("Image", "process");
        row("ProcessCommandLine", "command_line");
        row("InitiatingProcessFileName", "process");
        row("InitiatingProcessCommandLine", "command_line");
        row("@proc", ""); // the program that collected the log
        row("eventName", "operation");
        row("ModifiedProperties", "parameters");
        row("sourceIPAddress", "address");
        row("id.orig_h", "address");
        row("src_ip", "address");
        row("Message", "");
        row("msg", "");
        row("filename", ""); // a process where command lines stand beside it
        row("AuditData.ClientIP", "address");
        row("Details.LID", "session");
        row("columns.cmdline", "command_line");
        row("Creator Subject.Logon ID", "session");
    }
    void namesOfKnownSourcesAreKnown()
    {
        QFETCH(QString, name);
        QFETCH(QString, role);
        auto candidates = columns({{name.toStdString(), ColumnType::Text}});
        importing::assignRoles(candidates, {}, "f");
        QCOMPARE(QString::fromUtf8(roleName(candidates[0].spec.role).data()), role);
    }

    void theBetterNameWins()
    {
        auto candidates = columns({{"@timestamp", ColumnType::Time}, {"EventTime", ColumnType::Time}});
        importing::assignRoles(candidates, {}, "f");
        QCOMPARE(withRole(candidates, Role::Time), "EventTime");
    }

    void valuesBackAGuess()
    {
        auto candidates = columns({{"TimeGenerated", ColumnType::Text},
                                   {"stamp of it", ColumnType::Time},
                                   {"BytesSent", ColumnType::Text},
                                   {"bytes", ColumnType::Integer},
                                   {"UserId", ColumnType::Text},
                                   {"UserName", ColumnType::Text}});
        candidates[4].hasValues = false;
        importing::assignRoles(candidates, {}, "f");
        QCOMPARE(withRole(candidates, Role::Time), "stamp of it");
        QCOMPARE(withRole(candidates, Role::Bytes), "bytes");
        QCOMPARE(withRole(candidates, Role::User), "UserName");
    }

    void wishesOverruleGuesses()
    {
        auto candidates =
            columns({{"Account", ColumnType::Text}, {"Who", ColumnType::Text}, {"host", ColumnType::Text}});
        importing::assignRoles(candidates, {{Role::User, {"who", "Account"}}, {Role::None, {"host"}}}, "f");
        QCOMPARE(withRole(candidates, Role::User), "Account,Who");
        QCOMPARE(withRole(candidates, Role::Host), "");
    }

    void wishesThatCannotBeMetAreRefused()
    {
        auto candidates = columns({{"a", ColumnType::Text}, {"b", ColumnType::Text}});
        try {
            importing::assignRoles(candidates, {{Role::Host, {"c"}}}, "f");
            QFAIL("it was taken");
        } catch (const Error &error) {
            QVERIFY(error.remedy().find("a, b") != std::string::npos);
        }
        QVERIFY_THROWS_EXCEPTION(Error, importing::assignRoles(candidates, {{Role::Time, {"a"}}}, "f"));
        QVERIFY_THROWS_EXCEPTION(Error, importing::assignRoles(candidates, {{Role::Host, {"a", "b"}}}, "f"));
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
