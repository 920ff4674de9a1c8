// Work that falls into many independent pieces, shared with a second thread while the call lasts. Any thread.
#pragma once

#include "core/base/progress.h"

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>

namespace anomalyst::query
{

struct Pieces {
    std::size_t count = 0;
    bool isLarge = true; // otherwise a thread costs more than it brings
};

// work(i) for every i below count, in no order, on this thread and one more; looks at the stop token between pieces.
// What a piece throws ends the work and is thrown here.
template<class Work>
void onTwoThreads(const Pieces &pieces, const WorkContext &context, const Work &work)
{
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t i = next++; i < pieces.count; i = next++) {
            context.checkStopped();
            work(i);
        }
    };
    if (!pieces.isLarge || pieces.count < 2)
        return take();
    std::exception_ptr failure;
    {
        const std::jthread second([&] {
            try {
                take();
            } catch (...) {
                failure = std::current_exception();
                next = pieces.count;
            }
        });
        try {
            take();
        } catch (...) {
            next = pieces.count;
            throw; // after the other thread has ended
        }
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace anomalyst::query
