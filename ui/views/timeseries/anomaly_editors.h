// The editors of what an anomaly is: which score, from which height on, spikes and dips. GUI thread; the widgets belong
// to the page.
#pragma once

#include "core/result/time_series_result.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;

namespace anomalyst::ui
{

class AnalysisPage;

class AnomalyEditors : public QObject
{
    Q_OBJECT
public:
    explicit AnomalyEditors(AnalysisPage &page);

    void writeTo(result::TimeSeriesParams &params) const;
    analysis::AnomalyParams anomalyParams() const;
    analysis::PeriodParams periodParams() const;
    void setThreshold(double score, bool isLower); // as if it was typed

Q_SIGNALS:
    void changed();           // the analysis must run anew
    void thresholdsChanged(); // only flags and periods

private:
    void addEditors(AnalysisPage &page);
    void showWhatApplies();

    QComboBox *m_score;
    QDoubleSpinBox *m_threshold;
    QCheckBox *m_spikes;
    QCheckBox *m_dips;
    QCheckBox *m_ownLower;
    QDoubleSpinBox *m_lower;
};

} // namespace anomalyst::ui
