// What a cluster analysis found, as pages: sessions above, clusters and what leads on from them below. GUI thread.
#pragma once

#include "ui/models/clusters_tables.h"
#include "ui/state/workbench.h"

#include <QSplitter>

namespace anomalyst::ui
{

class ClusterList;
class ComparisonPage;
class MapPage;
class PanelTabs;
class ProcessPage;
class RareSessionList;
class SessionPage;
class StackPage;

class ClusterPanels : public QSplitter
{
    Q_OBJECT
public:
    explicit ClusterPanels(Workbench &workbench, QWidget *parent = nullptr);

    void setLog(LogId log);
    void setData(std::shared_ptr<const ClustersData> data); // null: none

    PanelTabs &upper() const { return *m_upper; }
    PanelTabs &lower() const { return *m_lower; }

private:
    void connectPages();

    Workbench &m_workbench;
    std::shared_ptr<const ClustersData> m_data;
    PanelTabs *m_upper;
    PanelTabs *m_lower;
    RareSessionList *m_sessions;
    ClusterList *m_clusters;
    SessionPage *m_session;
    ComparisonPage *m_comparison;
    MapPage *m_map;
    ProcessPage *m_processes;
    StackPage *m_stack;
};

} // namespace anomalyst::ui
