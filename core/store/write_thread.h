// Runs a RowWriter on a thread of its own, so that rows are read and coded while those before are written. Blocks wait
// in a short queue: memory stays bounded. Every call comes from one thread, the importing one.
#pragma once

#include "core/store/row_block.h"
#include "core/store/row_writer.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace anomalyst::store
{

class WriteThread
{
public:
    explicit WriteThread(RowWriter &writer); // which nobody else touches, nor its connection, until end or destruction
    ~WriteThread();                          // what is waiting is not written any more
    WriteThread(const WriteThread &) = delete;
    WriteThread &operator=(const WriteThread &) = delete;

    // Hands the block on and gives an empty one for the next; waits while too many are on their way. Throws what the
    // writer threw.
    std::unique_ptr<RowBlock> exchange(std::unique_ptr<RowBlock> block);
    void end(); // waits until everything is written; throws what the writer threw

private:
    void run() noexcept;
    void writeWaiting();
    void stop(bool isCutOff);
    void rethrow(); // with the mutex held

    RowWriter &m_writer;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<RowBlock>> m_waiting;
    std::vector<std::unique_ptr<RowBlock>> m_empty;
    std::exception_ptr m_failure;
    bool m_isEnding = false;
    bool m_isCutOff = false;
    std::thread m_thread;
};

} // namespace anomalyst::store
