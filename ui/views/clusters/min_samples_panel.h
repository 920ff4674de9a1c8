// The choice of min_samples: a number, or dragged on a chart of what each gives at the eps of the result; what it gives
// is told at once. GUI thread.
#pragma once

#include "ui/charts/min_samples_chart.h"

class QLabel;
class QSpinBox;

namespace anomalyst::ui
{

class MinSamplesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MinSamplesPanel(QWidget *parent = nullptr);

    int minSamples() const;
    void showSteps(MinSamplesChart::Steps steps); // null: not known

Q_SIGNALS:
    void edited(); // it stands

private:
    void tell();

    QSpinBox *m_field;
    MinSamplesChart *m_chart;
    QLabel *m_told;
    bool m_isDragging = false;
};

} // namespace anomalyst::ui
