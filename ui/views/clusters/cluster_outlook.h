// What other parameters would give, looked at on workers once a result is there: every eps, every min_samples, and
// whether one feature drowns the others. Owned by the view; GUI thread.
#pragma once

#include "ui/models/clusters_tables.h"
#include "ui/state/workbench.h"

#include <QObject>

namespace anomalyst::ui
{

class ClusterParameters;

class ClusterOutlook : public QObject
{
    Q_OBJECT
public:
    ClusterOutlook(Workbench &workbench, ClusterParameters &parameters, QObject *parent);

    void lookAt(const std::shared_ptr<const ClustersData> &data);

Q_SIGNALS:
    void curveArrived(); // every eps is known, or why not

private:
    void lookAtEveryEps(const std::shared_ptr<const ClustersData> &data);
    void lookAtEveryMinSamples(const std::shared_ptr<const ClustersData> &data);
    void lookAtShares(const std::shared_ptr<const ClustersData> &data);

    Workbench &m_workbench;
    ClusterParameters &m_parameters;
};

} // namespace anomalyst::ui
