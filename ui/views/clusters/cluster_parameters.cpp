#include "ui/views/clusters/cluster_parameters.h"

#include "ui/charts/eps_chart.h"
#include "ui/views/clusters/feature_builder.h"
#include "ui/views/clusters/normalization_box.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/name_list.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace anomalyst::ui
{

ClusterParameters::ClusterParameters(Workbench &workbench, AnalysisPage &page)
    : QObject(&page)
    , m_workbench(workbench)
    , m_page(page)
    , m_features(new FeatureList)
    , m_normalization(makeNormalizationBox())
    , m_eps(new QLineEdit(QStringLiteral("0.0001")))
    , m_epsChart(new EpsChart)
    , m_epsTold(plainLabel({}, "muted"))
    , m_minSamples(new QSpinBox)
    , m_sessionColumns(new QLineEdit)
{
    m_eps->setObjectName(QStringLiteral("eps"));
    m_minSamples->setRange(1, 1'000'000);
    m_minSamples->setValue(2);

    page.addParameterCaption(tr("Features"));
    page.addParameter(m_features);
    page.addParameter(tr("Normalisation"), m_normalization,
                      tr("What is done to the feature rows before distances are taken"));
    page.addParameterCaption(QStringLiteral("DBSCAN"));
    addEps(page);
    page.addParameter(QStringLiteral("min_samples"), m_minSamples,
                      tr("Neighbours that a core event needs, itself included"));
    page.addParameterCaption(tr("Sessions"));
    page.addParameter(tr("Session columns"), m_sessionColumns,
                      tr("Events with equal values there are one session; parted by commas"));

    connect(m_features, &FeatureList::featuresChanged, &page, &AnalysisPage::touch);
    connect(m_features, &FeatureList::editRequested, this, &ClusterParameters::editFeatures);
    connect(m_normalization, &QComboBox::activated, &page, &AnalysisPage::touch);
    connect(m_minSamples, &QSpinBox::valueChanged, &page, &AnalysisPage::touch);
    connect(m_sessionColumns, &QLineEdit::textEdited, &page, &AnalysisPage::touch);
}

void ClusterParameters::addEps(AnalysisPage &page)
{
    m_epsChart->setObjectName(QStringLiteral("epsChart"));
    m_epsTold->setObjectName(QStringLiteral("epsTold"));
    m_epsTold->setWordWrap(true);
    page.addParameter(QStringLiteral("eps"), m_eps, tr("Events at most this far apart are neighbours"));
    page.addParameter(m_epsChart, tr("Clusters and single events for every eps, from left to right; drag the line. The "
                                     "dashed one stands where distances turn upwards; a double click takes it"));
    page.addParameter(m_epsTold);
    connect(m_eps, &QLineEdit::textEdited, this, [this, &page] {
        followEps();
        page.touch();
    });
    connect(m_epsChart, &EpsChart::epsMoved, this, [this](double eps) {
        m_eps->setText(QString::number(eps, 'g', 4));
        m_epsTold->setText(m_epsChart->sentence());
    });
    connect(m_epsChart, &EpsChart::epsChosen, &page, &AnalysisPage::touch);
    followEps();
}

void ClusterParameters::followEps()
{
    m_epsChart->setEps(m_eps->text().toDouble());
    m_epsTold->setText(m_epsChart->sentence());
}

void ClusterParameters::showCurve(std::shared_ptr<const analysis::EpsCurve> curve, const QString &reason)
{
    m_epsChart->setVisible(reason.isEmpty());
    m_epsChart->setCurve(std::move(curve));
    m_epsTold->setText(reason.isEmpty() ? m_epsChart->sentence() : displayText(reason));
}

void ClusterParameters::setLog(const store::LogInfo &log)
{
    m_log = log.id;
    m_features->setLog(log);
    m_sessionColumns->clear();
    m_sessionColumns->setPlaceholderText(tr("by roles"));
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
