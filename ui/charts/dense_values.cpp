#include "ui/charts/dense_values.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{
constexpr std::size_t kBlock = 32;
} // namespace

DenseValues DenseValues::regular(SharedValues y, double firstX, double step)
{
    DenseValues values;
    values.m_y = std::move(y);
    values.m_firstX = firstX;
    values.m_step = step;
    values.buildBlocks();
    return values;
}

DenseValues DenseValues::withX(SharedValues x, SharedValues y)
{
    DenseValues values;
    values.m_x = std::move(x);
    values.m_y = std::move(y);
    values.buildBlocks();
    return values;
}

std::size_t DenseValues::lowerIndex(double x) const
{
    if (m_x)
        return static_cast<std::size_t>(std::ranges::lower_bound(*m_x, x) - m_x->begin());
    const double position = std::ceil((x - m_firstX) / m_step);
    if (!(position > 0))
        return 0;
    return position >= static_cast<double>(size()) ? size() : static_cast<std::size_t>(position);
}

std::optional<std::size_t> DenseValues::nearestIndex(double wanted) const
{
    if (size() == 0)
        return std::nullopt;
    const std::size_t after = lowerIndex(wanted);
    if (after == 0)
        return 0;
    if (after == size())
        return size() - 1;
    return wanted - x(after - 1) < x(after) - wanted ? after - 1 : after;
}

void DenseValues::Best::take(const Best &other)
{
    if (other.low < low) {
        low = other.low;
        lowest = other.lowest;
    }
    if (other.high > high) {
        high = other.high;
        highest = other.highest;
    }
}

std::optional<DenseValues::Extremes> DenseValues::Best::found() const
{
    return low <= high ? std::optional(Extremes{lowest, highest}) : std::nullopt;
}

void DenseValues::scan(std::size_t from, std::size_t to, Best &best) const
{
    const double *y = m_y->data();
    for (std::size_t i = from; i < to; ++i) {
        if (std::isfinite(y[i]))
            best.take({y[i], y[i], static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)});
    }
}

void DenseValues::buildBlocks()
{
    auto blocks = std::make_shared<std::vector<Best>>(size() / kBlock);
    for (std::size_t b = 0; b < blocks->size(); ++b)
        scan(b * kBlock, (b + 1) * kBlock, (*blocks)[b]);
    m_blocks = std::move(blocks);
}

std::optional<DenseValues::Extremes> DenseValues::extremes(std::size_t from, std::size_t to) const
{
    Best best;
    to = std::min(to, size());
    const std::size_t firstBlock = (from + kBlock - 1) / kBlock;
    const std::size_t lastBlock = to / kBlock;
    if (from >= to || firstBlock >= lastBlock) {
        scan(from, to, best);
        return best.found();
    }
    scan(from, firstBlock * kBlock, best);
    for (std::size_t b = firstBlock; b < lastBlock; ++b)
        best.take((*m_blocks)[b]);
    scan(lastBlock * kBlock, to, best);
    return best.found();
}

std::optional<ValueRange> DenseValues::valuesWithin(ValueRange range) const
{
    std::size_t to = lowerIndex(range.high);
    if (to < size() && x(to) == range.high)
        ++to;
    const std::optional<Extremes> found = extremes(lowerIndex(range.low), to);
    return found ? std::optional(ValueRange{y(found->lowest), y(found->highest)}) : std::nullopt;
}

} // namespace anomalyst::ui
