// A series of very many values that a chart draws: shared, immutable, on a regular grid of x or with its own ascending
// x. Keeps the lowest and the highest value of every block, so that a picture of a million values looks at a few
// thousand. NaN is a gap. At most 2^32 - 1 values. Reading is safe from any thread.
#pragma once

#include "ui/charts/plot_mapping.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

using SharedValues = std::shared_ptr<const std::vector<double>>;

class DenseValues
{
public:
    struct Extremes { // indexes; the first of equals
        std::size_t lowest = 0;
        std::size_t highest = 0;
    };

    DenseValues() = default;
    static DenseValues regular(SharedValues y, double firstX, double step); // step > 0
    static DenseValues withX(SharedValues x, SharedValues y);               // x ascending, as long as y

    std::size_t size() const { return m_y ? m_y->size() : 0; }
    double x(std::size_t index) const { return m_x ? (*m_x)[index] : m_firstX + static_cast<double>(index) * m_step; }
    double y(std::size_t index) const { return (*m_y)[index]; }
    double step() const { return m_step; } // 0 with own x

    bool isSameAs(const DenseValues &other) const { return m_x == other.m_x && m_y == other.m_y; } // the same vectors

    std::size_t lowerIndex(double x) const; // the first index whose x is not below, or size()
    std::optional<std::size_t> nearestIndex(double x) const;
    // Of the finite values in [from, to); none when there is none.
    std::optional<Extremes> extremes(std::size_t from, std::size_t to) const;
    std::optional<ValueRange> valuesWithin(ValueRange x) const;

private:
    struct Best { // the lowest and the highest so far, with their values at hand
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        std::uint32_t lowest = 0;
        std::uint32_t highest = 0;

        void take(const Best &other); // of what lies behind
        std::optional<Extremes> found() const;
    };
    void buildBlocks();
    void scan(std::size_t from, std::size_t to, Best &best) const;

    SharedValues m_x;
    SharedValues m_y;
    double m_firstX = 0;
    double m_step = 0;
    std::shared_ptr<const std::vector<Best>> m_blocks;
};

} // namespace anomalyst::ui
