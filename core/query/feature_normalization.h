// Feature rows made comparable before distances are taken. Pure, any thread.
#pragma once

#include "core/query/features.h"

#include <span>
#include <vector>

namespace anomalyst::query
{

// values: row-major rows of `columns` finite numbers; the result has the same shape.
// L2: every row divided by its Euclidean length, a zero row stays zero. Standard: every column less its mean, divided
// by its population standard deviation; a column of equal values becomes 0.
std::vector<double> normalizedRows(std::span<const double> values, std::size_t columns, Normalization normalization,
                                   const WorkContext &context = {});

} // namespace anomalyst::query
