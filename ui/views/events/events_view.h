// The events that the scope and the filters leave, as a table; the current one fills the details pane. GUI thread;
// rows are found, read, copied and exported on workers.
#pragma once

#include "ui/state/workbench.h"

#include <QWidget>

class QAction;
class QLabel;

namespace anomalyst::ui
{

class DataTable;
class EventFinding;
class EventsCaption;
class EventsCopy;
class EventsGrid;
class EventsModel;
class FilterRow;

class EventsView : public QWidget
{
    Q_OBJECT
public:
    explicit EventsView(Workbench &workbench, QWidget *parent = nullptr);

    EventsModel &model() { return *m_model; }
    EventsGrid &grid() { return *m_grid; }
    EventFinding &finding() { return *m_finding; }
    DataTable &table(); // the half of the grid that scrolls sideways
    QAction *exportAction() const { return m_export; }
    const QList<QAction *> &exportActions() const { return m_exportActions; }

public Q_SLOTS:
    void rerun();          // filters anew
    void focusFilterRow(); // shows it, or hides it when it has the focus
    void listAll();
    void keepScope(); // as a filter
    void chooseColumns();
    void openFind();

private:
    QWidget *makeEmpty();
    void addActions();
    void connectState();
    void connectGrid();
    void listEvents();
    void showLog(const store::LogInfo &log);
    void updateState();
    void showDetails(int row);
    void rememberColumns();
    void requestExport();

    Workbench &m_workbench;
    EventsModel *m_model;
    EventsGrid *m_grid;
    FilterRow *m_filterRow;
    EventFinding *m_finding;
    EventsCopy *m_copy;
    EventsCaption *m_caption;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QAction *m_export;
    QList<QAction *> m_exportActions;
    LogId m_shownLog;
};

} // namespace anomalyst::ui
