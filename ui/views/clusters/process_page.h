// Processes under their parents, coloured by rarity and collapsed to what is rare; searched by a word. Made on a worker,
// and only while the page is seen. GUI thread.
#pragma once

#include "ui/models/process_tree_model.h"
#include "ui/state/workbench.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QTreeView;

namespace anomalyst::ui
{

class ElidedLabel;

class ProcessPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProcessPage(Workbench &workbench, QWidget *parent = nullptr);

    void setClusters(std::shared_ptr<const ClustersData> clusters); // null: none
    QTreeView &tree() const { return *m_tree; }
    const ProcessTreeModel &model() const { return *m_model; }

Q_SIGNALS:
    void made(); // or why not
    void searched();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    void connectTree();
    void make();
    void present(ProcessTreeData data);
    void showNodes();
    void search();
    void goTo(std::size_t node);

    Workbench &m_workbench;
    std::shared_ptr<const ClustersData> m_clusters;
    std::shared_ptr<const ProcessTreeData> m_data;
    bool m_isMade = false;
    QCheckBox *m_onlyRare;
    QLineEdit *m_search;
    ElidedLabel *m_summary;
    QTreeView *m_tree;
    ProcessTreeModel *m_model;
};

} // namespace anomalyst::ui
