// The timeline of sessions bound to the window of time that all views share, by likelihood, rank or in lanes of users.
// Its line parts the least likely sessions from the rest; the table follows. Knows sessions by their rank. GUI thread.
#pragma once

#include "ui/models/session_lanes.h"
#include "ui/state/workbench.h"

#include <QFrame>

#include <optional>

class QComboBox;
class QPushButton;

namespace anomalyst::ui
{

class ElidedLabel;
class LikelihoodTimeline;

class SessionTimeline : public QFrame
{
    Q_OBJECT
public:
    explicit SessionTimeline(Workbench &workbench, QWidget *parent = nullptr);

    // Those in the first `unusual` ranks carry their name. Shows all of them.
    void setData(std::shared_ptr<const SequencesData> sequences, std::size_t unusual); // null: none
    void select(std::size_t rank);
    // Looks at these sessions only, one flag a rank; none: at all. Says why.
    void narrow(std::optional<std::vector<bool>> ranks, const QString &reason = {});

Q_SIGNALS:
    void sessionSelected(std::size_t rank);
    void sessionOpened(std::size_t rank);
    void narrowed(const std::optional<std::vector<bool>> &ranks);

private:
    QWidget *makeHead();
    void connectTime();
    void rebuild();
    void moveLine(double y);
    TimelineScale scale() const;

    Workbench &m_workbench;
    std::shared_ptr<const SequencesData> m_data;
    std::size_t m_unusual = 0;
    std::size_t m_below = 0; // sessions below the line
    std::optional<std::vector<bool>> m_only;
    std::optional<std::size_t> m_selected;
    QComboBox *m_scale;
    ElidedLabel *m_note;
    QPushButton *m_all;
    LikelihoodTimeline *m_timeline;
};

} // namespace anomalyst::ui
