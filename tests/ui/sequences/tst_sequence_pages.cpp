// What stands around the sessions: the timeline's scales and its line, rare parameters, the steps of the model. Over the
// sample, driven with mouse and keyboard.
#include "tests/support/sample_case.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/likelihood_timeline.h"
#include "ui/charts/transition_graph.h"
#include "ui/models/table_roles.h"
#include "ui/views/sequences/cut_page.h"
#include "ui/views/sequences/model_page.h"
#include "ui/views/sequences/parameter_sets_page.h"
#include "ui/views/sequences/sequences_view.h"
#include "ui/views/sequences/transition_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/panel_tabs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

class SequencePagesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;

    struct Opened {
        Workbench workbench;
        SequencesView view{workbench};
        DataTable *sessions = view.findChild<DataTable *>(QStringLiteral("sequences"));
        LikelihoodTimeline *timeline = view.findChild<LikelihoodTimeline *>(QStringLiteral("timeline"));
        PanelTabs *tables = view.findChild<PanelTabs *>();

        bool open(const std::filesystem::path &path)
        {
            view.resize(1200, 800);
            view.show();
            QSignalSpy arrived(&view, &SequencesView::resultArrived);
            workbench.openCase.setContents(readCase(path));
            return arrived.wait(20000) && view.data() != nullptr;
        }
        int all() const { return int(view.data()->result.order.size()); }
        template<class Widget>
        Widget *part(const char *name) const
        {
            return view.findChild<Widget *>(QLatin1String(name));
        }
        void choose(const char *box, int index) const
        {
            part<QComboBox>(box)->setCurrentIndex(index);
            Q_EMIT part<QComboBox>(box)->activated(index);
        }
    };

private Q_SLOTS:
    void initTestCase() { m_case = test::makeSampleCase(m_folder.path().toStdString()); }

    void theLineOfTheTimelineNarrowsTheTable()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QCOMPARE(opened.sessions->model()->rowCount(), opened.all());
        const PlotLayer &layer = opened.timeline->layer();
        const double y = layer.contents().thresholds.front().y;
        const QPoint from = layer.mapping().pixel(layer.mapping().x.low, y).toPoint() + QPoint(40, 0);
        const QPoint to(from.x(), int(layer.mapping().area.top() + layer.mapping().area.height() / 3));
        QTest::mousePress(opened.timeline->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, opened.timeline->viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(opened.timeline->viewport(), &move);
        QTest::mouseRelease(opened.timeline->viewport(), Qt::LeftButton, {}, to);
        const double line = layer.contents().thresholds.front().y;
        int below = 0;
        for (const std::uint32_t session : opened.view.data()->result.order)
            below += opened.view.data()->result.likelihoods.sessions[session].rarestWindow < line ? 1 : 0;
        QVERIFY(below > 0 && below < opened.all());
        QCOMPARE(opened.sessions->model()->rowCount(), below);
        QTest::mouseClick(opened.part<QPushButton>("showAllSessions"), Qt::LeftButton);
        QCOMPARE(opened.sessions->model()->rowCount(), opened.all());
    }

    void ranksAreEvenlySpacedAndTheirLineCountsThem()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        opened.choose("timelineScale", 1);
        const auto &marks = *opened.timeline->layer().contents().marks.marks;
        for (std::size_t rank = 1; rank < marks.size(); ++rank)
            QVERIFY(std::abs(marks[rank].y - marks[rank - 1].y - 100.0 / double(marks.size())) < 1e-9);
        Q_EMIT opened.timeline->thresholdMoved(50);
        QCOMPARE(opened.sessions->model()->rowCount(), int(std::lround(opened.all() / 2.0)));
    }

    void everyUserHasALane()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        opened.choose("timelineScale", 2);
        const PlotLayer &layer = opened.timeline->layer();
        QVERIFY(layer.frame().yTicks.size() > 1);
        const auto &marks = *layer.contents().marks.marks;
        const auto &result = opened.view.data()->result;
        QCOMPARE(marks.front().y, double(layer.frame().yTicks.size() - 1)); // the least likely on top
        for (std::size_t a = 0; a < marks.size(); a += 7) {
            for (std::size_t b = 0; b < marks.size(); b += 5) {
                if (result.session(result.order[a]).user == result.session(result.order[b]).user)
                    QCOMPARE(marks[a].y, marks[b].y);
            }
        }
        QVERIFY(layer.contents().thresholds.empty());
    }

    void rareParametersLeadToTheirEvents()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        opened.tables->showPage(opened.view.findChild<ParameterSetsPage *>());
        auto *sets = opened.part<DataTable>("parameterSets");
        QVERIFY(sets->isVisible());
        const auto &found = opened.view.data()->parameterSets;
        QCOMPARE(sets->model()->rowCount(), int(found.size()));
        for (std::size_t i = 1; i < found.size(); ++i)
            QVERIFY(found[i - 1].log10Likelihood <= found[i].log10Likelihood);
        QSignalSpy requested(&opened.workbench.selection, &Selection::eventsRequested);
        sets->setFocus();
        sets->setCurrentIndex(sets->model()->index(0, 0));
        QTest::keyClick(sets, Qt::Key_Return);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(opened.workbench.selection.scope().rows->size(), found.front().uses);
    }

    void aStepOfTheModelNarrowsToTheSessionsThatTakeIt()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<TransitionPage *>();
        opened.tables->showPage(page);
        auto *steps = opened.part<DataTable>("transitions");
        const auto edges = opened.view.data()->edges->all();
        QCOMPARE(steps->model()->rowCount(), int(edges.size()));
        steps->setFocus();
        steps->setCurrentIndex(steps->model()->index(0, 0));
        QTest::keyClick(steps, Qt::Key_Return);
        QVERIFY(opened.sessions->isVisible());
        const int some = opened.sessions->model()->rowCount();
        QVERIFY(some > 0 && some < opened.all());

        // In the picture: the arrow keys choose, Enter opens, table and picture agree.
        opened.tables->showPage(page);
        TransitionGraph &graph = page->graph();
        graph.setFocus();
        const std::size_t next = graph.current() ? *graph.current() + 1 : 0; // of the row that was chosen
        QTest::keyClick(&graph, Qt::Key_Right);
        QCOMPARE(graph.current(), std::optional(next));
        QVERIFY(steps->currentIndex().isValid());
        const QPointF at = graph.pathOf(1).pointAtPercent(0.5);
        const auto under = graph.edgeAt(at);
        QVERIFY(under.has_value());
        QTest::mouseClick(&graph, Qt::LeftButton, {}, at.toPoint());
        QVERIFY(graph.current().has_value());
        QTest::keyClick(&graph, Qt::Key_Return);
        QVERIFY(opened.sessions->isVisible());
    }

    void theStepsCountedByHandAreThoseOfTheSessions()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const auto &data = *opened.view.data();
        for (const explain::TransitionEdge &edge : data.edges->all()) {
            const std::vector<bool> takes = sessionsWithStep(data.result, edge);
            const auto sessions = std::ranges::count(takes, true);
            QVERIFY(sessions >= 1 && sessions <= std::ptrdiff_t(edge.count));
        }
        const auto drawn = drawnEdges(*data.edges, {.rarestFirst = true, .mostEdges = 10, .mostStates = 5});
        QVERIFY(!drawn.empty() && drawn.size() <= 10);
        for (std::size_t i = 1; i < drawn.size(); ++i)
            QVERIFY(data.edges->all()[drawn[i - 1]].probability <= data.edges->all()[drawn[i]].probability);
    }

    void theLimitsAreShownAsHistogramsAndTheValleyIsTaken()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<CutPage *>();
        QSignalSpy counted(page, &CutPage::counted);
        opened.tables->showPage(page);
        QVERIFY(!counted.empty() || counted.wait(20000));
        const auto &preview = page->preview();
        QCOMPARE(preview->sessions.sessions, std::size_t(opened.all()));
        std::uint64_t sessions = 0;
        for (const auto &bin : preview->sessions.lengths)
            sessions += bin.sessions;
        QCOMPARE(sessions, std::uint64_t(opened.all()));
        QCOMPARE(opened.part<QLineEdit>("parameterColumns")->placeholderText(), QStringLiteral("Parameters"));
        for (const auto *chart : page->findChildren<HistogramChart *>())
            QVERIFY(!chart->bars().empty());
        const auto charts = page->findChildren<HistogramChart *>();
        QVERIFY(std::any_of(charts.begin(), charts.end(), [](const auto *chart) { // round durations, not bounds of bars
            return std::any_of(chart->ticks().begin(), chart->ticks().end(),
                               [](const HistogramMark &tick) { return tick.label == QStringLiteral("1 min"); });
        }));
        auto *take = opened.part<QPushButton>("takeGap");
        QCOMPARE(take->isVisible(), preview->gaps.valley.has_value() && *preview->gaps.valley != 2 * kMinuteUs);
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        Q_EMIT page->gapProposed(30 * kSecondUs);
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.params.sessions.maxGap, 30 * kSecondUs);
        QCOMPARE(opened.part<QLineEdit>("maxGap")->text(), QStringLiteral("30s"));
    }

    void aPersonDecidesWhoseValuesCount()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        auto *page = opened.view.findChild<ModelPage *>();
        opened.tables->showPage(page);
        auto *table = opened.part<DataTable>("modelled");
        QVERIFY(table->model()->rowCount() > 0);
        const std::size_t before = opened.view.data()->result.model->modellable().size();
        const bool was = table->model()->index(0, 0).data().toString().contains(QStringLiteral("yes"));
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.model->modellable().size(), was ? before - 1 : before + 1);
        QTest::mouseClick(opened.part<QPushButton>("modelledByRule"), Qt::LeftButton);
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.model->modellable().size(), before);
    }

    void aModelIsKeptScoredByAndDeleted()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("copy.anomalyst")).toStdString());
        std::filesystem::copy_file(m_case, path);
        Opened opened;
        QVERIFY(opened.open(path));
        const auto best = opened.view.data()->result.likelihoods.sessions;
        opened.tables->showPage(opened.view.findChild<ModelPage *>());
        QTest::mouseClick(opened.part<QPushButton>("keepModel"), Qt::LeftButton);
        auto *dialog = opened.view.window()->findChild<QInputDialog *>(QStringLiteral("modelName"));
        QVERIFY(dialog);
        dialog->setTextValue(QStringLiteral("march"));
        dialog->accept();
        auto *names = opened.part<QListWidget>("keptModels");
        QTRY_COMPARE(names->count(), 1);
        names->setCurrentRow(0);
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        QTest::mouseClick(opened.part<QPushButton>("useModel"), Qt::LeftButton);
        QVERIFY(arrived.wait(20000));
        QVERIFY(opened.view.data()->result.learnt != nullptr);
        for (std::size_t i = 0; i < best.size(); ++i) // it has learnt from these very sessions
            QVERIFY(std::abs(best[i].rarestWindow - opened.view.data()->result.likelihoods.sessions[i].rarestWindow) < 1e-9);
        names->setCurrentRow(0);
        QTest::mouseClick(opened.part<QPushButton>("deleteModel"), Qt::LeftButton);
        QTRY_COMPARE(names->count(), 0);
    }

    void oneStretchOfTimeTeachesWhatIsUsualInAnother()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const auto &table = *opened.view.data()->result.table;
        const auto [first, last] = std::ranges::minmax(table.times);
        const TimeUs middle = first + (last - first) / 2;
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        opened.workbench.filters.setTime(TimeWindow{first, middle});
        QVERIFY(arrived.wait(20000));
        const std::size_t taught = opened.view.data()->result.table->sessions.size();
        auto *training = opened.part<QComboBox>("training");
        training->setCurrentIndex(1); // the events shown now
        Q_EMIT training->activated(1);
        QVERIFY(arrived.wait(20000));
        QVERIFY2(training->currentText().startsWith(QStringLiteral("as shown before: ")), qPrintable(training->currentText()));

        opened.workbench.filters.setTime(TimeWindow{middle, last + 1});
        QVERIFY(arrived.wait(20000));
        const result::SequencesResult &result = opened.view.data()->result;
        QVERIFY(result.learnt != nullptr);
        QVERIFY2(result.learnt->about.starts_with(std::to_string(taught) + " sessions"), result.learnt->about.c_str());
        QVERIFY(std::ranges::all_of(result.table->times, [&](TimeUs time) { return time >= middle; }));

        training->setCurrentIndex(0);
        Q_EMIT training->activated(0);
        QVERIFY(arrived.wait(20000));
        QVERIFY(opened.view.data()->result.learnt == nullptr);
    }

    void everySessionCanBeScoredByTheOthers()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        opened.part<QCheckBox>("leaveOneOut")->setChecked(true);
        QVERIFY(arrived.wait(20000));
        QVERIFY(opened.view.data()->result.params.model.leaveOneOut);
        auto *command = opened.part<QComboBox>("commandColumn");
        QVERIFY(command->count() > 2);
        command->setCurrentIndex(command->findData(QStringLiteral("UserId")));
        Q_EMIT command->activated(command->currentIndex());
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.params.sessions.commandColumn, std::string("UserId"));
    }

    void anotherWindowKeepsTheModel()
    {
        Opened opened;
        QVERIFY(opened.open(m_case));
        const auto model = opened.view.data()->result.model;
        QSignalSpy arrived(&opened.view, &SequencesView::resultArrived);
        opened.part<QSpinBox>("window")->setValue(5);
        QVERIFY(arrived.wait(20000));
        QCOMPARE(opened.view.data()->result.model, model);
        QCOMPARE(opened.view.data()->result.params.model.window, 5);
        const auto fresh = result::analyseSequences(*opened.workbench.openCase.columns(opened.view.data()->log),
                                                    opened.view.data()->asked);
        QCOMPARE(fresh.order, opened.view.data()->result.order);
    }
};

QTEST_MAIN(SequencePagesTest)
#include "tst_sequence_pages.moc"
