// Every file of ../shared/samples: how many events it holds, and one of them looked up by hand in the file.

#include "core/import/import_run.h"
#include "core/import/reader.h"
#include "tests/support/memory_sink.h"
#include "tests/support/reference.h"
#include "tests/support/zip_file.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace anomalyst;
using importing::ImportReport;

namespace
{

// "time=...": what the columns of the event hold; "-" for a missing value.
using Cells = std::vector<std::string>;

struct Sample {
    std::string file; // "archive!member" in an archive; the rest of the member's name is left out
    std::string format;
    std::uint64_t events;
    std::size_t event; // the one that was looked up, from 0
    Cells cells;
};

std::string found(const test::MemorySink &sink, std::size_t row, const std::string &name)
{
    for (std::size_t i = 0; i < sink.source.columns.size(); ++i) {
        const test::MemorySink::Value &value = sink.rows.at(row)[i];
        if (sink.source.columns[i].name == name)
            return value.kind == CellKind::Missing ? "-" : value.text;
    }
    return "no such column";
}

std::vector<Sample> hostSamples()
{
    return {
        {"sysmon_security_run_keys.zip!empire",
         "jsonl",
         40569,
         36097,
         {"EventTime=2020-09-04T03:09:26.000000Z", "@timestamp=2020-09-04T07:09:40.968000Z", "SubjectLogonId=0xa992d",
          "NewProcessName=C:\\Windows\\System32\\whoami.exe", "CommandLine=\"C:\\windows\\system32\\whoami.exe\"",
          "UtcTime=-"}},
        {"linux_auditd_arp_cache.zip!sh_arp",
         "auditd",
         2,
         1,
         {"time=2020-11-10T07:48:16.155000Z", "event=92734", "auid=1000", "ses=104", "exe=/bin/grep",
          "command_line=grep -v ^?", "proctitle=grep -v ^?", "cwd=/home/wardog",
          "path2.name=/lib64/ld-linux-x86-64.so.2", "key=-"}},
        {"linux_2k.log",
         "syslog",
         2000,
         999,
         {"time=2005-07-09T12:16:51.000000Z", "host=combo", "process=ftpd", "pid=23154"}},
        {"openssh_2k.log",
         "syslog",
         2000,
         1233,
         {"time=2005-12-10T10:56:33.000000Z", "host=LabSZ", "process=sshd", "pid=25004",
          "msg=Failed password for root from 183.62.140.253 port 56850 ssh2"}},
        {"apache_2k.log",
         "apache-error",
         2000,
         1999,
         {"time=2005-12-05T19:15:57.000000Z", "level=error", "message=mod_jk child workerEnv in error state 6"}},
    };
}

std::vector<Sample> cloudSamples()
{
    return {
        {"aws_cloudtrail_s3_exfiltration.zip!ec2_proxy",
         "cloudtrail",
         103,
         79,
         {"@timestamp=2020-09-14T01:02:34.000000Z", "eventName=GetObject", "requestParameters.key=ring.txt",
          "additionalEventData.bytesTransferredOut=89.0", "sourceIPAddress=1.2.3.4"}},
        {"m365_defender.zip!Microsoft365",
         "jsonl",
         9,
         4,
         {"Timestamp=2021-08-02T13:15:30.513652Z", "DeviceName=adfs01.simulandlabs.com", "ActionType=LdapSearch",
          "InitiatingProcessCreationTime=2021-08-02T10:45:40.066433Z", "InitiatingProcessId=5692"}},
        {"office_activity.zip!Office",
         "jsonl",
         1,
         0,
         {"TimeGenerated=2021-08-02T13:32:07.000000Z", "Operation=MailItemsAccessed",
          "OriginatingServer=AB1CD23EF4567 (15.20.4200.000)\r\n", "UserId=pgustavo@simulandlabs.com"}},
    };
}

std::vector<Sample> networkSamples()
{
    const std::string zip = "zeek_logs.zip!";
    return {
        {"zeek_conn.json.log",
         "jsonl",
         479,
         478,
         {"ts=2020-04-30T00:44:42.662991Z", "uid=CZIGTR17Y1QgUEZQb8", "id_orig_h=10.0.1.6", "orig_bytes=-"}},
        {zip + "analyzer.log",
         "zeek",
         6,
         5,
         {"ts=2023-08-16T04:58:08.447264Z", "failure_reason=not a http reply line", "fuid=-"}},
        {zip + "conn.log",
         "zeek",
         112,
         111,
         {"ts=2023-08-16T04:54:08.278356Z", "duration=315.198701", "orig_bytes=0", "service=-", "resp_ip_bytes=416"}},
        {zip + "dns.log", "zeek", 96, 95, {"ts=2023-08-16T04:59:22.573320Z", "rcode_name=SERVFAIL", "rejected=T"}},
        {zip + "files.log", "zeek", 3, 2, {"ts=2023-08-16T04:54:08.333854Z", "total_bytes=7168", "analyzers=PE"}},
        {zip + "http.log", "zeek", 3, 2, {"ts=2023-08-16T04:54:08.308191Z", "status_code=200", "tags=", "method=-"}},
        {zip + "kerberos.log",
         "zeek",
         10,
         9,
         {"ts=2023-08-16T04:55:32.429008Z", "client=MKT01$/PANDALAB.COM", "cipher=aes256-cts-hmac-sha1-96"}},
        {zip + "packet_filter.log", "zeek", 1, 0, {"ts=2023-08-16T05:28:55.003071Z", "filter=ip or not ip"}},
        {zip + "pe.log",
         "zeek",
         1,
         0,
         {"ts=2023-08-16T04:54:08.333856Z", "compile_ts=2010-04-14T22:06:53.000000Z", "machine=AMD64"}},
        {zip + "smb_mapping.log", "zeek", 1, 0, {"ts=2023-08-16T04:54:47.379241Z", "share_type=PIPE", "path=-"}},
        {zip + "ssl.log",
         "zeek",
         5,
         4,
         {"ts=2023-08-16T04:54:46.138929Z", "version=TLSv12", "client_cert_chain_fps=", "server_name=-"}},
        {zip + "weird.log",
         "zeek",
         22,
         21,
         {"ts=2023-08-16T04:58:21.999656Z", "name=data_before_established", "peer=zeek"}},
        {zip + "x509.log",
         "zeek",
         1,
         0,
         {"ts=2023-08-16T04:54:34.667337Z", "certificate.not_valid_after=2031-01-13T11:49:30.000000Z",
          "certificate.serial=CEFE76A8C836DF6E"}},
    };
}

} // namespace

Q_DECLARE_METATYPE(Sample)

class TestSamples : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    // Of the member, which is written to a file, or of the sample itself.
    std::filesystem::path pathOf(const std::string &file)
    {
        const std::size_t mark = file.find('!');
        const std::filesystem::path path = test::sampleFile(file.substr(0, mark));
        if (mark == std::string::npos)
            return path;
        for (const auto &[name, content] : test::readZip(path)) {
            if (!name.starts_with(file.substr(mark + 1)))
                continue;
            const auto member = std::filesystem::path(m_folder.path().toStdString()) / name;
            std::ofstream(member, std::ios::binary) << content;
            return member;
        }
        throw std::runtime_error("no member " + file);
    }

private Q_SLOTS:
    void everySample_data()
    {
        QTest::addColumn<Sample>("sample");
        for (const auto &samples : {hostSamples(), cloudSamples(), networkSamples()}) {
            for (const Sample &sample : samples)
                QTest::newRow(sample.file.c_str()) << sample;
        }
    }
    void everySample()
    {
        QFETCH(Sample, sample);
        ANOMALYST_NEED_FILE(test::sampleFile(sample.file.substr(0, sample.file.find('!'))));
        importing::ImportOptions options;
        options.year = 2005;
        test::MemorySink sink;
        const ImportReport report = importing::importFile(pathOf(sample.file), options, sink, {});
        QCOMPARE(report.format, sample.format);
        QCOMPARE(report.events, sample.events);
        QCOMPARE(report.rejected, 0u);
        QVERIFY(
            std::ranges::any_of(report.columns, [](const ColumnSpec &column) { return column.role == Role::Time; }));
        for (const std::string &cell : sample.cells) {
            const std::string name = cell.substr(0, cell.find('='));
            const std::string actual = name + "=" + found(sink, sample.event, name);
            QVERIFY2(actual == cell, (actual + " instead of " + cell).c_str());
        }
    }

    void theWideSampleIsColumns()
    {
        ANOMALYST_NEED_FILE(test::sampleFile("sysmon_security_run_keys.zip"));
        test::MemorySink sink;
        const ImportReport report = importing::importFile(pathOf("sysmon_security_run_keys.zip!empire"), {}, sink, {});
        QCOMPARE(report.columns.size(), 372u);
        const auto named = [&](const std::string &name) {
            return std::ranges::any_of(report.columns, [&](const ColumnSpec &column) { return column.name == name; });
        };
        QVERIFY(named("ParentCommandLine") && named("TargetObject") && !named("rest"));
    }

    void nothingElseIsThere()
    {
        ANOMALYST_NEED_FILE(test::sampleFile("README.md"));
        std::set<std::string> known = {"README.md", "evtx"}; // whose events are looked up where they are read
        for (const auto &samples : {hostSamples(), cloudSamples(), networkSamples()}) {
            for (const Sample &sample : samples)
                known.insert(sample.file.substr(0, sample.file.find('!')));
        }
        for (const auto &entry : std::filesystem::directory_iterator(test::sampleFile("")))
            QVERIFY2(known.contains(entry.path().filename().string()), entry.path().c_str());
    }
};

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
