#include "ui/views/sequences/session_timeline.h"

#include "ui/charts/likelihood_timeline.h"
#include "ui/widgets/display_text.h"

#include <QVBoxLayout>

#include <cmath>

namespace anomalyst::ui
{

SessionTimeline::SessionTimeline(Workbench &workbench, QWidget *parent)
    : QFrame(parent)
    , m_workbench(workbench)
    , m_timeline(new LikelihoodTimeline)
{
    setProperty("part", QStringLiteral("panel"));
    m_timeline->setObjectName(QStringLiteral("timeline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 6, 4, 2);
    layout->addWidget(m_timeline);
    connectTime();
    connect(m_timeline, &LikelihoodTimeline::pointClicked, this, &SessionTimeline::sessionSelected);
    connect(m_timeline, &LikelihoodTimeline::pointOpened, this, &SessionTimeline::sessionOpened);
}

void SessionTimeline::connectTime()
{
    VisibleTime &time = m_workbench.time;
    connect(&time, &VisibleTime::visibleChanged, this,
            [this] { m_timeline->setVisibleTime(m_workbench.time.visible()); });
    connect(&time, &VisibleTime::brushChanged, this, [this] {
        const auto &brush = m_workbench.time.brush();
        m_timeline->layer().setBrush(brush ? std::optional(rangeOf(*brush)) : std::nullopt);
    });
    ChartGestures &gestures = m_timeline->gestures();
    connect(&gestures, &ChartGestures::zoomRequested, this,
            [this](double factor, double x) { m_workbench.time.zoom(factor, std::llround(x)); });
    connect(&gestures, &ChartGestures::panRequested, this,
            [this](double by) { m_workbench.time.pan(std::llround(by)); });
    connect(&gestures, &ChartGestures::fitRequested, &time, &VisibleTime::fit);
    connect(&gestures, &ChartGestures::brushed, this,
            [this](ValueRange range) { m_workbench.time.setBrush(windowOf(range.ordered())); });
    connect(&gestures, &ChartGestures::brushCleared, this, [this] { m_workbench.time.setBrush({}); });
}

void SessionTimeline::setData(const SequencesData &sequences, std::size_t unusual)
{
    const result::SequencesResult &result = sequences.result;
    LikelihoodTimelineData points;
    for (std::size_t rank = 0; rank < result.order.size(); ++rank) {
        const std::uint32_t session = result.order[rank];
        const query::Session &at = sequences.session(session);
        const analysis::SessionLikelihood &likelihood = result.likelihoods.sessions[session];
        points.points.push_back({at.begin, at.end - at.begin, likelihood.rarestWindow, likelihood.isShort});
        if (rank < unusual)
            points.labels.push_back(displayText(result.table->userOf(at).front(), 32));
    }
    m_timeline->setData(std::move(points));
    m_timeline->setVisibleTime(m_workbench.time.visible());
}

void SessionTimeline::clear()
{
    m_timeline->setData({});
}

void SessionTimeline::select(std::size_t rank)
{
    m_timeline->setSelected(rank);
}

} // namespace anomalyst::ui
