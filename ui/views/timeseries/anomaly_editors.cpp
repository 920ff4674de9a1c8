#include "ui/views/timeseries/anomaly_editors.h"

#include "ui/widgets/analysis_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

QDoubleSpinBox *scoreEditor(const char *name)
{
    auto *editor = new QDoubleSpinBox;
    editor->setObjectName(QLatin1String(name));
    editor->setRange(0, 1000);
    editor->setDecimals(2);
    editor->setSingleStep(0.25);
    editor->setValue(3);
    return editor;
}

} // namespace

AnomalyEditors::AnomalyEditors(AnalysisPage &page)
    : QObject(&page)
    , m_score(new QComboBox)
    , m_threshold(scoreEditor("threshold"))
    , m_spikes(new QCheckBox(tr("Report spikes")))
    , m_dips(new QCheckBox(tr("Report dips")))
    , m_ownLower(new QCheckBox(tr("Own threshold for dips")))
    , m_lower(scoreEditor("lowerThreshold"))
{
    m_spikes->setObjectName(QStringLiteral("spikes"));
    m_spikes->setChecked(true);
    m_dips->setObjectName(QStringLiteral("dips"));
    m_ownLower->setObjectName(QStringLiteral("ownLower"));

    m_score->setObjectName(QStringLiteral("score"));
    m_score->addItem(tr("z-score"), static_cast<int>(analysis::ScoreKind::ZScore));
    m_score->addItem(tr("robust"), static_cast<int>(analysis::ScoreKind::Robust));
    connect(m_score, &QComboBox::activated, this, &AnomalyEditors::changed);

    addEditors(page);
    showWhatApplies();
}

void AnomalyEditors::addEditors(AnalysisPage &page)
{
    page.addParameterCaption(tr("Anomalies"));
    page.addParameter(tr("Score"), m_score,
                      tr("z-score: mean and standard deviation of the residual. Robust: median and 1.4826·MAD, which "
                         "one huge spike cannot stretch"));
    page.addParameter(tr("Threshold"), m_threshold,
                      tr("Score from which on a bucket is an anomaly; the decomposition stays. Drag the line in the "
                         "chart"));
    page.addParameter(m_spikes);
    page.addParameter(m_dips);
    page.addParameter(m_ownLower);
    page.addParameter(tr("Lower threshold"), m_lower);
    for (QDoubleSpinBox *editor : {m_threshold, m_lower})
        connect(editor, &QDoubleSpinBox::valueChanged, this, &AnomalyEditors::thresholdsChanged);
    for (QCheckBox *box : {m_spikes, m_dips, m_ownLower}) {
        connect(box, &QCheckBox::toggled, this, [this] {
            showWhatApplies();
            Q_EMIT thresholdsChanged();
        });
    }
}

void AnomalyEditors::showWhatApplies()
{
    m_ownLower->setEnabled(m_dips->isChecked());
    m_lower->setEnabled(m_dips->isChecked() && m_ownLower->isChecked());
}

void AnomalyEditors::writeTo(result::TimeSeriesParams &params) const
{
    params.score = static_cast<analysis::ScoreKind>(m_score->currentData().toInt());
    params.anomaly = anomalyParams();
    params.period = periodParams();
}

analysis::AnomalyParams AnomalyEditors::anomalyParams() const
{
    analysis::AnomalyParams params;
    params.threshold = m_threshold->value();
    if (m_dips->isChecked() && m_ownLower->isChecked())
        params.thresholdLow = m_lower->value();
    return params;
}

analysis::PeriodParams AnomalyEditors::periodParams() const
{
    analysis::PeriodParams params;
    params.spikes = m_spikes->isChecked();
    params.dips = m_dips->isChecked();
    return params;
}

void AnomalyEditors::setThreshold(double score, bool isLower)
{
    const bool own = isLower && m_dips->isChecked() && m_ownLower->isChecked();
    (own ? m_lower : m_threshold)->setValue(std::max(0.0, score));
}

} // namespace anomalyst::ui
