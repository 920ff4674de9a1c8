// One session explained: its commands as a strip whose bits add up to the score, beside the same user's other sessions,
// and as a table. GUI thread.
#pragma once

#include "core/explain/session_explanation.h"
#include "ui/models/sequences_tables.h"

#include <QFrame>

class QLabel;
class QScrollArea;

namespace anomalyst::ui
{

class DataTable;
class SessionComparison;
class SessionStrip;

class SessionSteps : public QFrame
{
    Q_OBJECT
public:
    explicit SessionSteps(QWidget *parent = nullptr);

    void showSession(std::shared_ptr<const SequencesData> sequences, std::uint32_t session);
    void clear();
    QString text() const; // the session as readable text

Q_SIGNALS:
    void leaveRequested();
    void eventsRequested();
    void stepOpened(std::size_t step);

private:
    QWidget *makeHead();
    QWidget *makeStrip();
    void showStep(std::size_t step); // in the strip
    void explain();

    std::shared_ptr<const SequencesData> m_data;
    explain::SessionExplanation m_explanation;
    DataTable *m_table;
    ResultTableModel *m_model;
    QLabel *m_title;
    SessionStrip *m_strip;
    QScrollArea *m_stripArea = nullptr;
    QLabel *m_score;
    QLabel *m_others;
    SessionComparison *m_comparison;
};

} // namespace anomalyst::ui
