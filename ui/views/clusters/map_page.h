// The map of the clusters: every distinct feature row as a dot. A rectangle or a lasso chooses rows, which narrows the
// other tables and can be listed as events. Made on a worker, and only while the page is seen. GUI thread.
#pragma once

#include "ui/models/cluster_map.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace anomalyst::ui
{

class ElidedLabel;
class PointMap;

class MapPage : public QWidget
{
    Q_OBJECT
public:
    explicit MapPage(Workbench &workbench, QWidget *parent = nullptr);

    void setClusters(std::shared_ptr<const ClustersData> clusters); // null: none
    PointMap &chart() const { return *m_chart; }
    const std::optional<ChosenPoints> &chosen() const { return m_chosen; }

Q_SIGNALS:
    void made(); // or why not
    void choiceChanged();
    void clusterOpened(std::size_t summary);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    void fillAxes();
    void make();
    void present(ClusterMap map);
    void place();
    void takeChoice();
    void openPoint(std::size_t point);
    QStringList cardOf(std::size_t point) const;
    QString summary() const;

    Workbench &m_workbench;
    std::shared_ptr<const ClustersData> m_clusters;
    std::shared_ptr<const ClusterMap> m_map;
    std::optional<ChosenPoints> m_chosen; // none: no choice
    bool m_isMade = false;
    QComboBox *m_across;
    QComboBox *m_up;
    QCheckBox *m_lasso;
    QPushButton *m_list;
    QPushButton *m_keep;
    ElidedLabel *m_summary;
    PointMap *m_chart;
};

} // namespace anomalyst::ui
