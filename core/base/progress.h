// What every long piece of work is given: a way to be stopped and a place to tell how far it is.
// Passed by const reference to plain functions; used from the worker thread that runs them.
#pragma once

#include "core/base/error.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace anomalyst
{

struct WorkContext {
    std::stop_token stop = {};
    // fraction 0..1 of the whole work, or negative when unknown; phase in a few words ("Reading flows.csv").
    std::function<void(double fraction, std::string_view phase)> progress = {};

    void checkStopped() const
    {
        if (stop.stop_requested())
            throw Cancelled();
    }
    // Tells progress and looks at the stop token: one call serves an inner loop.
    void report(double fraction, std::string_view phase) const
    {
        checkStopped();
        if (progress)
            progress(fraction, phase);
    }
    // The same context whose progress fills only the part [from, to] of the whole.
    WorkContext part(double from, double to) const;
};

} // namespace anomalyst
