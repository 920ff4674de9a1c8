// Stretches that are left out, gaps, and the season that a person chooses: in the real view, offscreen.
#include "tests/ui/timeseries/series_stage.h"
#include "ui/charts/brush_bar.h"
#include "ui/charts/overview_strip.h"
#include "ui/charts/period_evidence_chart.h"
#include "ui/views/timeseries/brush_actions.h"
#include "ui/views/timeseries/left_out_list.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace anomalyst;
using namespace anomalyst::ui;
using test::Stage;

namespace
{

template<class Button>
Button *buttonOf(const QWidget &within, const QString &text)
{
    for (Button *each : within.findChildren<Button *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

// Brushes the hours [from, to) and leaves them out by the bar's button.
void leaveOut(const Stage &stage, std::size_t from, std::size_t to)
{
    stage.drag(stage.pixelOf(stage.hour(from)), stage.pixelOf(stage.hour(to)));
    auto *button = buttonOf<QToolButton>(stage.view->brushActions().bar(), QStringLiteral("Leave out"));
    QVERIFY(button != nullptr);
    QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!arrived.empty(), 20'000);
}

std::size_t hatchedSpans(const Stage &stage, const QString &label)
{
    const auto &spans = stage.panel().layer().contents().spans;
    return static_cast<std::size_t>(std::ranges::count_if(
        spans, [&](const SpanData &span) { return span.fill.style() != Qt::SolidPattern && span.label == label; }));
}

} // namespace

class LeftOutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBrushedStretchIsLeftOutHatchedAndKeptInTheCase();
    void deleteTakesItBack();
    void renamingKeepsTheResult();
    void gapsAreHatchedAndNotBridged();
    void aCandidateOfTheEvidenceBecomesThePeriod();
    void ctrlOrSpaceUsesTwoPeriods();
    void aSeriesTooShortForASeasonIsShownWithoutOne();
};

void LeftOutTest::aBrushedStretchIsLeftOutHatchedAndKeptInTheCase()
{
    Stage stage;
    QVERIFY(stage.arrive());
    QCOMPARE(stage.view->series()->periods.size(), std::size_t{1});
    QSignalSpy kept(&stage.workbench.leftOut, &LeftOutTimes::kept);
    leaveOut(stage, stage.flows.spikeHour - 2, stage.flows.spikeHour + 4);
    const auto &anomalies = stage.view->series()->anomalies; // others are seen better without that spike
    for (std::size_t hour = stage.flows.spikeHour - 2; hour < stage.flows.spikeHour + 4; ++hour)
        QCOMPARE(int(anomalies[hour]), 0);
    QCOMPARE(hatchedSpans(stage, QStringLiteral("Maintenance")), std::size_t{1});
    QVERIFY(!stage.workbench.time.brush());
    QTRY_VERIFY(!kept.empty());
    const CaseContents again = readCase(stage.workbench.openCase.path());
    const auto &times = again.leftOut.at(again.logs.front().id.value);
    QCOMPARE(times.size(), std::size_t{1});
    QCOMPARE(times[0].window.begin, stage.hour(stage.flows.spikeHour - 2));
    QCOMPARE(times[0].window.end, stage.hour(stage.flows.spikeHour + 4));
    QCOMPARE(times[0].label, std::string("Maintenance"));

    Workbench other; // as another session
    other.openCase.setContents(again);
    QCOMPARE(other.leftOut.of(again.logs.front().id), times);
}

void LeftOutTest::deleteTakesItBack()
{
    Stage stage;
    QVERIFY(stage.arrive());
    leaveOut(stage, stage.flows.spikeHour - 2, stage.flows.spikeHour + 4);
    auto *list = stage.editor<LeftOutList>("leftOut");
    QCOMPARE(list->topLevelItemCount(), 1);
    list->setCurrentItem(list->topLevelItem(0));
    QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(!arrived.empty(), 20'000);
    QCOMPARE(stage.view->series()->periods.size(), std::size_t{1});
    QCOMPARE(list->topLevelItemCount(), 0);
    QCOMPARE(hatchedSpans(stage, QStringLiteral("Maintenance")), std::size_t{0});
    QVERIFY(stage.arrive());
    QVERIFY(readCase(stage.workbench.openCase.path()).leftOut.empty());
}

void LeftOutTest::renamingKeepsTheResult()
{
    Stage stage;
    QVERIFY(stage.arrive());
    leaveOut(stage, 20, 30);
    auto *list = stage.editor<LeftOutList>("leftOut");
    const auto *before = stage.view->data();
    list->topLevelItem(0)->setText(0, QStringLiteral("Patch day"));
    QCOMPARE(hatchedSpans(stage, QStringLiteral("Patch day")), std::size_t{1});
    QVERIFY(stage.arrive());
    QCOMPARE(stage.view->data(), before);
    const auto kept = readCase(stage.workbench.openCase.path()).leftOut;
    QCOMPARE(kept.begin()->second.front().label, std::string("Patch day"));
}

void LeftOutTest::gapsAreHatchedAndNotBridged()
{
    test::FlowCase flows;
    flows.emptyFrom = 100;
    flows.emptyTo = 110;
    Stage stage(flows);
    QVERIFY(stage.arrive());
    QCOMPARE(hatchedSpans(stage, {}), std::size_t{0}); // a sum of nothing is 0
    auto *aggregate = stage.editor<QComboBox>("aggregate");
    QSignalSpy arrived(stage.view.get(), &TimeSeriesView::resultArrived);
    aggregate->setCurrentIndex(aggregate->findText(QStringLiteral("mean")));
    Q_EMIT aggregate->activated(aggregate->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(!arrived.empty(), 20'000);
    QCOMPARE(stage.view->series()->observed.filledBuckets, std::size_t{10});
    QCOMPARE(hatchedSpans(stage, {}), std::size_t{1});
    const PlotContents &contents = stage.panel().layer().contents();
    const DenseValues &line = contents.lines.back().values; // the observed one
    QVERIFY(std::isfinite(line.y(99)) && std::isfinite(line.y(110)));
    for (std::size_t hour = 100; hour < 110; ++hour)
        QVERIFY(std::isnan(line.y(hour)));
    QVERIFY(std::isfinite(contents.lines.front().values.y(105))); // what is expected goes on
}

void LeftOutTest::aCandidateOfTheEvidenceBecomesThePeriod()
{
    Stage stage;
    QVERIFY(stage.arrive());
    auto *evidence = stage.editor<PeriodEvidenceChart>("periodEvidence");
    QVERIFY(!evidence->candidates().empty());
    const auto day = std::ranges::find(evidence->candidates(), 24, &analysis::PeriodCandidate::period);
    QVERIFY(day != evidence->candidates().end());
    QVERIFY2(evidence->sentence().contains(QStringLiteral("24 buckets (1 d)")), qPrintable(evidence->sentence()));
    QVERIFY(evidence->sentence().contains(QStringLiteral("in use")));
    auto *period = stage.editor<QSpinBox>("period");
    auto *choice = stage.editor<QComboBox>("periodChoice");
    QSignalSpy chosen(evidence, &PeriodEvidenceChart::periodsChosen);
    QTest::mouseClick(evidence, Qt::LeftButton, {},
                      evidence->positionOf(static_cast<std::size_t>(day - evidence->candidates().begin())).toPoint());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(choice->currentData().toInt(), static_cast<int>(result::PeriodChoice::Given));
    QCOMPARE(period->value(), 24);
}

void LeftOutTest::ctrlOrSpaceUsesTwoPeriods()
{
    PeriodEvidenceChart chart;
    chart.resize(240, 110);
    auto evidence = std::make_shared<analysis::PeriodEvidence>();
    evidence->autocorrelation.assign(400, 0.1);
    evidence->power.assign(400, 1);
    evidence->candidates = {{168, 0.9, 40, true}, {24, 0.8, 90, true}, {84, 0.4, 9, false}};
    chart.setEvidence(evidence, {24}, kHourUs);
    QSignalSpy chosen(&chart, &PeriodEvidenceChart::periodsChosen);
    const auto lastChosen = [&] { return chosen.back().front().value<std::vector<int>>(); };
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(chart.sentence().contains(QStringLiteral("168 buckets")));
    QTest::keyClick(&chart, Qt::Key_Space);
    QCOMPARE(lastChosen(), (std::vector<int>{24, 168}));
    chart.setEvidence(evidence, {24, 168}, kHourUs);
    QTest::mouseClick(&chart, Qt::LeftButton, Qt::ControlModifier, chart.positionOf(1).toPoint());
    QCOMPARE(lastChosen(), (std::vector<int>{24, 84})); // in the place of the nearer one
    QTest::mouseClick(&chart, Qt::LeftButton, Qt::ControlModifier, chart.positionOf(2).toPoint());
    QCOMPARE(lastChosen(), (std::vector<int>{24}));
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(lastChosen(), (std::vector<int>{168}));
    chart.setEvidence(nullptr, {}, kHourUs);
    QVERIFY(chart.sentence().isEmpty());
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(chosen.size(), 4);
}

void LeftOutTest::aSeriesTooShortForASeasonIsShownWithoutOne()
{
    test::FlowCase flows;
    flows.hours = 30; // less than two days
    Stage stage(flows);
    QTRY_VERIFY(stage.labels().join(QLatin1Char(' ')).contains(QStringLiteral("two periods"), Qt::CaseInsensitive));
    auto *button = buttonOf<QPushButton>(*stage.view, QStringLiteral("Without a season"));
    QVERIFY(button != nullptr && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return stage.view->series() != nullptr; }, 20'000));
    QVERIFY(stage.view->series()->seasons.empty());
    QVERIFY(stage.labels().join(QLatin1Char(' ')).contains(QStringLiteral("no season")));
}

QTEST_MAIN(LeftOutTest)
#include "tst_left_out.moc"
