// The editors of the sequence analysis, placed in the parameter card of a page, and what they say. GUI thread.
#pragma once

#include "core/result/sequences_result.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace anomalyst::ui
{

class AnalysisPage;
class ColumnsField;
class TrainingBox;

class SequenceParameters : public QObject
{
    Q_OBJECT
public:
    explicit SequenceParameters(AnalysisPage &page); // owned by the page, which is touched at every edit

    void setLog(const store::LogInfo &log);    // its columns
    TrainingBox &training() const { return *m_training; }
    void setMaxGap(DurationUs gap); // as typed: touches the page
    // All but the selection and what is learnt from. Throws Error for what is no duration.
    result::SequencesParams params() const;
    void showUsed(const result::SequencesParams &params); // what stood for the fields left empty

private:
    QComboBox *m_model;
    QSpinBox *m_window;
    QLineEdit *m_maxSession;
    QLineEdit *m_maxGap;
    ColumnsField *m_users;
    QComboBox *m_command;
    ColumnsField *m_parameterColumns;
    QCheckBox *m_mergeUnnamed;
    QCheckBox *m_leaveOneOut;
    TrainingBox *m_training;
    AnalysisPage &m_page;
    QCheckBox *m_tokens;
    QCheckBox *m_geometricMean;
    QCheckBox *m_hideShort;
};

} // namespace anomalyst::ui
