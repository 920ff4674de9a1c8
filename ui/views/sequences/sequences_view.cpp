#include "ui/views/sequences/sequences_view.h"

#include "ui/models/value_text.h"
#include "ui/state/kept_models.h"
#include "ui/views/sequences/cut_page.h"
#include "ui/views/sequences/model_page.h"
#include "ui/views/sequences/parameter_sets_page.h"
#include "ui/views/sequences/sequence_exports.h"
#include "ui/views/sequences/sequence_parameters.h"
#include "ui/views/sequences/session_details.h"
#include "ui/views/sequences/session_list.h"
#include "ui/views/sequences/session_steps.h"
#include "ui/views/sequences/session_timeline.h"
#include "ui/views/sequences/training_box.h"
#include "ui/views/sequences/transition_page.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/panel_tabs.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kLabelled = 5; // least likely sessions that carry their name

} // namespace

SequencesView::SequencesView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_page(new AnalysisPage)
    , m_kept(new KeptModels({workbench.openCase, workbench.jobs, workbench.notices}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_page->setContent(makeContent());
    m_parameters = new SequenceParameters(*m_page);
    connectParameters();
    m_exportActions = makeSequenceExports(
        workbench, [this] { return m_data; }, this);

    connect(m_page, &AnalysisPage::logChosen, this, [this](qint64 id) {
        useLog(LogId{id});
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
    m_timeline = new SessionTimeline(m_workbench);
    connect(m_timeline, &SessionTimeline::sessionSelected, this, [this](std::size_t rank) {
        showSessions();
        m_sessions->select(rank);
    });
    connect(m_timeline, &SessionTimeline::sessionOpened, this, &SequencesView::openSession);
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
    splitter->addWidget(m_timeline);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({320, 400});
    return splitter;
}

QWidget *SequencesView::makeSessionsPage()
{
    m_sessions = new SessionList;
    connect(m_sessions, &SessionList::sessionSelected, this, &SequencesView::selectSession);
    connect(m_sessions, &SessionList::sessionOpened, this, &SequencesView::openSession);
    connect(m_sessions, &SessionList::eventsRequested, this,
            [this](std::size_t rank) { m_workbench.selection.showEvents(sessionScope(*m_data, rank)); });
    m_tables = new PanelTabs;
    m_parameterSets = new ParameterSetsPage(m_workbench.selection);
    m_transitions = new TransitionPage;
    connect(m_transitions, &TransitionPage::stepOpened, this, &SequencesView::showSessionsWithStep);
    connect(m_timeline, &SessionTimeline::narrowed, m_sessions, &SessionList::showOnly);
    m_tables->addPage(tr("Sessions, least likely first"), m_sessions);
    m_tables->addPage(tr("Rare parameters"), m_parameterSets);
    m_tables->addPage(tr("Transitions"), m_transitions);
    m_cut = new CutPage(m_workbench);
    m_modelPage = new ModelPage(m_workbench, *m_kept);
    m_tables->addPage(tr("Cut"), m_cut);
    m_tables->addPage(tr("Model"), m_modelPage);
    return m_tables;
}

void SequencesView::chooseLog()
{
    m_data.reset();
    m_sessions->clear();
    m_steps->clear();
    m_timeline->setData(nullptr, 0);
    m_parameterSets->setData(nullptr);
    m_transitions->setData(nullptr);
    m_modelPage->setData(nullptr);
    m_cut->ask(m_log, std::nullopt);
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
        useLog(m_log);
}

void SequencesView::useLog(LogId id)
{
    m_log = id;
    m_modelPage->forgetChoice();
    m_parameters->training().forgetFrozen();
    if (const store::LogInfo *log = m_workbench.openCase.log(id))
        m_parameters->setLog(*log);
    offerTraining();
    rerun();
}

void SequencesView::offerTraining()
{
    m_parameters->training().setChoices(m_workbench.openCase.logs(), m_kept->names());
}

void SequencesView::connectParameters()
{
    m_parameters->training().setShown([this] { return m_workbench.filters.selectionFor(m_log); });
    connect(m_kept, &KeptModels::namesChanged, this, &SequencesView::offerTraining);
    connect(m_cut, &CutPage::gapProposed, m_parameters, &SequenceParameters::setMaxGap);
    connect(m_modelPage, &ModelPage::choiceChanged, m_page, &AnalysisPage::touch);
    connect(m_modelPage, &ModelPage::modelChosen, this, [this](const QString &name) {
        m_parameters->training().chooseModel(name);
        m_page->touch();
    });
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
        params.modellableNames = m_modelPage->chosenNames();
        if (const auto log = m_parameters->training().log())
            params.training = result::TrainingChoice{m_workbench.openCase.columns(*log), {}};
        else if (const auto frozen = m_parameters->training().frozen())
            params.training = result::TrainingChoice{nullptr, *frozen};
    } catch (const Error &error) {
        showFailure({QString::fromStdString(error.problem()), QString::fromStdString(error.where()),
                     QString::fromStdString(error.remedy())});
        return;
    }
    m_cut->ask(m_log, params.sessions);
    m_page->setStale(m_data != nullptr);
    const auto kept = m_parameters->training().model();
    m_workbench.jobs.start<SequencesData>(
        this, QStringLiteral("sequences"), tr("Sessions of %1").arg(displayText(events->log().name)),
        [events, params, kept, casePath = m_workbench.openCase.path(),
         before = m_shownOf == events ? m_data : nullptr](const WorkContext &context) mutable {
            if (kept)
                params.learnt = KeptModels::load(casePath, *kept);
            return before && result::needsWindowsOnly(params, before->asked) ? withOtherWindows(*before, params, context)
                                                                              : readSequencesData(*events, params, context);
        },
        {.done =
             [this, events](SequencesData data) {
                 m_shownOf = events;
                 present(std::move(data));
             },
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
    m_sessions->setData(m_data, kLabelled);
    m_timeline->setData(m_data, kLabelled);
    m_parameterSets->setData(m_data);
    m_transitions->setData(m_data);
    m_modelPage->setData(m_data);
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
    showSessions();
    m_page->showContent();
    Q_EMIT resultArrived();
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
    m_timeline->select(rank);
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
    m_sessions->select(m_openRank);
    m_sessions->setFocus();
}

void SequencesView::showSessionsWithStep(std::size_t edge)
{
    const explain::TransitionEdge &step = m_data->edges->all()[edge];
    std::vector<bool> ranks = sessionsWithStep(m_data->result, step);
    const auto count = static_cast<std::uint64_t>(std::ranges::count(ranks, true));
    const QString reason = tr("%1 of %2 sessions go from %3 to %4")
                               .arg(countText(count), countText(ranks.size()), stateName(*m_data, step.from),
                                    stateName(*m_data, step.to));
    m_timeline->narrow(std::move(ranks), reason);
    m_tables->showPage(m_sessions);
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
