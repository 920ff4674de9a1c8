// A scale of log10 likelihood on which the other sessions of a user are ticks and the one that is looked at stands out.
// Painted. GUI thread.
#pragma once

#include <QWidget>

#include <vector>

namespace anomalyst::ui
{

class SessionComparison : public QWidget
{
    Q_OBJECT
public:
    explicit SessionComparison(QWidget *parent = nullptr);

    void setLikelihoods(std::vector<double> others, double own); // log10, in any order
    QSize sizeHint() const override { return {180, 26}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_others;
    double m_own = 0;
};

} // namespace anomalyst::ui
