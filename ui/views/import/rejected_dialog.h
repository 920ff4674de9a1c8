// The rows of the open case that could not be read, with where they stand and why, for looking through and for saving.
// Not modal. GUI thread; the rows come from a worker.
#pragma once

#include "ui/state/workbench.h"

#include <QDialog>

class QLabel;

namespace anomalyst::ui
{

class DataTable;
class RejectedModel;

class RejectedDialog : public QDialog
{
    Q_OBJECT
public:
    explicit RejectedDialog(Workbench &workbench, QWidget *parent = nullptr);

    RejectedModel &model() { return *m_model; }

Q_SIGNALS:
    void loaded();

private:
    void load();
    void requestExport();

    Workbench &m_workbench;
    RejectedModel *m_model;
    DataTable *m_table;
    QLabel *m_summary;
};

} // namespace anomalyst::ui
