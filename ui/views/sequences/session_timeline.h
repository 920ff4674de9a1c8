// The timeline of sessions bound to the window of time that all views share. Knows sessions by their rank. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"
#include "ui/state/workbench.h"

#include <QFrame>

namespace anomalyst::ui
{

class LikelihoodTimeline;

class SessionTimeline : public QFrame
{
    Q_OBJECT
public:
    explicit SessionTimeline(Workbench &workbench, QWidget *parent = nullptr);

    // Those in the first `unusual` ranks carry their name.
    void setData(const SequencesData &sequences, std::size_t unusual);
    void clear();
    void select(std::size_t rank);

Q_SIGNALS:
    void sessionSelected(std::size_t rank);
    void sessionOpened(std::size_t rank);

private:
    void connectTime();

    Workbench &m_workbench;
    LikelihoodTimeline *m_timeline;
};

} // namespace anomalyst::ui
