#include "ui/views/clusters/clusters_view.h"

#include "ui/models/value_text.h"
#include "ui/views/clusters/cluster_exports.h"
#include "ui/views/clusters/cluster_outlook.h"
#include "ui/views/clusters/cluster_panels.h"
#include "ui/views/clusters/cluster_parameters.h"
#include "ui/widgets/analysis_page.h"

#include <QAction>
#include <QVBoxLayout>

namespace anomalyst::ui
{

ClustersView::ClustersView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_page(new AnalysisPage)
    , m_panels(new ClusterPanels(workbench))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    m_page->setContent(m_panels);
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
    m_exportActions = makeClusterExports(workbench, [this] { return m_data; }, this);
    chooseLog();
}

void ClustersView::chooseLog()
{
    m_data.reset();
    m_panels->setData(nullptr);
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
    m_panels->setLog(m_log);
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
    m_panels->setData(m_data);
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

} // namespace anomalyst::ui
