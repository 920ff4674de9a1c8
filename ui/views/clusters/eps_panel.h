// The choice of eps: typed, dragged on a chart of what every eps gives, or taken as proposed; what it gives is told at
// once. GUI thread.
#pragma once

#include "core/analysis/clustering/eps_curve.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anomalyst::ui
{

class EpsChart;

class EpsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit EpsPanel(QWidget *parent = nullptr);

    double eps() const; // 0: what stands there is no number
    // For every eps, of the features as they are used; null: not known, and why.
    void showCurve(std::shared_ptr<const analysis::EpsCurve> curve, const QString &reason = {});

Q_SIGNALS:
    void edited(); // it stands

private:
    void addField();
    void addChart();
    void follow();
    void tell();

    QLineEdit *m_field;
    QComboBox *m_shown;
    EpsChart *m_chart;
    QLabel *m_told;
    QPushButton *m_take;
    QString m_reason;
};

} // namespace anomalyst::ui
