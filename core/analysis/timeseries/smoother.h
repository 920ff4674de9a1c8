// A loess smoother made ready for one grid, to be used many times: the general one, or the fast one for jump 1.
// Pure, any thread; owned by one decomposition.
#pragma once

#include "core/analysis/timeseries/loess.h"
#include "core/base/progress.h"

#include <cstddef>
#include <memory>

namespace anomalyst::analysis
{

// The values i, i + stride, i + 2 stride, ... form a column that is smoothed by itself: a season's phase, or with
// stride 1 the whole series. An extended grid is also fitted one position before and one after each column.
struct GridShape {
    std::size_t points = 0;
    std::size_t stride = 1;
    bool extended = false;
};

struct SmoothInput {
    const double *values = nullptr;
    const double *robustness = nullptr; // nullptr: all 1
    double *scratch = nullptr;          // as long as the series; needed with robustness
};

class Smoother
{
public:
    virtual ~Smoother() = default;
    // out[i] belongs to values[i]; an extended grid fills out[-stride] to out[points + stride - 1].
    virtual void smooth(const SmoothInput &input, double *out, const WorkContext &context) const = 0;
};

enum class LoessRoute { Fast, General };

std::unique_ptr<Smoother> makeSmoother(const GridShape &shape, const LoessWindow &window, LoessRoute route);

} // namespace anomalyst::analysis
