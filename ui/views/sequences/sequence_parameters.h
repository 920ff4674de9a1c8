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

class SequenceParameters : public QObject
{
    Q_OBJECT
public:
    explicit SequenceParameters(AnalysisPage &page); // owned by the page, which is touched at every edit

    // All but the selection. Throws Error for what is no duration.
    result::SequencesParams params() const;
    void showUsed(const result::SequencesParams &params); // what stood for the fields left empty

private:
    QComboBox *m_model;
    QSpinBox *m_window;
    QLineEdit *m_maxSession;
    QLineEdit *m_maxGap;
    QLineEdit *m_users;
    QCheckBox *m_tokens;
    QCheckBox *m_geometricMean;
    QCheckBox *m_hideShort;
};

} // namespace anomalyst::ui
