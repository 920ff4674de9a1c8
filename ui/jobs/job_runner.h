// The one bridge between threads: runs a plain function on a worker thread and delivers its ending, exactly one of
// done, cancelled or failed, to the GUI thread. Lives on the GUI thread. Work shares nothing with it but what it
// captured.
#pragma once

#include "core/base/progress.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <map>
#include <memory>
#include <variant>

namespace anomalyst::ui
{

struct JobFailure {
    QString problem; // plain text, may hold text from logs
    QString where;
    QString remedy;
    QString line() const; // "where: problem; remedy"
};

struct JobStatus {
    quint64 id = 0;
    QString title;
    QString phase;
    double fraction = -1; // 0..1, or negative while unknown
};

// What becomes of a job, each called on the GUI thread and only while the receiver lives. A job that was made stale by
// a newer one in its slot calls nothing.
template<class Result>
struct JobHandlers {
    std::function<void(Result)> done;
    std::function<void(const JobFailure &)> failed = {};
    std::function<void()> cancelled = {};
};

class JobRunner : public QObject
{
    Q_OBJECT
public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override; // cancels all and waits

    // Starts `work` on a worker thread. `slot` names the place that the result is for ("timeseries"): a newer job in
    // the same slot of the same receiver stops the older one and drops its ending.
    template<class Result>
    quint64 start(QObject *receiver, const QString &slot, const QString &title,
                  std::function<Result(const WorkContext &)> work, JobHandlers<Result> handlers);

    void cancel(quint64 id);
    void cancelAll();
    bool isIdle() const { return m_jobs.empty(); }
    QList<JobStatus> jobs() const; // oldest first

Q_SIGNALS:
    void jobsChanged();             // one started or ended
    void jobProgressed(quint64 id); // throttled
    void becameIdle();

private:
    struct Shared; // what the worker writes and the GUI thread reads
    struct Entry {
        QPointer<QObject> receiver;
        QString slot;
        JobStatus status;
        std::stop_source stop;
        std::shared_ptr<Shared> shared;
        bool stale = false;
    };
    template<class Result>
    using Outcome = std::variant<std::monostate, Result, JobFailure>; // monostate: cancelled

    Entry &enter(QObject *receiver, const QString &slot, const QString &title);
    WorkContext contextOf(const Entry &entry);
    // Removes the job and tells whether its ending is still wanted.
    bool leave(quint64 id);
    void pollProgress();

    template<class Result>
    static Outcome<Result> runGuarded(const std::function<Result(const WorkContext &)> &work,
                                      const WorkContext &context);
    static JobFailure currentFailure(); // of the exception being handled

    QThreadPool m_pool;
    std::map<quint64, Entry> m_jobs;
    quint64 m_lastId = 0;
    class QTimer *m_timer = nullptr;
};

template<class Result>
JobRunner::Outcome<Result> JobRunner::runGuarded(const std::function<Result(const WorkContext &)> &work,
                                                 const WorkContext &context)
{
    try {
        context.checkStopped();
        return Outcome<Result>(std::in_place_index<1>, work(context));
    } catch (const Cancelled &) {
        return {};
    } catch (...) {
        return Outcome<Result>(std::in_place_index<2>, currentFailure());
    }
}

template<class Result>
quint64 JobRunner::start(QObject *receiver, const QString &slot, const QString &title,
                         std::function<Result(const WorkContext &)> work, JobHandlers<Result> handlers)
{
    Entry &entry = enter(receiver, slot, title);
    const quint64 id = entry.status.id;
    auto outcome = std::make_shared<Outcome<Result>>();
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcher<void>::finished, this,
            [this, id, watcher, outcome, handlers = std::move(handlers)] {
                watcher->deleteLater();
                if (!leave(id))
                    return;
                if (outcome->index() == 1)
                    handlers.done(std::move(std::get<1>(*outcome)));
                else if (outcome->index() == 2 && handlers.failed)
                    handlers.failed(std::get<2>(*outcome));
                else if (outcome->index() == 0 && handlers.cancelled)
                    handlers.cancelled();
            });
    watcher->setFuture(QtConcurrent::run(&m_pool, [work = std::move(work), context = contextOf(entry), outcome] {
        *outcome = runGuarded<Result>(work, context);
    }));
    return id;
}

} // namespace anomalyst::ui
