// How many clusters and how much noise there are for every eps, eps on a logarithmic axis; a line stands at the one
// that is used, another at the proposed one. Drag the line, or move it with the arrow keys; a double click or Home
// takes what is proposed. Says what is wanted, changes nothing itself. GUI thread.
#pragma once

#include "core/analysis/clustering/eps_curve.h"

#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class EpsChart : public QWidget
{
    Q_OBJECT
public:
    explicit EpsChart(QWidget *parent = nullptr);

    void setCurve(std::shared_ptr<const analysis::EpsCurve> curve); // null: none yet
    void setEps(double eps);                                        // emits nothing; not above 0: no line
    double eps() const { return m_eps; }
    QString sentence() const; // what there is at the line: "84 clusters · 12 single events"

    double xOf(double eps) const;
    double epsAt(double x) const; // of three significant digits

    QSize sizeHint() const override { return {240, 132}; }

Q_SIGNALS:
    void epsMoved(double eps);  // the line is on its way
    void epsChosen(double eps); // and stands

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF plot() const;
    void move(double eps);
    void takeProposal();
    void paintLine(QPainter &painter, const QColor &colour, double (*valueOf)(const analysis::EpsStep &)) const;
    void paintMark(QPainter &painter, double eps, const QPen &pen) const;

    std::shared_ptr<const analysis::EpsCurve> m_curve;
    double m_eps = 0;
    double m_low = 1e-6; // the range of the axis
    double m_high = 1;
    bool m_isDragging = false;
};

} // namespace anomalyst::ui
