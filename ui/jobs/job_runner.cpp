#include "ui/jobs/job_runner.h"

#include <QTimer>

#include <mutex>

namespace anomalyst::ui
{

struct JobRunner::Shared {
    std::mutex mutex;
    double fraction = -1;
    std::string phase;
};

QString JobFailure::line() const
{
    QString text = problem;
    if (!where.isEmpty())
        text = where + QLatin1String(": ") + text;
    if (!remedy.isEmpty())
        text += QLatin1String("; ") + remedy;
    return text;
}

JobRunner::JobRunner(QObject *parent)
    : QObject(parent)
    , m_timer(new QTimer(this))
{
    m_pool.setMaxThreadCount(2);
    m_timer->setInterval(50);
    connect(m_timer, &QTimer::timeout, this, &JobRunner::pollProgress);
}

JobRunner::~JobRunner()
{
    for (auto &[id, entry] : m_jobs)
        entry.stop.request_stop();
    m_pool.waitForDone();
}

JobRunner::Entry &JobRunner::enter(QObject *receiver, const QString &slot, const QString &title)
{
    for (auto &[id, older] : m_jobs) {
        if (older.receiver == receiver && older.slot == slot) {
            older.stale = true;
            older.stop.request_stop();
        }
    }
    Entry entry;
    entry.receiver = receiver;
    entry.slot = slot;
    entry.status = {.id = ++m_lastId, .title = title, .phase = {}, .fraction = -1};
    entry.shared = std::make_shared<Shared>();
    Entry &placed = m_jobs.emplace(m_lastId, std::move(entry)).first->second;
    m_timer->start();
    Q_EMIT jobsChanged();
    return placed;
}

WorkContext JobRunner::contextOf(const Entry &entry)
{
    WorkContext context;
    context.stop = entry.stop.get_token();
    context.progress = [shared = entry.shared](double fraction, std::string_view phase) {
        const std::lock_guard lock(shared->mutex);
        shared->fraction = fraction;
        shared->phase = phase;
    };
    return context;
}

bool JobRunner::leave(quint64 id)
{
    const auto node = m_jobs.extract(id);
    if (m_jobs.empty()) {
        m_timer->stop();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isIdle())
                    Q_EMIT becameIdle();
            },
            Qt::QueuedConnection);
    }
    Q_EMIT jobsChanged();
    return !node.empty() && !node.mapped().stale && node.mapped().receiver;
}

void JobRunner::pollProgress()
{
    for (auto &[id, entry] : m_jobs) {
        {
            const std::lock_guard lock(entry.shared->mutex);
            entry.status.fraction = entry.shared->fraction;
            entry.status.phase = QString::fromStdString(entry.shared->phase);
        }
        Q_EMIT jobProgressed(id);
    }
}

void JobRunner::cancel(quint64 id)
{
    if (const auto found = m_jobs.find(id); found != m_jobs.end())
        found->second.stop.request_stop();
}

void JobRunner::cancelAll()
{
    for (auto &[id, entry] : m_jobs)
        entry.stop.request_stop();
}

QList<JobStatus> JobRunner::jobs() const
{
    QList<JobStatus> list;
    for (const auto &[id, entry] : m_jobs) {
        if (!entry.stale)
            list.append(entry.status);
    }
    return list;
}

JobFailure JobRunner::currentFailure()
{
    try {
        throw;
    } catch (const Error &error) {
        return {QString::fromStdString(error.problem()), QString::fromStdString(error.where()),
                QString::fromStdString(error.remedy())};
    } catch (const std::bad_alloc &) {
        return {tr("There is not enough memory"), {}, tr("narrow the selection or close other programs")};
    } catch (const std::exception &error) {
        return {QString::fromUtf8(error.what()), {}, {}};
    } catch (...) {
        return {tr("An unknown failure"), {}, {}};
    }
}

} // namespace anomalyst::ui
