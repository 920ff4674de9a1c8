// The commands of one session in order, each with its parameters, its probability and its surprise; the rarest window
// stands out. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"

#include <QFrame>

class QLabel;

namespace anomalyst::ui
{

class DataTable;

class SessionSteps : public QFrame
{
    Q_OBJECT
public:
    explicit SessionSteps(QWidget *parent = nullptr);

    void showSession(std::shared_ptr<const SequencesData> sequences, std::uint32_t session);
    void clear();

Q_SIGNALS:
    void leaveRequested();
    void eventsRequested();
    void stepOpened(std::size_t step);

private:
    DataTable *m_table;
    ResultTableModel *m_model;
    QLabel *m_title;
};

} // namespace anomalyst::ui
