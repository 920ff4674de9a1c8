// The editors of the decomposition: after how many buckets it repeats, with the evidence for that, and how it is
// smoothed. GUI thread; the widgets belong to the page.
#pragma once

#include "core/result/time_series_result.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace anomalyst::ui
{

class AnalysisPage;
class PeriodEvidenceChart;

class SeasonEditors : public QObject
{
    Q_OBJECT
public:
    explicit SeasonEditors(AnalysisPage &page);

    void writeTo(result::TimeSeriesParams &params) const;
    void choosePeriods(const std::vector<int> &periods);   // one or two; none: no season
    void showUsed(const result::DecomposedSeries &series); // emits nothing

Q_SIGNALS:
    void changed();

private:
    void addEvidence(AnalysisPage &page);
    void showWhatApplies();
    result::PeriodChoice periodChoice() const;

    QComboBox *m_choice;
    QSpinBox *m_period;
    QSpinBox *m_secondPeriod; // 1: none
    PeriodEvidenceChart *m_evidence;
    QLabel *m_told;
    QSpinBox *m_seasonal;
    QCheckBox *m_robust;
};

} // namespace anomalyst::ui
