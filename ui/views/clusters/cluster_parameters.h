// The editors of the cluster analysis, placed in the parameter card of a page, and what they say. GUI thread.
#pragma once

#include "core/analysis/clustering/eps_curve.h"
#include "core/result/clusters_result.h"
#include "ui/charts/min_samples_chart.h"
#include "ui/state/workbench.h"

#include <QObject>

#include <memory>

class QComboBox;
class QLabel;

namespace anomalyst::ui
{

class AnalysisPage;
class ColumnsField;
class EpsPanel;
class FeatureList;
class MinSamplesPanel;

class ClusterParameters : public QObject
{
    Q_OBJECT
public:
    ClusterParameters(Workbench &workbench, AnalysisPage &page); // owned by the page, which is touched at every edit

    void setLog(const store::LogInfo &log);              // its default features; no session columns of one's own
    result::ClustersParams params() const;               // all but the selection; an eps that is no number is 0
    void showUsed(const result::ClustersParams &params); // what stood for the fields left empty
    // For every eps, of the features as they are used; null: not known, and why.
    void showCurve(std::shared_ptr<const analysis::EpsCurve> curve, const QString &reason = {});
    void showMinSamples(MinSamplesChart::Steps steps); // at the eps that is used; null: not known
    void showDominance(const QString &sentence);       // that one feature drowns the others; empty: none does
    bool hasNoFeatureChosen() const;                   // there are some, and none is ticked

private:
    void editFeatures();

    Workbench &m_workbench;
    AnalysisPage &m_page;
    LogId m_log;
    FeatureList *m_features;
    QComboBox *m_normalization;
    QLabel *m_dominance;
    EpsPanel *m_eps;
    MinSamplesPanel *m_minSamples;
    ColumnsField *m_sessionColumns;
};

} // namespace anomalyst::ui
