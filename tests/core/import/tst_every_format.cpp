// One small log of every format, in tests/data/import: what comes out of it by hand, and the same whatever the size of
// the blocks in which it is read.

#include "core/import/import_run.h"
#include "core/import/reader.h"
#include "tests/support/memory_sink.h"
#include "tests/support/reference.h"

#include <QtTest>

#include <set>

using namespace anomalyst;
using importing::ImportReport;

namespace
{

struct Counts {
    std::uint64_t events;
    std::uint64_t rejected;
    std::uint64_t blank;
};

using Cells = std::vector<std::string>;

struct Imported {
    ImportReport report;
    test::MemorySink sink;
};

Imported importInBlocks(const std::string &file, const importing::ImportRun &run)
{
    Imported result;
    importing::ImportOptions options;
    options.year = 2020;
    result.report = importing::importInBlocks(test::dataFile("import/" + file), options, result.sink, {}, run);
    return result;
}

// "0 user=amy": of the first event; "-" for a missing value.
std::string checked(const test::MemorySink &sink, const std::string &expected)
{
    const std::size_t blank = expected.find(' ');
    const std::size_t sign = expected.find('=');
    const std::size_t row = std::stoul(expected.substr(0, blank));
    const std::string name = expected.substr(blank + 1, sign - blank - 1);
    for (std::size_t i = 0; i < sink.source.columns.size(); ++i) {
        if (sink.source.columns[i].name == name) {
            const test::MemorySink::Value &value = sink.rows.at(row)[i];
            return expected.substr(0, sign + 1) + (value.kind == CellKind::Missing ? "-" : value.text);
        }
    }
    return "no column " + name;
}

bool isSame(const Imported &a, const Imported &b)
{
    const auto rejects = [](const test::MemorySink &sink) {
        std::string all;
        for (const RejectedRow &row : sink.rejects)
            all += std::to_string(row.line) + "@" + std::to_string(row.byte) + "+" + std::to_string(row.bytes) +
                   row.reason + row.text + "\n";
        return all;
    };
    const auto warnings = [](const ImportReport &report) {
        std::string all;
        for (const ImportWarning &warning : report.warnings)
            all += warning.code + warning.message + std::to_string(warning.count) + "@" +
                   std::to_string(warning.firstLine) + "\n";
        return all;
    };
    return a.sink.rows == b.sink.rows && a.sink.lines == b.sink.lines &&
           a.sink.source.columns == b.sink.source.columns && rejects(a.sink) == rejects(b.sink) &&
           warnings(a.report) == warnings(b.report) && a.report.ledger == b.report.ledger;
}

} // namespace

Q_DECLARE_METATYPE(Counts)
Q_DECLARE_METATYPE(Cells)

class TestEveryFormat : public QObject
{
    Q_OBJECT

    std::set<std::string> m_seen;

private Q_SLOTS:
    void everyFormat_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<Counts>("counts");
        QTest::addColumn<Cells>("cells");
        const auto row = [](const char *file, const char *format, const Counts &counts, const Cells &cells) {
            QTest::newRow(file) << QByteArray(format) << counts << cells;
        };
        row("access.log", "access", {3, 1, 1},
            {"0 time=2020-07-16T01:41:07.000000Z", "0 operation=GET /x", "0 user=amy", "1 operation=\\x16\\x03",
             "2 bytes=17", "2 user_agent=-"});
        row("apache_error.log", "apache-error", {3, 0, 0},
            {"0 time=2020-07-16T03:41:07.123456Z", "0 client_ip=203.0.113.9",
             "1 message=caught SIGTERM\ntrace line one\ntrace line two"});
        row("array.json", "json", {4, 0, 0}, {"3 n=3", "3 s=} ] , \" ["});
        row("audit.log", "auditd", {2, 1, 0},
            {"0 time=2020-07-16T03:41:07.120000Z", "0 command_line=ls -l x /tmp", "0 proctitle=ls -l",
             "0 type=SYSCALL,EXECVE,PROCTITLE", "0 syscall.name=execve", "1 acct=amy", "1 remote_hostname=ws7"});
        row("cloudtrail.json", "cloudtrail", {3, 0, 0},
            {"0 requestParameters={\"roleName\":\"admin\",\"policy\":{\"arn\":\"arn:aws:iam::aws:policy/X\"}}",
             "0 requestParameters.policy.arn=arn:aws:iam::aws:policy/X", "0 userIdentity.arn=arn:aws:iam::1:user/amy",
             "1 requestParameters=-", "2 requestParameters={}"});
        row("commas.csv", "csv", {2, 2, 1},
            {"0 index=0", "0 note=say \"hi\", then\r\nleave", "1 time=2020-07-16T03:41:08.000000Z"});
        row("conn.log", "zeek", {2, 1, 0}, {"0 ts=2009-11-18T08:00:21.486539Z", "0 bytes=601", "1 orig_bytes=-"});
        row("eve.json", "jsonl", {2, 1, 0},
            {"0 timestamp=2017-04-07T21:24:37.251547Z", "0 flow.bytes_toserver=1024", "1 dns.rrname=example.test"});
        row("event_viewer.csv", "event-viewer", {2, 0, 0},
            {"0 Creator Subject.Logon ID=0xFAAC27", "1 Message=The service entered the running state.",
             "0 Process Information.New Process Name=C:\\Windows\\System32\\cmd.exe"});
        row("events.jsonl", "jsonl", {5, 1, 1}, {"4 ts=2020-07-16T03:41:11.250000Z", "4 n.ä=ö", "4 l=[4]"});
        row("evtxecmd.csv", "evtxecmd", {3, 0, 0},
            {"0 TimeCreated=2020-07-16T03:41:07.120123Z", "0 Payload.SubjectLogonId=0xfaac27", "0 Payload.Empty=-",
             "1 Payload.UserData.LogFileCleared.SubjectUserName=amy", "2 Payload.EventData.Data=plain"});
        row("graph_value.json", "json", {2, 0, 0}, {"1 status.errorCode=50126", "1 ipAddress=2001:db8::1"});
        row("hayabusa.csv", "hayabusa", {3, 0, 0},
            {"0 Timestamp=2016-08-18T23:06:57.658000Z", "0 Details.Cmdline=cmd /c \"echo a ¦ b\"",
             "0 Details.LID=0xfaac27", "1 Details.Type=3 - NETWORK", "1 Details.SrcComp=-",
             "1 ExtraFieldInfo.AuthenticationPackageName=NTLM", "2 Details=no fields at all"});
        row("iis.log", "w3c", {3, 1, 0},
            {"0 time=2020-07-16T03:41:07.000000Z", "0 operation=GET /owa/", "0 cs(User-Agent)=Mozilla/5.0 (X11)",
             "1 cs-username=-", "2 bytes=231"});
        row("journald.jsonl", "journald", {3, 0, 0},
            {"0 __REALTIME_TIMESTAMP=2020-07-16T03:41:07.000001Z", "1 MESSAGE=Hä\x1b", "1 COREDUMP=hi",
             "2 MESSAGE=[\"not\",\"bytes\"]"});
        row("log_analytics.json", "json", {2, 1, 0}, {"0 Extra={\"a\":[1,2]}", "1 Computer=-"});
        row("m365_export.jsonl", "m365-audit", {2, 0, 0}, {"0 AuditData.Operation=Set-Mailbox", "1 AuditData.Operation=-"});
        row("m365_purview.csv", "m365-audit", {3, 0, 0},
            {"0 CreationDate=2026-01-24T06:54:24.000000Z", "0 AuditData.CreationTime=2026-01-24T06:54:24.000000Z",
             "0 AuditData.Parameters=[{\"Name\":\"Identity\",\"Value\":\"bob\"}]", "0 AuditData.Extra.deep.n=1",
             "1 AuditData.Name=Zoë\nline", "1 AuditData=-", "2 AuditData={\"CreationTime\":\"2026-01-24T06:5"});
        row("logons.evtx", "evtx", {5, 1, 0},
            {"0 TimeCreated=2020-03-08T22:11:34.340479Z", "0 User=amy", "0 Recovered=-", "3 EventData.ProcessId=0x3e7",
             "4 User=old", "4 Recovered=true"});
        row("nginx_error.log", "nginx-error", {3, 0, 0},
            {"0 client_ip=203.0.113.9", "0 request=GET /x HTTP/1.1", "2 message=two\nlines"});
        row("osquery.log", "osquery", {7, 1, 0},
            {"0 columns.cmdline=ls -l", "0 action=added", "1 columns.cmdline=init ]}", "2 columns.cmdline=say \"hi\"",
             "2 action=snapshot", "3 action=added", "4 action=removed", "5 columns.pid=5",
             "5 unixTime=2020-07-16T03:41:09.000000Z", "6 name=empty", "6 columns.pid=-"});
        row("plaso_dynamic.csv", "plaso", {3, 0, 0},
            {"0 datetime=2020-07-16T03:41:07.120000Z", "1 datetime=-", "1 message=y", "2 tag=tag1"});
        row("plaso_l2t.csv", "plaso", {3, 0, 0},
            {"0 datetime=2020-07-16T03:41:07.000000Z", "1 datetime=2020-07-17T10:00:00.000000Z", "1 user=-",
             "2 datetime=-", "0 user=amy"});
        row("rfc3164.log", "syslog", {3, 1, 1},
            {"0 time=2020-07-16T03:41:07.000000Z", "0 facility=auth", "0 pid=211", "2 msg=(root) CMD (run)"});
        row("rfc5424.log", "syslog", {2, 1, 0},
            {"0 time=2020-07-16T01:41:07.003000Z", "0 sd.x@1.a=b \"q\"", "0 msg=Accepted", "1 host=-"});
        row("semicolons.csv", "csv", {2, 1, 0}, {"0 n=1,5", "1 user=bob"});
        row("tabs.tsv", "tsv", {3, 0, 0}, {"0 n=1,2", "1 user=-", "2 time=-"});
        row("timed.txt", "text", {3, 1, 1},
            {"0 message=INFO main - started", "1 time=2020-07-16T03:41:08.000000Z",
             "1 message=ERROR main - failed\njava.lang.Exception: no\n\tat x.y(Z.java:1)"});
        row("typed.csv", "csv", {2, 0, 0}, {"0 Message=a\nb", "1 TimeCreated=2020-07-16T03:41:08.000000Z"});
    }
    void everyFormat()
    {
        QFETCH(QByteArray, format);
        QFETCH(Counts, counts);
        QFETCH(Cells, cells);
        const std::string file = QTest::currentDataTag();
        const Imported whole = importInBlocks(file, {});
        QCOMPARE(whole.report.format, format.toStdString());
        QCOMPARE(whole.report.events, counts.events);
        QCOMPARE(whole.report.rejected, counts.rejected);
        QCOMPARE(whole.report.blank, counts.blank);
        for (const std::string &cell : cells) {
            const std::string found = checked(whole.sink, cell);
            QVERIFY2(found == cell, (found + " instead of " + cell).c_str());
        }
        for (const std::size_t bytes : {1u, 2u, 3u, 5u, 8u, 13u, 64u, 100u, 333u, 1000u, 4096u, 70000u}) {
            for (const std::uint64_t firstLook : {std::uint64_t{1}, std::uint64_t{1} << 20})
                QVERIFY2(isSame(importInBlocks(file, {.blockBytes = bytes, .firstLookBytes = firstLook}), whole),
                         qPrintable(QString::number(bytes)));
        }
        m_seen.insert(format.toStdString());
    }

    void noFormatIsLeftOut()
    {
        for (const importing::Format &format : importing::allFormats())
            QVERIFY2(m_seen.contains(std::string(format.name)), std::string(format.name).c_str());
    }
};

QTEST_GUILESS_MAIN(TestEveryFormat)
#include "tst_every_format.moc"
