// Linux auditd: records joined to events, encoded values, names for numbers.

#include "tests/core/import/format_case.h"

using namespace anomalyst;
using importing::ImportReport;

class TestAuditImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsOfOneEventAreOne()
    {
        test::FormatCase log;
        const ImportReport report = log.import(
            "type=SYSCALL msg=audit(1594870867.120:348501): arch=c000003e syscall=59 a0=55 pid=7 auid=1000 ses=3 "
            "comm=6C7320AA exe=\"/bin/ls\" key=(null)\x1d"
            "ARCH=x86_64 SYSCALL=execve AUID=\"amy\"\r\n"
            "type=EXECVE msg=audit(1594870867.120:348501): argc=3 a0=\"ls\" a1=2D6C2078 a2_len=4 a2[0]=6162 "
            "a2[1]=\"cd\"\r\n"
            "type=PATH msg=audit(1594870867.120:348501): item=0 name=\"/bin/ls\" dev=08:01\r\n"
            "type=PATH msg=audit(1594870867.120:348501): item=1 name=2F6120622F dev=08:01\r\n"
            "type=PROCTITLE msg=audit(1594870867.120:348501): proctitle=6C73002D6C\r\n"
            "type=EOE msg=audit(1594870867.120:348501): \r\n"
            "node=web1 type=USER_LOGIN msg=audit(1594870868.000:348502): pid=9 auid=4294967295 msg='op=login "
            "acct=\"bob\" hostname=? addr=203.0.113.9 res=failed'");
        QCOMPARE(report.format, "auditd");
        QCOMPARE(report.events, 2u);
        QCOMPARE(log.text(0, "time"), "2020-07-16T03:41:07.120000Z");
        QCOMPARE(log.text(0, "event"), "348501");
        QCOMPARE(log.text(0, "type"), "SYSCALL,EXECVE,PATH,PROCTITLE");
        QCOMPARE(log.text(0, "a0"), "55");
        QCOMPARE(log.text(0, "command_line"), "ls -l x abcd");
        QCOMPARE(log.text(0, "comm"), "ls \\xaa");
        QVERIFY(log.isMissing(0, "key"));
        QCOMPARE(log.text(0, "syscall.name"), "execve");
        QCOMPARE(log.text(0, "auid.name"), "amy");
        QCOMPARE(log.text(0, "name"), "/bin/ls");
        QCOMPARE(log.text(0, "path2.name"), "/a b/");
        QCOMPARE(log.text(0, "path2.dev"), "08:01");
        QCOMPARE(log.text(0, "proctitle"), "ls -l");
        QCOMPARE(log.text(1, "node"), "web1");
        QCOMPARE(log.text(1, "op"), "login");
        QCOMPARE(log.text(1, "acct"), "bob");
        QCOMPARE(log.text(1, "res"), "failed");
        QVERIFY(log.isMissing(1, "remote_hostname"));
        QCOMPARE(log.sink.lines, (std::vector<std::uint64_t>{1, 7}));
        QCOMPARE(test::warningOf(report, "BAD_UTF8")->count, 1u);
        QCOMPARE(test::namesWithRole(report, Role::User), "auid.name");
        QCOMPARE(test::namesWithRole(report, Role::Session), "ses");
        QCOMPARE(test::namesWithRole(report, Role::Process), "exe");
        QCOMPARE(test::namesWithRole(report, Role::CommandLine), "command_line");
        QCOMPARE(test::namesWithRole(report, Role::Operation), "syscall.name");
        QCOMPARE(test::namesWithRole(report, Role::Host), "node");
        QCOMPARE(test::namesWithRole(report, Role::Address), "addr");
        QVERIFY(log.isSteady);
    }

    void mixedEventsComeApartInTheirOrder()
    {
        test::FormatCase log;
        log.import("type=SYSCALL msg=audit(100.001:1): pid=1\n"
                   "type=SYSCALL msg=audit(100.002:2): pid=2\n"
                   "type=CWD msg=audit(100.001:1): cwd=\"/one\"\n"
                   "noise\n"
                   "type=CWD msg=audit(100.002:2): cwd=\"/two\"\n"
                   "type=EOE msg=audit(100.002:2):\n"
                   "type=SYSCALL msg=audit(103.000:1): pid=3\n");
        QCOMPARE(log.sink.rows.size(), 3u);
        QCOMPARE(log.text(0, "cwd"), "/one");
        QCOMPARE(log.text(1, "cwd"), "/two");
        QCOMPARE(log.text(2, "pid"), "3");
        QCOMPARE(log.rejects(), "4:AUDIT");
        QVERIFY(log.isSteady);
    }

    void clashesOfDifferentTypesNameTheLater()
    {
        test::FormatCase log;
        log.import("type=AVC msg=audit(100.0:1): avc:  denied  { read } for  pid=1 comm=\"x\" name=\"f\"\n"
                   "type=SYSCALL msg=audit(100.0:1): pid=1 comm=\"y\" exe=6\n");
        QCOMPARE(log.text(0, "detail"), "avc: denied { read } for");
        QCOMPARE(log.text(0, "comm"), "x");
        QCOMPARE(log.text(0, "syscall.comm"), "y");
        QCOMPARE(log.text(0, "exe"), "6");
        QVERIFY(log.columns().find("syscall.pid") == std::string::npos);
    }

    void damagedRecordsHurtNothing()
    {
        test::FormatCase log;
        const std::string stamp = " msg=audit(100.0:1): ";
        log.import("type=A" + stamp + "k=\"open\ntype=A" + stamp + "msg='op=x\ntype=A" + stamp +
                   "= == a= \"\" ''\ntype=A msg=audit(:1): x\ntype=A msg=audit(1.0:x): y\ntype=A msg=audit(1.0\n"
                   "type=B" +
                   stamp + "name=ZZ acct=abc");
        QCOMPARE(log.sink.rows.size(), 1u);
        QCOMPARE(log.text(0, "k"), "\"open");
        QCOMPARE(log.text(0, "name"), "ZZ");
        QCOMPARE(log.text(0, "acct"), "abc");
        QCOMPARE(log.rejects(), "4:AUDIT 5:AUDIT 6:AUDIT");
        QVERIFY(log.isSteady);
    }
};

QTEST_GUILESS_MAIN(TestAuditImport)
#include "tst_audit_import.moc"
