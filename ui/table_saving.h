// Serves the wishes of views to write a table: asks where, writes on a worker, tells how it ended. GUI thread.
#pragma once

#include "ui/state/workbench.h"

class QWidget;

namespace anomalyst::ui
{

class TableSaving : public QObject
{
    Q_OBJECT
public:
    TableSaving(Workbench &workbench, QWidget *window);

    void ask(const TableExport &table);
    void save(const TableExport &table, const QString &path);

private:
    Workbench &m_workbench;
    QWidget *m_window;
};

} // namespace anomalyst::ui
