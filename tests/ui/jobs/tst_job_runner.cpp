// Every way a job can end reaches the GUI thread exactly once, or not at all when nobody wants it any more.

#include "ui/jobs/job_runner.h"

#include <QSignalSpy>
#include <QtTest>

#include <semaphore>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

// Work that stays until it is let go or stopped.
struct Gate {
    std::binary_semaphore started{0};
    std::atomic<bool> open{false};

    int pass(const WorkContext &context, int result)
    {
        started.release();
        while (!open) {
            context.checkStopped();
            std::this_thread::yield();
        }
        return result;
    }
};

// What arrived at the GUI thread.
struct Endings {
    QList<int> done;
    QList<JobFailure> failed;
    int cancelled = 0;

    JobHandlers<int> handlers()
    {
        return {.done = [this](int value) { done << value; },
                .failed = [this](const JobFailure &failure) { failed << failure; },
                .cancelled = [this] { ++cancelled; }};
    }
    int count() const { return int(done.size() + failed.size()) + cancelled; }
};

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aResultArrivesOnTheGuiThread()
    {
        JobRunner runner;
        Endings endings;
        QThread *worker = nullptr;
        QThread *deliverer = nullptr;
        JobHandlers<int> handlers = endings.handlers();
        handlers.done = [&](int value) {
            endings.done << value;
            deliverer = QThread::currentThread();
        };
        runner.start<int>(
            this, QStringLiteral("a"), QStringLiteral("Counting"),
            [&](const WorkContext &) {
                worker = QThread::currentThread();
                return 42;
            },
            handlers);
        QTRY_COMPARE(endings.count(), 1);
        QCOMPARE(endings.done, QList<int>{42});
        QCOMPARE(deliverer, QThread::currentThread());
        QVERIFY(worker != QThread::currentThread());
        QVERIFY(runner.isIdle());
    }

    void anErrorArrivesWithItsParts()
    {
        JobRunner runner;
        Endings endings;
        runner.start<int>(
            this, QStringLiteral("a"), {},
            [](const WorkContext &) -> int { throw Error("no such column", "flows.csv", "choose another"); },
            endings.handlers());
        QTRY_COMPARE(endings.count(), 1);
        QCOMPARE(endings.failed.size(), 1);
        QCOMPARE(endings.failed[0].problem, QStringLiteral("no such column"));
        QCOMPARE(endings.failed[0].line(), QStringLiteral("flows.csv: no such column; choose another"));
    }

    void otherExceptionsAndNoMemoryAreFailuresToo()
    {
        JobRunner runner;
        Endings endings;
        runner.start<int>(
            this, QStringLiteral("a"), {}, [](const WorkContext &) -> int { throw std::runtime_error("odd"); },
            endings.handlers());
        runner.start<int>(
            this, QStringLiteral("b"), {}, [](const WorkContext &) -> int { throw std::bad_alloc(); },
            endings.handlers());
        runner.start<int>(
            this, QStringLiteral("c"), {}, [](const WorkContext &) -> int { throw 7; }, endings.handlers());
        QTRY_COMPARE(endings.count(), 3);
        QCOMPARE(endings.failed.size(), 3);
        for (const JobFailure &failure : endings.failed)
            QVERIFY(!failure.problem.isEmpty());
    }

    void cancellingIsNeitherDoneNorFailed()
    {
        JobRunner runner;
        Endings endings;
        Gate gate;
        const quint64 id = runner.start<int>(
            this, QStringLiteral("a"), {}, [&](const WorkContext &context) { return gate.pass(context, 1); },
            endings.handlers());
        gate.started.acquire();
        runner.cancel(id);
        QTRY_COMPARE(endings.count(), 1);
        QCOMPARE(endings.cancelled, 1);
    }

    void aNewerJobInTheSameSlotSilencesTheOlder()
    {
        JobRunner runner;
        Endings older, newer;
        Gate gate;
        runner.start<int>(
            this, QStringLiteral("a"), {}, [&](const WorkContext &context) { return gate.pass(context, 1); },
            older.handlers());
        gate.started.acquire();
        runner.start<int>(
            this, QStringLiteral("a"), {}, [](const WorkContext &) { return 2; }, newer.handlers());
        QCOMPARE(runner.jobs().size(), 1); // the stale one is not shown
        QTRY_VERIFY(runner.isIdle());
        QCOMPARE(newer.done, QList<int>{2});
        QCOMPARE(older.count(), 0);
    }

    void otherSlotsAreLeftAlone()
    {
        JobRunner runner;
        Endings first, second;
        Gate gate;
        runner.start<int>(
            this, QStringLiteral("a"), {}, [&](const WorkContext &context) { return gate.pass(context, 1); },
            first.handlers());
        gate.started.acquire();
        runner.start<int>(
            this, QStringLiteral("b"), {}, [](const WorkContext &) { return 2; }, second.handlers());
        QTRY_COMPARE(second.done, QList<int>{2});
        gate.open = true;
        QTRY_COMPARE(first.done, QList<int>{1});
    }

    void nothingReachesAReceiverThatIsGone()
    {
        JobRunner runner;
        Endings endings;
        Gate gate;
        auto receiver = std::make_unique<QObject>();
        runner.start<int>(
            receiver.get(), QStringLiteral("a"), {}, [&](const WorkContext &context) { return gate.pass(context, 1); },
            endings.handlers());
        gate.started.acquire();
        receiver.reset();
        gate.open = true;
        QTRY_VERIFY(runner.isIdle());
        QCOMPARE(endings.count(), 0);
    }

    void theDestructorStopsWhatRunsAndWaits()
    {
        Endings endings;
        Gate gate;
        std::atomic<bool> left{false};
        {
            JobRunner runner;
            runner.start<int>(
                this, QStringLiteral("a"), {},
                [&](const WorkContext &context) {
                    const auto note = qScopeGuard([&] { left = true; });
                    return gate.pass(context, 1);
                },
                endings.handlers());
            gate.started.acquire();
        }
        QVERIFY(left);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(endings.count(), 0);
    }

    void progressIsSeen()
    {
        JobRunner runner;
        Endings endings;
        Gate gate;
        runner.start<int>(
            this, QStringLiteral("a"), QStringLiteral("Reading"),
            [&](const WorkContext &context) {
                context.report(0.25, "first half");
                return gate.pass(context, 1);
            },
            endings.handlers());
        QSignalSpy progressed(&runner, &JobRunner::jobProgressed);
        QTRY_VERIFY(!runner.jobs().isEmpty() && runner.jobs().front().fraction == 0.25);
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(runner.jobs().front().title, QStringLiteral("Reading"));
        QCOMPARE(runner.jobs().front().phase, QStringLiteral("first half"));
        gate.open = true;
        QTRY_COMPARE(endings.count(), 1);
    }

    void becomingIdleIsToldOnce()
    {
        JobRunner runner;
        Endings endings;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        for (int i = 0; i < 5; ++i)
            runner.start<int>(
                this, QString::number(i), {}, [i](const WorkContext &) { return i; }, endings.handlers());
        QTRY_COMPARE(endings.count(), 5);
        QTRY_COMPARE(idle.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
