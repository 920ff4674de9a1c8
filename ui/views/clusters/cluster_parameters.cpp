#include "ui/views/clusters/cluster_parameters.h"

#include "ui/views/clusters/feature_list.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/name_list.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace anomalyst::ui
{

ClusterParameters::ClusterParameters(AnalysisPage &page)
    : QObject(&page)
    , m_features(new FeatureList)
    , m_normalization(new QComboBox)
    , m_eps(new QLineEdit(QStringLiteral("0.0001")))
    , m_minSamples(new QSpinBox)
    , m_sessionColumns(new QLineEdit)
{
    m_normalization->addItem(tr("l2: rows to length 1"), static_cast<int>(query::Normalization::L2));
    m_normalization->addItem(tr("standard: by column"), static_cast<int>(query::Normalization::Standard));
    m_normalization->addItem(tr("none"), static_cast<int>(query::Normalization::None));
    m_eps->setObjectName(QStringLiteral("eps"));
    m_minSamples->setRange(1, 1'000'000);
    m_minSamples->setValue(2);

    page.addParameterCaption(tr("Features"));
    page.addParameter(m_features);
    page.addParameter(tr("Normalisation"), m_normalization,
                      tr("What is done to the feature rows before distances are taken"));
    page.addParameterCaption(QStringLiteral("DBSCAN"));
    page.addParameter(QStringLiteral("eps"), m_eps, tr("Events at most this far apart are neighbours"));
    page.addParameter(QStringLiteral("min_samples"), m_minSamples,
                      tr("Neighbours that a core event needs, itself included"));
    page.addParameterCaption(tr("Sessions"));
    page.addParameter(tr("Session columns"), m_sessionColumns,
                      tr("Events with equal values there are one session; parted by commas"));

    connect(m_features, &FeatureList::featuresChanged, &page, &AnalysisPage::touch);
    connect(m_normalization, &QComboBox::activated, &page, &AnalysisPage::touch);
    connect(m_eps, &QLineEdit::textEdited, &page, &AnalysisPage::touch);
    connect(m_minSamples, &QSpinBox::valueChanged, &page, &AnalysisPage::touch);
    connect(m_sessionColumns, &QLineEdit::textEdited, &page, &AnalysisPage::touch);
}

void ClusterParameters::setLog(const store::LogInfo &log)
{
    m_features->setLog(log);
    m_sessionColumns->clear();
    m_sessionColumns->setPlaceholderText(tr("by roles"));
}

result::ClustersParams ClusterParameters::params() const
{
    result::ClustersParams params;
    params.features = m_features->checked();
    params.normalization = static_cast<query::Normalization>(m_normalization->currentData().toInt());
    params.dbscan.eps = m_eps->text().toDouble();
    params.dbscan.minSamples = m_minSamples->value();
    params.sessionColumns = namesIn(m_sessionColumns->text());
    return params;
}

void ClusterParameters::showUsed(const result::ClustersParams &params)
{
    m_sessionColumns->setPlaceholderText(joinedNames(params.sessionColumns));
}

} // namespace anomalyst::ui
