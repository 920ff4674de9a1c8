// The bundled sample: always the same bytes, realistic in size, and each analysis brings its planted incident to the top.

#include "core/import/import_file.h"
#include "core/result/clusters_result.h"
#include "core/result/sequences_result.h"
#include "core/result/time_series_result.h"
#include "core/store/event_writer.h"
#include "resources/sample_logs/sample_logs.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtTest>

using namespace anomalyst;

class TestSampleLogs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;
    std::vector<importing::ImportReport> m_reports;
    std::vector<std::shared_ptr<const store::EventColumns>> m_logs;

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        m_case = folder / "sample.anomalyst";
        store::CaseFile file = store::CaseFile::create(m_case);
        for (const std::filesystem::path &path : samples::writeSampleLogs(folder / "logs")) {
            store::EventWriter writer(file);
            m_reports.push_back(importing::importFile(path, {}, writer, {}));
            m_logs.push_back(store::EventColumns::open(m_case, writer.log()));
        }
    }

    void theBytesAreAlwaysTheSame()
    {
        QTemporaryDir again;
        for (const std::filesystem::path &path : samples::writeSampleLogs(again.path().toStdString())) {
            QFile fresh(QString::fromStdString(path.string()));
            QFile first(m_folder.filePath(QStringLiteral("logs/") + QString::fromStdString(path.filename().string())));
            QVERIFY(fresh.open(QIODevice::ReadOnly) && first.open(QIODevice::ReadOnly));
            QCOMPARE(fresh.readAll(), first.readAll());
        }
    }

    void theSizesAreThoseOfRealLogs()
    {
        QVERIFY(m_reports[0].events > 40'000);
        QCOMPARE(m_reports[1].events, 20'000U);
        QVERIFY(m_reports[2].events >= 2'000);
        for (const importing::ImportReport &report : m_reports) {
            QCOMPARE(report.rejected, 0U);
            QVERIFY(m_logs.front()->log().columnWithRole(Role::Time).has_value());
        }
    }

    void theNightOfTheTransferIsTheOnlyPeriodOfUnusualTraffic()
    {
        const result::TimeSeriesResult found = result::analyseTimeSeries(*m_logs[0], {});
        QCOMPARE(found.series.size(), 1U);
        const result::DecomposedSeries &series = found.series.front();
        QCOMPARE(series.observed.size(), 31U * 24U);
        QCOMPARE(series.periods.size(), 1U);
        const TimeWindow window = result::periodWindow(series, series.periods.front());
        QCOMPARE(formatTime(window.begin), std::string("2024-03-19T02:00:00.000000Z"));
        QCOMPARE(formatTime(window.end), std::string("2024-03-19T05:00:00.000000Z"));
    }

    void theIntrudersSessionIsTheRarest()
    {
        const result::ClustersResult found = result::analyseClusters(*m_logs[1], {});
        QVERIFY(found.sessions.size() > 20);
        QCOMPARE(found.sessions.front().key, (std::vector<std::string>{"m.keller", "0x8f41c2"}));
        QVERIFY(found.sessions[0].meanRarity > 1.5 * found.sessions[1].meanRarity);
    }

    void theIntrudersMailSessionIsTheLeastLikely()
    {
        const result::SequencesResult found = result::analyseSequences(*m_logs[2], {});
        QVERIFY(found.table->sessions.size() > 100);
        const query::Session &first = found.table->sessions[found.order.front()];
        QCOMPARE(found.table->userOf(first), (std::vector<std::string>{"m.keller@contoso.test", "203.0.113.77"}));
    }
};

QTEST_GUILESS_MAIN(TestSampleLogs)
#include "tst_sample_logs.moc"
