// "20,000 processes: which few sessions should I read?" Sessions ordered by rarity above, clusters with a
// representative below, parameters beside them. A double click leads to the events behind a row. GUI thread; the analysis
// runs on a worker.
#pragma once

#include "ui/models/clusters_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

class QAction;

namespace anomalyst::ui
{

class AnalysisPage;
class ClusterOutlook;
class ClusterPanels;
class ClusterParameters;

class ClustersView : public QWidget
{
    Q_OBJECT
public:
    explicit ClustersView(Workbench &workbench, QWidget *parent = nullptr);

    QAction *exportAction() const { return m_exportActions.front(); }
    const QList<QAction *> &exportActions() const { return m_exportActions; }
    const ClustersData *data() const { return m_data.get(); }
    ClusterPanels &panels() const { return *m_panels; }

public Q_SLOTS:
    void rerun();

Q_SIGNALS:
    void resultArrived();
    void curveArrived();

private:
    void chooseLog();
    void showLogDefaults();
    void present(ClustersData data);
    void showFailure(const JobFailure &failure);

    Workbench &m_workbench;
    LogId m_log;
    std::shared_ptr<const ClustersData> m_data;

    AnalysisPage *m_page = nullptr;
    ClusterPanels *m_panels = nullptr;
    ClusterParameters *m_parameters = nullptr;
    ClusterOutlook *m_outlook = nullptr;
    QList<QAction *> m_exportActions;
};

} // namespace anomalyst::ui
