#include "ui/views/timeseries/season_editors.h"

#include "ui/charts/period_evidence_chart.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

QSpinBox *periodEditor(const char *name, int least)
{
    auto *editor = new QSpinBox;
    editor->setObjectName(QLatin1String(name));
    editor->setRange(least, 1'000'000);
    return editor;
}

} // namespace

SeasonEditors::SeasonEditors(AnalysisPage &page)
    : QObject(&page)
    , m_choice(new QComboBox)
    , m_period(periodEditor("period", 2))
    , m_secondPeriod(periodEditor("secondPeriod", 1))
    , m_evidence(new PeriodEvidenceChart)
    , m_told(plainLabel({}, "muted", &page))
    , m_seasonal(new QSpinBox)
    , m_robust(new QCheckBox(tr("Robust")))
{
    using result::PeriodChoice;
    m_choice->setObjectName(QStringLiteral("periodChoice"));
    for (const auto &[name, choice] :
         {std::pair(tr("by the bucket"), PeriodChoice::ByBucket), std::pair(tr("detected"), PeriodChoice::Detected),
          std::pair(tr("given"), PeriodChoice::Given), std::pair(tr("none"), PeriodChoice::None)})
        m_choice->addItem(name, static_cast<int>(choice));
    m_period->setValue(24);
    m_secondPeriod->setSpecialValueText(tr("none"));
    m_seasonal->setObjectName(QStringLiteral("seasonal"));
    m_seasonal->setRange(3, 9999);
    m_seasonal->setSingleStep(2);
    m_seasonal->setValue(7);
    m_robust->setObjectName(QStringLiteral("robust"));

    page.addParameterCaption(tr("Decomposition (STL)"));
    page.addParameter(tr("Season"), m_choice,
                      tr("By the bucket: 24 for hours, 7 for days, 60 for minutes. Detected: from the series itself. "
                         "None: trend and residual only"));
    page.addParameter(tr("Period in buckets"), m_period, tr("After how many buckets the season repeats"));
    page.addParameter(tr("Second period"), m_secondPeriod,
                      tr("A season over the season, such as 168 hours over 24 (MSTL)"));
    addEvidence(page);
    page.addParameter(tr("Seasonal smoother"), m_seasonal, tr("Odd; how many seasons are smoothed together"));
    page.addParameter(m_robust, tr("Outliers pull less at trend and season; takes longer"));
    connect(m_choice, &QComboBox::activated, this, [this] {
        showWhatApplies();
        Q_EMIT changed();
    });
    connect(m_period, &QSpinBox::valueChanged, this, &SeasonEditors::changed);
    connect(m_secondPeriod, &QSpinBox::valueChanged, this, &SeasonEditors::changed);
    connect(m_seasonal, &QSpinBox::valueChanged, this, &SeasonEditors::changed);
    connect(m_robust, &QCheckBox::toggled, this, &SeasonEditors::changed);
    showWhatApplies();
}

void SeasonEditors::addEvidence(AnalysisPage &page)
{
    page.addParameter(m_evidence,
                      tr("Where the autocorrelation has a hill and the periodogram a peak, the series repeats. Click a "
                         "candidate to use it, with Ctrl beside the one in use; with the keyboard the arrow keys and "
                         "Enter or Space"));
    m_told->setWordWrap(true);
    page.addParameter(m_told);
    connect(m_evidence, &PeriodEvidenceChart::periodsChosen, this, &SeasonEditors::choosePeriods);
    connect(m_evidence, &PeriodEvidenceChart::currentChanged, this,
            [this] { m_told->setText(m_evidence->sentence()); });
}

void SeasonEditors::showWhatApplies()
{
    m_period->setEnabled(periodChoice() == result::PeriodChoice::Given);
    m_secondPeriod->setEnabled(m_period->isEnabled());
}

result::PeriodChoice SeasonEditors::periodChoice() const
{
    return static_cast<result::PeriodChoice>(m_choice->currentData().toInt());
}

void SeasonEditors::writeTo(result::TimeSeriesParams &params) const
{
    params.periodChoice = periodChoice();
    params.periods = {m_period->value()};
    if (m_secondPeriod->value() > 1 && m_secondPeriod->value() != m_period->value())
        params.periods.push_back(m_secondPeriod->value());
    std::ranges::sort(params.periods);
    params.withEvidence = true;
    params.stl.seasonal = m_seasonal->value() | 1; // an even one is the next odd one
    params.stl.robust = m_robust->isChecked();
}

void SeasonEditors::choosePeriods(const std::vector<int> &periods)
{
    const auto choice = periods.empty() ? result::PeriodChoice::None : result::PeriodChoice::Given;
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(choice)));
    const QSignalBlocker first(m_period), second(m_secondPeriod);
    if (!periods.empty())
        m_period->setValue(periods.front());
    m_secondPeriod->setValue(periods.size() > 1 ? periods[1] : 1);
    showWhatApplies();
    Q_EMIT changed();
}

void SeasonEditors::showUsed(const result::DecomposedSeries &series)
{
    const QSignalBlocker first(m_period), second(m_secondPeriod);
    if (periodChoice() != result::PeriodChoice::Given && !series.seasons.empty()) {
        m_period->setValue(series.seasons.front());
        m_secondPeriod->setValue(series.seasons.size() > 1 ? series.seasons[1] : 1);
    }
    m_evidence->setEvidence(series.evidence, series.seasons, series.observed.bucket);
}

} // namespace anomalyst::ui
