// The longest-running job at the left of the status bar: what it does, how far it is, and Cancel. Appears only when a
// job takes longer than a glance. GUI thread.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace anomalyst::ui
{

class ElidedLabel;
class JobRunner;

class JobStrip : public QWidget
{
    Q_OBJECT
public:
    explicit JobStrip(JobRunner &jobs, QWidget *parent = nullptr);

private:
    void update();

    JobRunner &m_jobs;
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QWidget *m_content;
    QTimer *m_delay;
};

} // namespace anomalyst::ui
