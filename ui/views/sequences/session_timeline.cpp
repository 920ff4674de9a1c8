#include "ui/views/sequences/session_timeline.h"

#include "ui/charts/likelihood_timeline.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kFirstShare = 0.05; // of the sessions lie below the line at first

QString headingOf(TimelineScale scale)
{
    switch (scale) {
    case TimelineScale::Rank:
        return QObject::tr("Percent of the sessions that are less likely");
    case TimelineScale::Lanes:
        return QObject::tr("Sessions by user");
    default:
        return QObject::tr("log10 likelihood of the rarest window");
    }
}

} // namespace

SessionTimeline::SessionTimeline(Workbench &workbench, QWidget *parent)
    : QFrame(parent)
    , m_workbench(workbench)
    , m_scale(new QComboBox)
    , m_note(new ElidedLabel)
    , m_all(new QPushButton(tr("Show all")))
    , m_timeline(new LikelihoodTimeline)
{
    setProperty("part", QStringLiteral("panel"));
    m_timeline->setObjectName(QStringLiteral("timeline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 6, 4, 2);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_timeline, 1);
    connectTime();
    connect(m_timeline, &LikelihoodTimeline::pointClicked, this, &SessionTimeline::sessionSelected);
    connect(m_timeline, &LikelihoodTimeline::pointOpened, this, &SessionTimeline::sessionOpened);
    connect(m_timeline, &LikelihoodTimeline::thresholdMoved, this, &SessionTimeline::moveLine);
}

QWidget *SessionTimeline::makeHead()
{
    m_scale->setObjectName(QStringLiteral("timelineScale"));
    m_scale->setAccessibleName(tr("What goes up"));
    m_scale->addItems({tr("Likelihood"), tr("Rank"), tr("Lanes by user")});
    m_all->setObjectName(QStringLiteral("showAllSessions"));
    m_all->setProperty("part", QStringLiteral("flat"));
    m_all->hide();
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(4, 0, 8, 2);
    layout->setSpacing(10);
    layout->addWidget(m_scale);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_all);
    connect(m_scale, &QComboBox::activated, this, &SessionTimeline::rebuild);
    connect(m_all, &QPushButton::clicked, this, [this] { narrow({}); });
    return head;
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

TimelineScale SessionTimeline::scale() const
{
    return static_cast<TimelineScale>(m_scale->currentIndex());
}

void SessionTimeline::setData(std::shared_ptr<const SequencesData> sequences, std::size_t unusual)
{
    m_data = std::move(sequences);
    m_unusual = unusual;
    m_selected.reset();
    const std::size_t count = m_data ? m_data->result.order.size() : 0;
    m_below = static_cast<std::size_t>(std::ceil(static_cast<double>(count) * kFirstShare));
    narrow({});
}

void SessionTimeline::rebuild()
{
    LikelihoodTimelineData points;
    points.heading = headingOf(scale());
    if (!m_data) {
        m_timeline->setData(std::move(points));
        return;
    }
    const result::SequencesResult &result = m_data->result;
    const SessionPlaces places = placeSessions(*m_data, scale());
    points.y = {places.low, places.high};
    for (std::size_t rank = 0; rank < result.order.size(); ++rank) {
        const query::Session &at = m_data->session(result.order[rank]);
        const analysis::SessionLikelihood &likelihood = result.likelihoods.sessions[result.order[rank]];
        points.points.push_back({at.begin, at.end - at.begin, likelihood.rarestWindow, likelihood.isShort,
                                 m_only && !(*m_only)[rank], places.y[rank]});
        if (rank < m_unusual)
            points.labels.push_back(displayText(result.table->userOf(at).front(), 32));
    }
    if (scale() == TimelineScale::Lanes) {
        points.lanes.emplace();
        for (std::size_t lane = 0; lane < places.lanes.size(); ++lane)
            points.lanes->push_back({static_cast<double>(lane), displayText(places.lanes[lane], 40), {}});
    } else if (!result.order.empty()) {
        points.threshold = lineAbove(*m_data, scale(), m_below);
    }
    m_timeline->setData(std::move(points));
    m_timeline->setVisibleTime(m_workbench.time.visible());
    m_timeline->setSelected(m_selected);
}

// The line follows the pointer; what lies below it is what is looked at.
void SessionTimeline::moveLine(double y)
{
    if (!m_data || scale() == TimelineScale::Lanes)
        return;
    const std::size_t count = m_data->result.order.size();
    m_below = sessionsBelow(*m_data, scale(), y);
    std::vector<bool> below(count);
    std::fill_n(below.begin(), static_cast<std::ptrdiff_t>(m_below), true);
    narrow(std::move(below), tr("%1 of %2 sessions lie below the line (%3)")
                                 .arg(countText(m_below), countText(count),
                                      percentText(static_cast<double>(m_below) / static_cast<double>(count))));
    m_timeline->setThreshold(y);
}

void SessionTimeline::narrow(std::optional<std::vector<bool>> ranks, const QString &reason)
{
    m_only = std::move(ranks);
    m_note->setText(m_only ? reason : tr("Drag the red line to look at the least likely sessions only"));
    m_all->setVisible(m_only.has_value());
    rebuild();
    Q_EMIT narrowed(m_only);
}

void SessionTimeline::select(std::size_t rank)
{
    m_selected = rank;
    m_timeline->setSelected(rank);
}

} // namespace anomalyst::ui
