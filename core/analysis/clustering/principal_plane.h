// The plane in which weighted points lie widest: principal component analysis of their columns (Pearson 1901; Jolliffe:
// Principal Component Analysis, chapter 1). Pure, any thread.
#pragma once

#include "core/analysis/clustering/dbscan.h"

#include <array>

namespace anomalyst::analysis
{

struct PrincipalPlane {
    std::array<std::vector<double>, 2> axes;      // unit vectors, one entry a column; the largest entry is positive
    std::array<double, 2> explained = {0, 0};     // share of the variance along each axis, 0..1
    std::array<std::vector<double>, 2> positions; // one a point, from the mean
};

// `weights` has one entry a point, or none: each counts once. With a single column the second axis is 0.
// Throws Error for no column.
PrincipalPlane principalPlane(const PointTable &points, std::span<const std::uint32_t> weights,
                              const WorkContext &context = {});

} // namespace anomalyst::analysis
