// The tables that the clusters view can write: sessions, clusters, events. GUI thread.
#pragma once

#include "ui/models/clusters_tables.h"
#include "ui/state/workbench.h"

#include <QList>

#include <functional>

class QAction;

namespace anomalyst::ui
{

// `shown` tells the data of the moment; null: nothing is written.
QList<QAction *> makeClusterExports(Workbench &workbench, std::function<std::shared_ptr<const ClustersData>()> shown,
                                    QObject *parent);

} // namespace anomalyst::ui
