// A race that is there on purpose: a worker counts rows and the thread that waits for it reads the count without asking
// whether the worker is done. Runs like every other test, called by Qt, under the options of every other test: where
// the thread sanitizer does not find this one, it would find none of ours.

#include "core/base/progress.h"

#include <QtTest>

#include <atomic>
#include <thread>

class RaceCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCountIsReadWhileItIsWritten()
    {
        std::uint64_t rows = 0;
        std::atomic<bool> isRunning = false;
        const anomalyst::WorkContext context{.progress = [&](double, std::string_view) { ++rows; }};
        std::jthread worker([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                context.report(0.5, "counting");
                isRunning.store(true, std::memory_order_relaxed);
            }
        });
        while (!isRunning.load(std::memory_order_relaxed))
            std::this_thread::yield();
        QVERIFY(rows < std::numeric_limits<std::uint64_t>::max());
    }
};

QTEST_GUILESS_MAIN(RaceCanary)
#include "race_canary.moc"
