// The sequences view over the sample, driven with mouse and keyboard.

#include "tests/support/reference.h"
#include "tests/support/sample_case.h"
#include "ui/charts/likelihood_timeline.h"
#include "ui/views/sequences/sequences_view.h"
#include "ui/views/sequences/session_strip.h"
#include "ui/widgets/data_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::ui;

class TestSequencesView : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;

    struct Opened {
        Workbench workbench;
        SequencesView view{workbench};
        DataTable *sessions = view.findChild<DataTable *>(QStringLiteral("sequences"));
        DataTable *steps = view.findChild<DataTable *>(QStringLiteral("steps"));
        LikelihoodTimeline *timeline = view.findChild<LikelihoodTimeline *>(QStringLiteral("timeline"));

        bool open(const std::filesystem::path &path)
        {
            view.resize(1100, 760);
            view.show();
            QSignalSpy arrived(&view, &SequencesView::resultArrived);
            workbench.openCase.setContents(readCase(path));
            return arrived.wait(20000) && view.data() != nullptr;
        }
        QPoint firstRow() const { return sessions->visualRect(sessions->model()->index(0, 1)).center(); }
    };

private Q_SLOTS:
    void initTestCase() { m_case = test::makeSampleCase(m_folder.path().toStdString()); }

    void theLeastLikelySessionComesFirst()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QCOMPARE(opened.sessions->model()->index(0, 1).data().toString(), QStringLiteral("m.keller@contoso.test"));
        QCOMPARE(opened.sessions->model()->index(0, 2).data().toString(), QStringLiteral("203.0.113.77"));
        QCOMPARE(opened.sessions->model()->rowCount(), int(opened.view.data()->result.table->sessions.size()));
    }

    void aDoubleClickShowsTheStepsAndTheirProbabilities()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QTest::mouseClick(opened.sessions->viewport(), Qt::LeftButton, {}, opened.firstRow());
        QTest::mouseDClick(opened.sessions->viewport(), Qt::LeftButton, {}, opened.firstRow());
        QVERIFY(opened.view.isShowingSteps());
        QCOMPARE(opened.steps->model()->rowCount(), 7);
        QCOMPARE(opened.steps->model()->index(5, 1).data().toString(), QStringLiteral("Set-AdminAuditLogConfig"));
        for (int row = 0; row < 7; ++row) {
            const double probability = opened.steps->model()->index(row, 2).data(ValueRole).toDouble();
            QVERIFY(probability > 0 && probability <= 1);
        }
        QVERIFY(opened.steps->model()->index(2, 5).data().toString().contains(QStringLiteral("ForwardingSmtpAddress")));
    }

    void theKeyboardAloneGoesDownToTheEventAndBack()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        opened.sessions->setFocus();
        opened.sessions->setCurrentIndex(opened.sessions->model()->index(0, 0));
        QTest::keyClick(opened.sessions, Qt::Key_Return);
        QVERIFY(opened.view.isShowingSteps());
        QTest::keyClick(opened.steps, Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(opened.workbench.selection.scope().rows->size(), 1U);
        QTest::keyClick(opened.steps, Qt::Key_Backspace);
        QVERIFY(!opened.view.isShowingSteps());
    }

    void theBitsOfASessionAddUpToItsLikelihood()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const SequencesData &data = *opened.view.data();
        const std::uint32_t session = data.result.order.front();
        double bits = -data.result.likelihoods.endTransition[session] / std::log10(2.0);
        for (std::uint32_t i = 0; i < data.session(session).commandCount; ++i)
            bits += data.surpriseBits(data.session(session).firstCommand + i);
        QVERIFY(std::abs(bits + data.result.likelihoods.sessions[session].session / std::log10(2.0)) < 1e-9);
    }

    void theStripExplainsTheScoreAndOpensItsSteps()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QTest::mouseClick(opened.sessions->viewport(), Qt::LeftButton, {}, opened.firstRow());
        QTest::mouseDClick(opened.sessions->viewport(), Qt::LeftButton, {}, opened.firstRow());
        auto *strip = opened.view.findChild<SessionStrip *>(QStringLiteral("strip"));
        const SequencesData &data = *opened.view.data();
        const std::uint32_t session = data.result.order.front();

        // The line says: addends = score, and they add up as they are printed.
        const QString line = opened.view.findChild<QLabel *>(QStringLiteral("score"))->text();
        const QStringList sides = line.split(QStringLiteral(" = "));
        QCOMPARE(sides.size(), 2);
        double sum = 0;
        for (const QString &addend : sides[0].split(QStringLiteral(" + ")))
            sum += addend.section(QLatin1Char(' '), -1).toDouble();
        const double score = sides[1].section(QLatin1Char(' '), 0, 0).toDouble();
        QVERIFY(std::abs(sum - score) < 0.25);
        QVERIFY(std::abs(score + data.result.likelihoods.sessions[session].rarestWindow / std::log10(2.0)) < 0.06);

        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->boxOf(5).center());
        QCOMPARE(opened.steps->currentIndex().row(), 5);
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        QTest::mouseDClick(strip, Qt::LeftButton, {}, strip->boxOf(2).center());
        QCOMPARE(requested.count(), 1);
        QCOMPARE(opened.workbench.selection.scope().rows->front(),
                 data.result.table->rows[data.session(session).firstCommand + 2]);

        QTest::mouseClick(opened.view.findChild<QPushButton *>(QStringLiteral("copySession")), Qt::LeftButton);
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(line));
        QCOMPARE(text.count(QLatin1Char('\n')), 3 + 7 + 1); // its commands and the end
    }

    void tableAndTimelineSelectTogether()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        Q_EMIT opened.timeline->pointClicked(3);
        QCOMPARE(opened.sessions->currentIndex().row(), 3);
        QCOMPARE(opened.workbench.selection.details().title,
                 opened.view.data()->userName(opened.view.data()->result.order[3]));
        QVERIFY(!opened.workbench.selection.details().steps.empty());
    }

    void wheelAndDragOnTheTimelineMoveTheSharedTime()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const TimeWindow before = opened.workbench.time.visible();
        Q_EMIT opened.timeline->gestures().zoomRequested(0.5, double(before.begin + before.length() / 2));
        QVERIFY(opened.workbench.time.visible().length() < before.length());
        Q_EMIT opened.timeline->gestures().fitRequested();
        QCOMPARE(opened.workbench.time.visible(), before);
        const QRect area = opened.timeline->plotArea();
        QTest::mousePress(opened.timeline->viewport(), Qt::LeftButton, {}, area.center() - QPoint(60, 0));
        QTest::mouseMove(opened.timeline->viewport(), area.center() + QPoint(60, 0));
        QTest::mouseRelease(opened.timeline->viewport(), Qt::LeftButton, {}, area.center() + QPoint(60, 0));
        QVERIFY(opened.workbench.time.brush().has_value());
    }

    void anotherWindowLengthRunsAgain()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        opened.view.findChild<QSpinBox *>(QStringLiteral("window"))->setValue(4);
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.params.model.window, 4);
    }

    void aSessionIsCopiedFromTheTableAsALineAndAsText()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        opened.sessions->setFocus();
        opened.sessions->setCurrentIndex(opened.sessions->model()->index(0, 0));
        QTest::keyClick(opened.sessions, Qt::Key_C, Qt::ControlModifier);
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY(!line.contains(QLatin1Char('\n')));
        QCOMPARE(line.split(QLatin1Char('\t')).size(), qsizetype(opened.sessions->model()->columnCount()));
        QCOMPARE(line.section(QLatin1Char('\t'), 1, 1), QStringLiteral("m.keller@contoso.test"));

        Q_EMIT opened.sessions->customContextMenuRequested(opened.firstRow());
        auto *menu = opened.view.findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        QAction *copy = menu->actions().back();
        QCOMPARE(copy->text(), QStringLiteral("Copy session as text"));
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 3 + 7 + 1);
        menu->close();
    }

    void everyTableOfTheAnalysisIsWritten()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        std::vector<TableExport> tables;
        connect(&opened.workbench.exports, &TableExports::requested, this,
                [&](const TableExport &t) { tables.push_back(t); });
        for (QAction *action : opened.view.exportActions())
            action->trigger();
        QCOMPARE(tables.size(), 4U);
        const std::filesystem::path path = m_folder.filePath(QStringLiteral("steps.csv")).toStdString();
        tables[1].write({path}, {});
        QCOMPARE(test::readCsv(path).rows.size(), opened.view.data()->result.table->commands.size());
        const std::filesystem::path transitions = m_folder.filePath(QStringLiteral("transitions.csv")).toStdString();
        tables[3].write({transitions}, {});
        QCOMPARE(test::readCsv(transitions).rows.size(), opened.view.data()->edges->all().size());
        const std::filesystem::path sets = m_folder.filePath(QStringLiteral("parameter_sets.csv")).toStdString();
        tables[2].write({sets}, {});
        QCOMPARE(test::readCsv(sets).rows.size(), opened.view.data()->parameterSets.size());
    }
};

QTEST_MAIN(TestSequencesView)
#include "tst_sequences_view.moc"
