// Turns SIGINT and SIGTERM into a stop request while it lives. A thread of its own waits for them, so that no work is
// done inside a signal handler. Main thread; make it before other threads start.
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace anomalyst::cli
{

class StopOnSignal
{
public:
    StopOnSignal();
    ~StopOnSignal();

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::atomic<bool> m_ending = false;
    std::thread m_waiter;
};

} // namespace anomalyst::cli
