// Ties finding to the table: what is sought is marked, hits are gone to one by one. GUI thread.
#pragma once

#include "ui/state/workbench.h"
#include "ui/views/events/find_bar.h"

#include <QObject>

namespace anomalyst::ui
{

class EventsGrid;
class EventsModel;

class EventFinding : public QObject
{
    Q_OBJECT
public:
    EventFinding(Workbench &workbench, EventsGrid &grid, EventsModel &model, QWidget *parent);

    FindBar &bar() { return *m_bar; }
    const FoundEvents &found() const { return *m_found; }
    void setColumns();        // others are shown now
    void step(int direction); // to the next hit or the one before
    void open() { m_bar->open(); }

private:
    void update();
    void goTo(std::uint32_t listed);
    void showHitCell(int row);
    std::uint64_t currentRow() const;

    EventsGrid &m_grid;
    EventsModel &m_model;
    FoundEvents *m_found;
    FindBar *m_bar;
    bool m_goToFirst = false;    // as soon as hits are there
    std::optional<int> m_hitRow; // whose text is not there yet
};

} // namespace anomalyst::ui
