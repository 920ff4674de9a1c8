// The events that the scope and the filters leave, as a table; the current one fills the details pane. GUI thread;
// rows are found, read, copied and exported on workers.
#pragma once

#include "ui/state/workbench.h"

#include <QWidget>

class QAction;
class QLabel;
class QModelIndex;
class QStackedWidget;

namespace anomalyst::ui
{

class DataTable;
class EventsCaption;
class EventsModel;

class EventsView : public QWidget
{
    Q_OBJECT
public:
    explicit EventsView(Workbench &workbench, QWidget *parent = nullptr);

    EventsModel &model() { return *m_model; }
    DataTable &table() { return *m_table; }
    QAction *exportAction() const { return m_export; }
    const QList<QAction *> &exportActions() const { return m_exportActions; }

public Q_SLOTS:
    void rerun(); // filters anew

private:
    QWidget *makeEmpty();
    void connectState();
    void listEvents();
    void updateState();
    void chooseColumnWidths();
    void showDetails(int row);
    void showMenu(const QPoint &position);
    void filterBy(const QModelIndex &cell, query::Operator op);
    void copyRows(bool withTitles);
    void requestExport();

    Workbench &m_workbench;
    EventsModel *m_model;
    DataTable *m_table;
    EventsCaption *m_caption;
    QStackedWidget *m_stack;
    QLabel *m_emptyText = nullptr;
    QAction *m_export;
    QList<QAction *> m_exportActions;
    LogId m_shownLog;
};

} // namespace anomalyst::ui
