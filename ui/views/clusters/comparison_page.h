// Two clusters side by side, feature by feature. Computed on a worker. GUI thread.
#pragma once

#include "core/explain/cluster_comparison.h"
#include "ui/models/clusters_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class ComparisonPage : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonPage(Workbench &workbench, QWidget *parent = nullptr);

    void compare(std::shared_ptr<const ClustersData> data, std::size_t left, std::size_t right);
    void clear();

Q_SIGNALS:
    void compared();

private:
    void present(std::shared_ptr<const ClustersData> data, const explain::ClusterComparison &comparison);

    Workbench &m_workbench;
    ElidedLabel *m_left;
    ElidedLabel *m_right;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
