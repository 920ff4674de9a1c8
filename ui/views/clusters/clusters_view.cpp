#include "ui/views/clusters/clusters_view.h"

#include "core/export/result_tables.h"
#include "core/store/event_reader.h"
#include "ui/models/value_text.h"
#include "ui/views/clusters/cluster_outlook.h"
#include "ui/views/clusters/cluster_parameters.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/panel_tabs.h"

#include <QAction>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

ClustersView::ClustersView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_page(new AnalysisPage)
    , m_upper(new PanelTabs)
    , m_lower(new PanelTabs)
    , m_sessions(new DataTable)
    , m_clusters(new DataTable)
    , m_sessionsModel(new ResultTableModel(this))
    , m_clustersModel(new ResultTableModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_page->setContent(makeTables());
    m_parameters = new ClusterParameters(m_workbench, *m_page);
    m_outlook = new ClusterOutlook(m_workbench, *m_parameters, this);
    connect(m_outlook, &ClusterOutlook::curveArrived, this, &ClustersView::curveArrived);

    connect(m_page, &AnalysisPage::logChosen, this, [this](qint64 id) {
        m_log = LogId{id};
        showLogDefaults();
        rerun();
    });
    connect(m_page, &AnalysisPage::changeSettled, this, &ClustersView::rerun);
    connect(m_page, &AnalysisPage::messageButtonClicked, this, &ClustersView::rerun);
    connect(&workbench.openCase, &OpenCase::contentsChanged, this, &ClustersView::chooseLog);
    connect(&workbench.filters, &FilterStack::filtersChanged, m_page, &AnalysisPage::touch);
    makeExports();
    chooseLog();
}

QWidget *ClustersView::makeTables()
{
    m_sessions->setModel(m_sessionsModel);
    m_clusters->setModel(m_clustersModel);
    m_sessions->setObjectName(QStringLiteral("sessions"));
    m_clusters->setObjectName(QStringLiteral("clusters"));
    m_sessions->setAccessibleName(tr("Sessions, rarest first"));
    m_clusters->setAccessibleName(tr("Clusters of alike events"));
    connect(m_sessions, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            selectSession(m_sessionsModel->resultRow(index));
    });
    connect(m_sessions, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        m_workbench.selection.showEvents(sessionScope(m_sessionsModel->resultRow(index)));
    });
    connect(m_clusters, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            selectCluster(m_clustersModel->resultRow(index));
    });
    connect(m_clusters, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        m_workbench.selection.showEvents(clusterScope(m_clustersModel->resultRow(index)));
    });
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    m_upper->addPage(tr("Sessions, rarest first"), m_sessions);
    m_lower->addPage(tr("Clusters of alike events"), m_clusters);
    splitter->addWidget(m_upper);
    splitter->addWidget(m_lower);
    return splitter;
}

void ClustersView::makeExports()
{
    using Write = void (*)(const exporting::OutputTarget &, const ClustersData &, const store::EventColumns &,
                           const WorkContext &);
    const auto add = [this](const QString &title, const QString &name, Write write) {
        auto *action = new QAction(title + QStringLiteral("…"), this);
        connect(action, &QAction::triggered, this, [this, title, name, write] {
            const auto events = m_workbench.openCase.columns(m_log);
            if (!m_data || !events)
                return;
            m_workbench.exports.request(
                {title, name, [data = m_data, events, write](const auto &target, const auto &context) {
                     write(target, *data, *events, context);
                 }});
        });
        m_exportActions.append(action);
    };
    add(tr("Sessions by rarity"), QStringLiteral("sessions.csv"),
        [](const auto &target, const auto &data, const auto &, const auto &context) {
            exporting::writeClusterSessions(target, data.result, context);
        });
    add(tr("Clusters"), QStringLiteral("clusters.csv"),
        [](const auto &target, const auto &data, const auto &events, const auto &context) {
            store::EventReader reader(events.casePath(), events.log().id);
            exporting::writeClusters(target, data.result, reader, context);
        });
    add(tr("Events with features and clusters"), QStringLiteral("events.csv"),
        [](const auto &target, const auto &data, const auto &, const auto &context) {
            exporting::writeClusterEvents(target, data.result, context);
        });
}

void ClustersView::chooseLog()
{
    m_data.reset();
    m_sessionsModel->clear();
    m_clustersModel->clear();
    m_page->setSummary({});
    const auto suits = [](const store::LogInfo &log) {
        return log.columnWithRole(Role::CommandLine) ? 2 : log.columnWithRole(Role::Process) ? 1 : 0;
    };
    QList<AnalysisPage::LogChoice> choices;
    const store::LogInfo *best = nullptr;
    for (const store::LogInfo &log : m_workbench.openCase.logs()) {
        choices.append({log.id.value, QString::fromStdString(log.name)});
        if (best == nullptr || suits(log) > suits(*best))
            best = &log;
    }
    m_log = best != nullptr ? best->id : LogId();
    m_page->setLogs(choices, m_log.value);
    if (best == nullptr) {
        m_page->showMessage(tr("No log yet"),
                            tr("Open a log with process events, or any log whose events can be measured."));
        return;
    }
    showLogDefaults();
    rerun();
}

void ClustersView::showLogDefaults()
{
    if (const store::LogInfo *log = m_workbench.openCase.log(m_log))
        m_parameters->setLog(*log);
}

void ClustersView::rerun()
{
    const auto events = m_workbench.openCase.columns(m_log);
    if (!events)
        return;
    if (m_parameters->hasNoFeatureChosen()) {
        showFailure(
            {tr("No feature is chosen"), {}, tr("Tick a feature in the list, or build one with Edit features…")});
        return;
    }
    result::ClustersParams params = m_parameters->params();
    params.selection = m_workbench.filters.selectionFor(m_log);
    m_page->setStale(m_data != nullptr);
    m_workbench.jobs.start<ClustersData>(
        this, QStringLiteral("clusters"), tr("Clustering %1").arg(QString::fromStdString(events->log().name)),
        [events, params](const WorkContext &context) { return readClustersData(*events, params, context); },
        {.done = [this](ClustersData data) { present(std::move(data)); },
         .failed = [this](const JobFailure &failure) { showFailure(failure); },
         .cancelled =
             [this] {
                 if (!m_data)
                     m_page->showMessage(tr("Cancelled"), tr("The clusters were not computed."), tr("Run again"));
             }});
}

void ClustersView::present(ClustersData data)
{
    m_data = std::make_shared<const ClustersData>(std::move(data));
    const result::ClustersResult &result = m_data->result;
    m_parameters->showUsed(result.params);
    m_sessionsModel->setContents(
        m_data, result.sessions.size(), rareSessionColumns(m_data),
        [data = m_data](std::size_t row) { return row < 3 && data->result.sessions[row].meanRarity > 0.2; });
    m_clustersModel->setContents(m_data, result.summaries.size(), clusterColumns(m_data),
                                 [data = m_data](std::size_t row) { return data->result.summaries[row].label < 0; });
    QList<int> widths(static_cast<qsizetype>(result.params.sessionColumns.size()), 108);
    m_sessions->setColumnWidths(widths << 132 << 62 << 146 << 92 << 146 << 84);
    m_clusters->setColumnWidths({68, 138, 124, 132, 420, 146, 146});
    m_page->setStale(false);
    m_page->setSummary(tr("%1 of %2 events · %3 different · %4 clusters · %5 single events · %6 sessions")
                           .arg(countText(result.rows.size()), countText(result.rows.total),
                                countText(result.clusters.distinctRows), countText(result.clusters.clusterSizes.size()),
                                countText(result.clusters.noise), countText(result.sessions.size())));
    m_page->showContent();
    m_outlook->lookAt(m_data);
    Q_EMIT resultArrived();
}

void ClustersView::showFailure(const JobFailure &failure)
{
    m_page->setStale(false);
    m_page->showMessage(failure.problem, failure.remedy.isEmpty() ? failure.where : failure.remedy, tr("Run again"));
    Q_EMIT resultArrived();
}

EventScope ClustersView::sessionScope(std::size_t row) const
{
    const result::SessionSummary &session = m_data->result.sessions[row];
    return {.log = m_data->log,
            .title = tr("Session %1").arg(sessionName(session.key)),
            .rows = std::make_shared<const std::vector<EventRow>>(session.rows),
            .window = {}};
}

EventScope ClustersView::clusterScope(std::size_t row) const
{
    const result::ClusterSummary &summary = m_data->result.summaries[row];
    std::vector<EventRow> rows =
        summary.label < 0 ? std::vector{summary.representative} : m_data->result.eventsOf(summary.label);
    return {.log = m_data->log,
            .title = clusterName(summary),
            .rows = std::make_shared<const std::vector<EventRow>>(std::move(rows)),
            .window = {}};
}

void ClustersView::selectSession(std::size_t row)
{
    const result::SessionSummary &session = m_data->result.sessions[row];
    Details details;
    details.caption = tr("Selected session");
    details.title = sessionName(session.key);
    details.badge = session.meanRarity > 0.2 ? tr("Unusual") : QString();
    details.sentence = tr("Unusual to the degree of %1: the mean of 1 / cluster size over its %2 events.")
                           .arg(numberText(session.meanRarity, 3), countText(session.events));
    details.facts = {{tr("Rank"), tr("%1 of %2").arg(row + 1).arg(m_data->result.sessions.size())},
                     {tr("Mean rarity"), numberText(session.meanRarity, 4)},
                     {tr("Max rarity"), numberText(session.maxRarity, 4)},
                     {tr("Events"), countText(session.events)},
                     {tr("First"), timeText(session.firstTime)},
                     {tr("Last"), timeText(session.lastTime)},
                     {tr("Duration"), durationText(session.duration())}};
    details.events = sessionScope(row);
    m_workbench.selection.select(std::move(details));
}

void ClustersView::selectCluster(std::size_t row)
{
    const result::ClusterSummary &summary = m_data->result.summaries[row];
    Details details;
    details.caption = tr("Selected cluster");
    details.title = clusterName(summary);
    details.badge = summary.label < 0 ? tr("Noise") : QString();
    details.sentence = summary.label < 0 ? tr("Nothing like this event occurs a second time.")
                                         : tr("%1 events with nearly the same features.").arg(countText(summary.size));
    details.facts = {{tr("Size"), countText(summary.size)},
                     {tr("Rarity"), numberText(summary.rarity, 4)},
                     {tr("First"), timeText(summary.firstTime)},
                     {tr("Last"), timeText(summary.lastTime)}};
    if (!m_data->texts[row].empty())
        details.facts.push_back({tr("Representative"), QString::fromStdString(m_data->texts[row])});
    details.events = clusterScope(row);
    m_workbench.selection.select(std::move(details));
}

} // namespace anomalyst::ui
