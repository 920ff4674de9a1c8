#include "ui/views/clusters/cluster_parameters.h"

#include "ui/views/clusters/eps_panel.h"
#include "ui/views/clusters/feature_builder.h"
#include "ui/views/clusters/min_samples_panel.h"
#include "ui/views/clusters/normalization_box.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/columns_field.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QLabel>

namespace anomalyst::ui
{

ClusterParameters::ClusterParameters(Workbench &workbench, AnalysisPage &page)
    : QObject(&page)
    , m_workbench(workbench)
    , m_page(page)
    , m_features(new FeatureList)
    , m_normalization(makeNormalizationBox())
    , m_dominance(plainLabel({}, "muted"))
    , m_eps(new EpsPanel)
    , m_minSamples(new MinSamplesPanel)
    , m_sessionColumns(new ColumnsField)
{
    m_dominance->setObjectName(QStringLiteral("featureDominance"));
    m_dominance->setWordWrap(true);
    m_dominance->hide();
    page.addParameterCaption(tr("Features"));
    page.addParameter(m_features);
    page.addParameter(tr("Normalisation"), m_normalization,
                      tr("What is done to the feature rows before distances are taken"));
    page.addParameter(m_dominance);
    page.addParameterCaption(QStringLiteral("DBSCAN"));
    page.addParameter(QStringLiteral("eps"), m_eps);
    page.addParameter(QStringLiteral("min_samples"), m_minSamples);
    page.addParameterCaption(tr("Sessions"));
    page.addParameter(tr("Session columns"), m_sessionColumns,
                      tr("Events with equal values there are one session (Alt+Down lists the columns)"));

    connect(m_features, &FeatureList::featuresChanged, &page, &AnalysisPage::touch);
    connect(m_features, &FeatureList::editRequested, this, &ClusterParameters::editFeatures);
    connect(m_normalization, &QComboBox::activated, &page, &AnalysisPage::touch);
    connect(m_eps, &EpsPanel::edited, &page, &AnalysisPage::touch);
    connect(m_minSamples, &MinSamplesPanel::edited, &page, &AnalysisPage::touch);
    connect(m_sessionColumns, &ColumnsField::edited, &page, &AnalysisPage::touch);
}

void ClusterParameters::showCurve(std::shared_ptr<const analysis::EpsCurve> curve, const QString &reason)
{
    m_eps->showCurve(std::move(curve), reason);
}

void ClusterParameters::showMinSamples(MinSamplesChart::Steps steps)
{
    m_minSamples->showSteps(std::move(steps));
}

void ClusterParameters::showDominance(const QString &sentence)
{
    m_dominance->setText(displayText(sentence));
    m_dominance->setVisible(!sentence.isEmpty());
}

bool ClusterParameters::hasNoFeatureChosen() const
{
    return m_features->checked().empty() && !m_features->features().empty();
}

void ClusterParameters::setLog(const store::LogInfo &log)
{
    m_log = log.id;
    m_features->setLog(log);
    m_sessionColumns->setColumns(log.columns);
    m_sessionColumns->setDefaults({}, tr("by roles"));
}

void ClusterParameters::editFeatures()
{
    if (!m_workbench.openCase.columns(m_log))
        return;
    auto *builder = new FeatureBuilder(m_workbench, m_log, {m_features->features(), normalizationOf(*m_normalization)},
                                       m_page.window());
    builder->setAttribute(Qt::WA_DeleteOnClose);
    connect(builder, &QDialog::accepted, this, [this, builder] {
        const FeatureChoice choice = builder->choice();
        m_features->setFeatures(choice.features);
        setNormalization(*m_normalization, choice.normalization);
        m_page.touch();
    });
    builder->open();
}

result::ClustersParams ClusterParameters::params() const
{
    result::ClustersParams params;
    params.features = m_features->checked();
    params.normalization = normalizationOf(*m_normalization);
    params.dbscan.eps = m_eps->eps();
    params.dbscan.minSamples = m_minSamples->minSamples();
    params.sessionColumns = m_sessionColumns->names();
    return params;
}

void ClusterParameters::showUsed(const result::ClustersParams &params)
{
    m_sessionColumns->setDefaults(params.sessionColumns, tr("by roles"));
}

} // namespace anomalyst::ui
