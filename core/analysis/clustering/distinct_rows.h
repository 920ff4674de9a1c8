// Equal rows collapsed into one with a weight, by hashing: one pass over the rows. Pure, any thread.
#pragma once

#include "core/analysis/clustering/dbscan.h"

namespace anomalyst::analysis
{

// Distinct rows are numbered by their first row; 0.0 equals -0.0.
struct DistinctRows {
    std::vector<std::uint32_t> firstRow; // one a distinct row, ascending
    std::vector<std::uint32_t> weight;   // how many rows are equal to it

    std::size_t size() const { return firstRow.size(); }
};

// Writes the number of its distinct row for each row. Throws Error naming the first row that holds a value that is not
// finite.
DistinctRows collapseEqualRows(const PointTable &points, std::span<std::int32_t> distinctOfRow,
                               const WorkContext &context);

} // namespace anomalyst::analysis
