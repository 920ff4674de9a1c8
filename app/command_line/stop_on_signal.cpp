#include "app/command_line/stop_on_signal.h"

#include <csignal>
#include <pthread.h>

namespace anomalyst::cli
{

StopOnSignal::StopOnSignal()
{
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe and a size limit are write errors with a message
    std::signal(SIGXFSZ, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_waiter = std::thread([this, signals] {
        int received = 0;
        while (!m_ending && sigwait(&signals, &received) == 0) {
            if (!m_ending)
                m_source.request_stop();
        }
    });
}

StopOnSignal::~StopOnSignal()
{
    m_ending = true;
    pthread_kill(m_waiter.native_handle(), SIGTERM); // wakes the waiter
    m_waiter.join();
}

} // namespace anomalyst::cli
