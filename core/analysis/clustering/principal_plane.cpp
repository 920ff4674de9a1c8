#include "core/analysis/clustering/principal_plane.h"

#include "core/base/error.h"

#include <Eigen/Eigenvalues>

#include <algorithm>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kBetweenChecks = 1 << 16;

struct Moments {
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
};

Moments momentsOf(const PointTable &points, std::span<const std::uint32_t> weights, const WorkContext &context)
{
    const auto columns = static_cast<Eigen::Index>(points.columns);
    const auto weightOf = [&](std::size_t i) { return weights.empty() ? 1.0 : static_cast<double>(weights[i]); };
    const auto rowOf = [&](std::size_t i) {
        return Eigen::Map<const Eigen::VectorXd>(points.values.data() + i * points.columns, columns);
    };
    Moments moments{Eigen::VectorXd::Zero(columns), Eigen::MatrixXd::Zero(columns, columns)};
    double total = 0;
    for (std::size_t i = 0; i < points.rows(); ++i) {
        moments.mean += weightOf(i) * rowOf(i);
        total += weightOf(i);
    }
    if (total == 0)
        return moments;
    moments.mean /= total;
    Eigen::VectorXd away(columns);
    for (std::size_t i = 0; i < points.rows(); ++i) {
        if (i % kBetweenChecks == 0)
            context.checkStopped();
        away = rowOf(i) - moments.mean;
        moments.covariance.selfadjointView<Eigen::Lower>().rankUpdate(away, weightOf(i) / total);
    }
    return moments;
}

// Of both directions along an axis always the same one.
Eigen::VectorXd directed(Eigen::VectorXd axis)
{
    Eigen::Index largest = 0;
    axis.cwiseAbs().maxCoeff(&largest);
    return axis[largest] < 0 ? Eigen::VectorXd(-axis) : axis;
}

} // namespace

PrincipalPlane principalPlane(const PointTable &points, std::span<const std::uint32_t> weights,
                              const WorkContext &context)
{
    if (points.columns == 0)
        throw Error("no feature is chosen", {}, "choose at least one");
    const auto columns = static_cast<Eigen::Index>(points.columns);
    const Moments moments = momentsOf(points, weights, context);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(moments.covariance); // reads the lower half, ascending
    const double variance = std::max(0.0, solver.eigenvalues().sum());
    PrincipalPlane plane;
    for (Eigen::Index i = 0; i < 2; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const bool exists = i < columns;
        const Eigen::VectorXd axis =
            exists ? directed(solver.eigenvectors().col(columns - 1 - i)) : Eigen::VectorXd(Eigen::VectorXd::Zero(columns));
        plane.axes[at].assign(axis.begin(), axis.end());
        plane.explained[at] =
            exists && variance > 0 ? std::max(0.0, solver.eigenvalues()[columns - 1 - i]) / variance : 0;
        plane.positions[at].resize(points.rows());
        for (std::size_t row = 0; row < points.rows(); ++row) {
            const Eigen::Map<const Eigen::VectorXd> point(points.values.data() + row * points.columns, columns);
            plane.positions[at][row] = axis.dot(point - moments.mean);
        }
    }
    return plane;
}

} // namespace anomalyst::analysis
