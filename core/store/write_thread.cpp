#include "core/store/write_thread.h"

#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kMaxWaiting = 24; // long enough for the importing thread to go on during a commit

} // namespace

WriteThread::WriteThread(RowWriter &writer)
    : m_writer(writer)
    , m_thread([this] { run(); })
{
}

WriteThread::~WriteThread()
{
    stop(true);
}

std::unique_ptr<RowBlock> WriteThread::exchange(std::unique_ptr<RowBlock> block)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_failure != nullptr || m_waiting.size() < kMaxWaiting; });
    rethrow();
    m_waiting.push_back(std::move(block));
    m_changed.notify_all();
    if (m_empty.empty())
        return std::make_unique<RowBlock>();
    std::unique_ptr<RowBlock> empty = std::move(m_empty.back());
    m_empty.pop_back();
    return empty;
}

void WriteThread::end()
{
    stop(false);
    const std::lock_guard lock(m_mutex);
    rethrow();
}

void WriteThread::stop(bool isCutOff)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_isCutOff = m_isCutOff || isCutOff;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void WriteThread::rethrow()
{
    if (m_failure)
        std::rethrow_exception(m_failure);
}

void WriteThread::run() noexcept
{
    try {
        writeWaiting();
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_failure = std::current_exception();
        m_waiting.clear();
    }
    m_changed.notify_all();
}

void WriteThread::writeWaiting()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_isCutOff || m_waiting.empty())
            return;
        std::unique_ptr<RowBlock> block = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        m_changed.notify_all();
        m_writer.write(*block);
        block->clear();
        lock.lock();
        m_empty.push_back(std::move(block));
    }
}

} // namespace anomalyst::store
