// One import from the wish to its end: it waits, it runs, and then it is exactly one of finished, failed or cancelled.
// Shared by the loader that runs it and by whoever watches it. GUI thread; only the tally is written by the worker.
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/state/log_import.h"

#include <QObject>

namespace anomalyst::ui
{

class ImportRun : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Ended };

    explicit ImportRun(std::vector<LogRequest> logs)
        : m_logs(std::move(logs))
        , m_tally(std::make_shared<ImportTally>())
    {
    }

    const std::vector<LogRequest> &logs() const { return m_logs; }
    const std::shared_ptr<ImportTally> &tally() const { return m_tally; }
    State state() const { return m_state; }
    quint64 job() const { return m_job; } // of the job runner, while it runs

    void markRunning(quint64 job);
    void markEnded() { m_state = State::Ended; }
    void cancel() { Q_EMIT cancelRequested(); }

Q_SIGNALS:
    void cancelRequested();
    void started();
    void finished(const anomalyst::ui::ImportOutcome &outcome);
    void failed(const anomalyst::ui::JobFailure &failure);
    void cancelled();

private:
    std::vector<LogRequest> m_logs;
    std::shared_ptr<ImportTally> m_tally;
    State m_state = State::Waiting;
    quint64 m_job = 0;
};

} // namespace anomalyst::ui
