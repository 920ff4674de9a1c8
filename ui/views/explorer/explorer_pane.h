// What is in the open case, as a quiet tree without a header: a click on a log lists it in all views. GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QTreeView>

namespace anomalyst::ui
{

class CaseTreeModel;

class ExplorerPane : public QTreeView
{
    Q_OBJECT
public:
    explicit ExplorerPane(Workbench &workbench, QWidget *parent = nullptr);

    CaseTreeModel &tree() { return *m_model; }

Q_SIGNALS:
    void rejectedRequested();

private:
    void showCase();
    void follow(const QModelIndex &index);
    void markCurrent();
    void showMenu(const QPoint &position);

    Workbench &m_workbench;
    CaseTreeModel *m_model;
};

} // namespace anomalyst::ui
