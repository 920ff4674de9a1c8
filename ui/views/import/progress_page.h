// How far an import is: percent, events, events a second, what is left, and Cancel. GUI thread.
#pragma once

#include "ui/state/import_run.h"
#include "ui/state/workbench.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace anomalyst::ui
{

class ElidedLabel;

class ProgressPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressPage(JobRunner &jobs, QWidget *parent = nullptr);

    void watch(const std::shared_ptr<ImportRun> &run);
    void stop();

Q_SIGNALS:
    void cancelRequested();
    void hideRequested();

private:
    void refresh();
    double fraction() const; // of the whole, negative while unknown

    JobRunner &m_jobs;
    std::shared_ptr<ImportRun> m_run;
    QElapsedTimer m_since;
    QTimer *m_timer;
    QLabel *m_title;
    ElidedLabel *m_phase;
    QProgressBar *m_bar;
    QLabel *m_numbers;
};

} // namespace anomalyst::ui
