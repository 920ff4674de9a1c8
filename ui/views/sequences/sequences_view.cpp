#include "ui/views/sequences/sequences_view.h"

#include "core/export/result_tables.h"
#include "ui/charts/likelihood_timeline.h"
#include "ui/models/value_text.h"
#include "ui/views/sequences/sequence_parameters.h"
#include "ui/views/sequences/session_details.h"
#include "ui/views/sequences/session_steps.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/panel_tabs.h"

#include <QAction>
#include <QFrame>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kLabelled = 5; // least likely sessions that carry their name

QFrame *makePanel()
{
    auto *panel = new QFrame;
    panel->setProperty("part", QStringLiteral("panel"));
    return panel;
}

} // namespace

SequencesView::SequencesView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_page(new AnalysisPage)
    , m_sessionsModel(new ResultTableModel(this))

{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_page->setContent(makeContent());
    m_parameters = new SequenceParameters(*m_page);
    makeExports();
    connectTimeline();

    connect(m_page, &AnalysisPage::logChosen, this, [this](qint64 id) {
        m_log = LogId{id};
        rerun();
    });
    connect(m_page, &AnalysisPage::changeSettled, this, &SequencesView::rerun);
    connect(m_page, &AnalysisPage::messageButtonClicked, this, &SequencesView::rerun);
    connect(&workbench.openCase, &OpenCase::contentsChanged, this, &SequencesView::chooseLog);
    connect(&workbench.filters, &FilterStack::filtersChanged, m_page, &AnalysisPage::touch);
    chooseLog();
}

bool SequencesView::isShowingSteps() const
{
    return m_pages->currentIndex() == 1;
}

QWidget *SequencesView::makeContent()
{
    m_timeline = new LikelihoodTimeline;
    m_timeline->setObjectName(QStringLiteral("timeline"));
    auto *chart = makePanel();
    auto *chartLayout = new QVBoxLayout(chart);
    chartLayout->setContentsMargins(4, 6, 4, 2);
    chartLayout->addWidget(m_timeline);

    m_pages = new QStackedWidget;
    m_pages->addWidget(makeSessionsPage());
    m_steps = new SessionSteps;
    m_pages->addWidget(m_steps);
    connect(m_steps, &SessionSteps::leaveRequested, this, &SequencesView::showSessions);
    connect(m_steps, &SessionSteps::stepOpened, this, &SequencesView::openStep);
    connect(m_steps, &SessionSteps::eventsRequested, this,
            [this] { m_workbench.selection.showEvents(sessionScope(*m_data, m_openRank)); });

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(chart);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 5);
    return splitter;
}

QWidget *SequencesView::makeSessionsPage()
{
    m_sessions = new DataTable;
    m_sessions->setObjectName(QStringLiteral("sequences"));
    m_sessions->setAccessibleName(tr("Sessions, least likely first"));
    m_sessions->setModel(m_sessionsModel);
    connect(m_sessions, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            selectSession(m_sessionsModel->resultRow(index));
    });
    connect(m_sessions, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { openSession(m_sessionsModel->resultRow(index)); });

    m_tables = new PanelTabs;
    m_tables->addPage(tr("Sessions, least likely first"), m_sessions);
    return m_tables;
}

void SequencesView::makeExports()
{
    using Write = void (*)(const exporting::OutputTarget &, const result::SequencesResult &, const WorkContext &);
    const auto add = [this](const QString &title, const QString &name, Write write) {
        auto *action = new QAction(title + QStringLiteral("…"), this);
        connect(action, &QAction::triggered, this, [this, title, name, write] {
            if (!m_data)
                return;
            m_workbench.exports.request({title, name, [data = m_data, write](const auto &target, const auto &context) {
                                             write(target, data->result, context);
                                         }});
        });
        m_exportActions.append(action);
    };
    add(tr("Sessions by likelihood"), QStringLiteral("sessions.csv"), exporting::writeSequences);
    add(tr("Steps of all sessions"), QStringLiteral("steps.csv"), exporting::writeSteps);
}

void SequencesView::connectTimeline()
{
    VisibleTime &time = m_workbench.time;
    const auto showVisible = [this] { m_timeline->setVisibleTime(m_workbench.time.visible()); };
    connect(&time, &VisibleTime::visibleChanged, this, showVisible);
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
    connect(m_timeline, &LikelihoodTimeline::pointClicked, this, [this](std::size_t rank) {
        showSessions();
        m_sessions->setCurrentIndex(m_sessionsModel->indexOfResultRow(rank));
    });
    connect(m_timeline, &LikelihoodTimeline::pointOpened, this, &SequencesView::openSession);
}

void SequencesView::chooseLog()
{
    m_data.reset();
    m_sessionsModel->clear();
    m_steps->clear();
    m_timeline->setData({});
    m_page->setSummary({});
    const auto suits = [](const store::LogInfo &log) {
        return (log.columnWithRole(Role::Operation) ? 2 : 0) + (log.columnWithRole(Role::User) ? 1 : 0);
    };
    QList<AnalysisPage::LogChoice> choices;
    const store::LogInfo *best = nullptr;
    for (const store::LogInfo &log : m_workbench.openCase.logs()) {
        choices.append({log.id.value, displayText(log.name)});
        if (best == nullptr || suits(log) > suits(*best))
            best = &log;
    }
    m_log = best != nullptr ? best->id : LogId();
    m_page->setLogs(choices, m_log.value);
    if (best == nullptr)
        m_page->showMessage(tr("No log yet"),
                            tr("Open a log that tells who did what: users and their commands or operations."));
    else
        rerun();
}

void SequencesView::rerun()
{
    const auto events = m_workbench.openCase.columns(m_log);
    if (!events)
        return;
    result::SequencesParams params;
    try {
        params = m_parameters->params();
        params.selection = m_workbench.filters.selectionFor(m_log);
    } catch (const Error &error) {
        showFailure({QString::fromStdString(error.problem()), QString::fromStdString(error.where()),
                     QString::fromStdString(error.remedy())});
        return;
    }
    m_page->setStale(m_data != nullptr);
    m_workbench.jobs.start<SequencesData>(
        this, QStringLiteral("sequences"), tr("Sessions of %1").arg(displayText(events->log().name)),
        [events, params](const WorkContext &context) { return readSequencesData(*events, params, context); },
        {.done = [this](SequencesData data) { present(std::move(data)); },
         .failed = [this](const JobFailure &failure) { showFailure(failure); },
         .cancelled =
             [this] {
                 if (!m_data)
                     m_page->showMessage(tr("Cancelled"), tr("The sessions were not scored."), tr("Run again"));
             }});
}

void SequencesView::present(SequencesData data)
{
    m_data = std::make_shared<const SequencesData>(std::move(data));
    const result::SequencesResult &result = m_data->result;
    m_parameters->showUsed(result.params);
    m_sessionsModel->setContents(m_data, result.order.size(), sequenceColumns(m_data),
                                 [](std::size_t row) { return row < kLabelled; });
    QList<int> widths{142};
    for (qsizetype i = 0; i < static_cast<qsizetype>(result.table->userColumns.size()); ++i)
        widths << (i == 0 ? 170 : 104);
    m_sessions->setColumnWidths(widths << 142 << 96 << 86 << 74 << 420);
    m_tables->setNote(m_sessions, result.shortSessions == 0 ? QString()
                                                            : tr("%1 sessions too short for window %2, scored whole")
                                                                  .arg(countText(result.shortSessions))
                                                                  .arg(result.params.model.window));
    m_page->setSummary(tr("%1 sessions of %2 events · %3 different commands")
                           .arg(countText(result.table->sessions.size()), countText(result.table->commands.size()),
                                countText(result.table->commandNames.size())) +
                       (result.table->leftOut > 0
                            ? tr(" · %1 events without time or command left out").arg(countText(result.table->leftOut))
                            : QString()));
    m_page->setStale(false);
    showTimeline();
    showSessions();
    m_page->showContent();
    Q_EMIT resultArrived();
}

void SequencesView::showTimeline()
{
    const result::SequencesResult &result = m_data->result;
    LikelihoodTimelineData points;
    for (std::size_t rank = 0; rank < result.order.size(); ++rank) {
        const std::uint32_t session = result.order[rank];
        const query::Session &at = m_data->session(session);
        const analysis::SessionLikelihood &likelihood = result.likelihoods.sessions[session];
        points.points.push_back({at.begin, at.end - at.begin, likelihood.rarestWindow, likelihood.isShort});
        if (rank < kLabelled)
            points.labels.push_back(displayText(m_data->result.table->userOf(at).front(), 32));
    }
    m_timeline->setData(std::move(points));
    m_timeline->setVisibleTime(m_workbench.time.visible());
}

void SequencesView::showFailure(const JobFailure &failure)
{
    m_page->setStale(false);
    m_page->showMessage(displayText(failure.problem),
                        displayText(failure.remedy.isEmpty() ? failure.where : failure.remedy), tr("Run again"));
    Q_EMIT resultArrived();
}

void SequencesView::selectSession(std::size_t rank)
{
    m_timeline->setSelected(rank);
    m_workbench.selection.select(sessionDetails(*m_data, rank, rank < kLabelled));
}

void SequencesView::openSession(std::size_t rank)
{
    m_openRank = rank;
    m_steps->showSession(m_data, m_data->result.order[rank]);
    m_pages->setCurrentIndex(1);
    m_steps->setFocus();
    selectSession(rank);
}

void SequencesView::showSessions()
{
    const bool had = isShowingSteps();
    m_pages->setCurrentIndex(0);
    if (!had)
        return;
    m_sessions->setCurrentIndex(m_sessionsModel->indexOfResultRow(m_openRank));
    m_sessions->setFocus();
}

void SequencesView::openStep(std::size_t step)
{
    m_workbench.selection.showEvents(stepScope(*m_data, m_openRank, step));
}

void SequencesView::keyPressEvent(QKeyEvent *event)
{
    const bool back =
        event->key() == Qt::Key_Backspace || (event->key() == Qt::Key_Left && event->modifiers() == Qt::AltModifier);
    if (back && isShowingSteps()) {
        showSessions();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace anomalyst::ui
