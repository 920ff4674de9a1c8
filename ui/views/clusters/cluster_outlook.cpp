#include "ui/views/clusters/cluster_outlook.h"

#include "core/analysis/clustering/feature_shares.h"
#include "core/result/feature_dominance.h"
#include "ui/views/clusters/cluster_parameters.h"

namespace anomalyst::ui
{

namespace
{

analysis::PointTable pointsOf(const ClustersData &data)
{
    return {data.result.features.normalized, data.result.features.features.size()};
}

} // namespace

ClusterOutlook::ClusterOutlook(Workbench &workbench, ClusterParameters &parameters, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_parameters(parameters)
{
}

void ClusterOutlook::lookAt(const std::shared_ptr<const ClustersData> &data)
{
    lookAtEveryEps(data);
    lookAtEveryMinSamples(data);
    lookAtShares(data);
}

void ClusterOutlook::lookAtEveryEps(const std::shared_ptr<const ClustersData> &data)
{
    m_workbench.jobs.start<analysis::EpsCurve>(
        this, QStringLiteral("eps"), tr("Looking at every eps"),
        [data](const WorkContext &context) {
            return analysis::epsCurve(pointsOf(*data), data->result.params.dbscan.minSamples, context);
        },
        {.done =
             [this](analysis::EpsCurve curve) {
                 m_parameters.showCurve(std::make_shared<const analysis::EpsCurve>(std::move(curve)));
                 Q_EMIT curveArrived();
             },
         .failed =
             [this](const JobFailure &failure) {
                 m_parameters.showCurve({}, failure.problem + QLatin1String("; ") + failure.remedy);
                 Q_EMIT curveArrived();
             }});
}

void ClusterOutlook::lookAtEveryMinSamples(const std::shared_ptr<const ClustersData> &data)
{
    using Steps = std::vector<analysis::MinSamplesStep>;
    m_parameters.showMinSamples(nullptr);
    m_workbench.jobs.start<Steps>(this, QStringLiteral("minSamples"), tr("Looking at every min_samples"),
                                  [data](const WorkContext &context) {
                                      return analysis::minSamplesSweep(pointsOf(*data), data->result.params.dbscan.eps,
                                                                       context);
                                  },
                                  {.done = [this](Steps steps) {
                                      m_parameters.showMinSamples(std::make_shared<const Steps>(std::move(steps)));
                                  }});
}

void ClusterOutlook::lookAtShares(const std::shared_ptr<const ClustersData> &data)
{
    m_workbench.jobs.start<QString>(
        this, QStringLiteral("shares"), tr("Comparing features"),
        [data](const WorkContext &context) {
            const query::FeatureTable &table = data->result.features;
            const auto sentence = result::dominanceSentence(
                table.features, analysis::featureShares(pointsOf(*data), context), data->result.params.normalization);
            return QString::fromStdString(sentence.value_or(""));
        },
        {.done = [this](const QString &sentence) { m_parameters.showDominance(sentence); }});
}

} // namespace anomalyst::ui
