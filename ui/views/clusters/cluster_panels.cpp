#include "ui/views/clusters/cluster_panels.h"

#include "ui/views/clusters/cluster_list.h"
#include "ui/views/clusters/comparison_page.h"
#include "ui/views/clusters/map_page.h"
#include "ui/views/clusters/process_page.h"
#include "ui/views/clusters/rare_session_list.h"
#include "ui/views/clusters/session_page.h"
#include "ui/views/clusters/stack_page.h"
#include "ui/widgets/panel_tabs.h"

namespace anomalyst::ui
{

ClusterPanels::ClusterPanels(Workbench &workbench, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_workbench(workbench)
    , m_upper(new PanelTabs)
    , m_lower(new PanelTabs)
    , m_sessions(new RareSessionList(workbench))
    , m_clusters(new ClusterList)
    , m_session(new SessionPage(workbench))
    , m_comparison(new ComparisonPage(workbench))
    , m_map(new MapPage(workbench))
    , m_processes(new ProcessPage(workbench))
    , m_stack(new StackPage(workbench))
{
    setHandleWidth(10);
    setChildrenCollapsible(false);
    m_upper->addPage(tr("Sessions, rarest first"), m_sessions);
    m_upper->addPage(tr("Map"), m_map);
    m_upper->addPage(tr("Process tree"), m_processes);
    m_upper->addPage(tr("Stacking"), m_stack);
    m_lower->addPage(tr("Clusters of alike events"), m_clusters);
    m_lower->addPage(tr("Events of the session"), m_session);
    m_lower->addPage(tr("Comparison"), m_comparison);
    addWidget(m_upper);
    addWidget(m_lower);
    connectPages();
}

void ClusterPanels::connectPages()
{
    connect(m_sessions, &RareSessionList::sessionSelected, this,
            [this](std::size_t session) { m_session->showSession(m_data, session); });
    connect(m_sessions, &RareSessionList::sessionOpened, this, [this](std::size_t session) {
        m_session->showSession(m_data, session);
        m_lower->showPage(m_session);
        m_session->focusEvents();
    });
    connect(m_clusters, &ClusterList::clusterSelected, this,
            [this](std::size_t cluster) { m_workbench.selection.select(clusterDetails(*m_data, cluster)); });
    connect(m_clusters, &ClusterList::clusterOpened, this,
            [this](std::size_t cluster) { m_workbench.selection.showEvents(clusterScope(*m_data, cluster)); });
    connect(m_clusters, &ClusterList::comparisonAsked, this, [this](std::size_t left, std::size_t right) {
        m_comparison->compare(m_data, left, right);
        m_lower->showPage(m_comparison);
    });
    connect(m_map, &MapPage::choiceChanged, this, [this] {
        const auto &chosen = m_map->chosen();
        m_clusters->showOnly(chosen ? std::optional(chosen->isSummary) : std::nullopt);
        m_sessions->showOnly(chosen ? std::optional(chosen->isSession) : std::nullopt);
    });
    connect(m_map, &MapPage::clusterOpened, this, [this](std::size_t cluster) {
        m_lower->showPage(m_clusters);
        m_clusters->selectCluster(cluster);
    });
}

void ClusterPanels::setLog(LogId log)
{
    m_stack->setLog(log);
}

void ClusterPanels::setData(std::shared_ptr<const ClustersData> found)
{
    m_data = std::move(found);
    m_session->clear();
    m_comparison->clear();
    m_sessions->setData(m_data);
    m_clusters->setData(m_data);
    m_map->setClusters(m_data);
    m_processes->setClusters(m_data);
}

} // namespace anomalyst::ui
