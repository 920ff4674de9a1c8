// Copies the selected events to the clipboard; they are read on a worker. GUI thread.
#pragma once

#include "ui/state/workbench.h"

namespace anomalyst::ui
{

class EventsGrid;
class EventsModel;

class EventsCopy : public QObject
{
    Q_OBJECT
public:
    EventsCopy(Workbench &workbench, EventsGrid &grid, const EventsModel &model, QObject *parent);

    void copyRows(bool withTitles);

private:
    Workbench &m_workbench;
    EventsGrid &m_grid;
    const EventsModel &m_model;
};

} // namespace anomalyst::ui
