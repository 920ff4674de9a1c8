// Lines over the values that a parameter may have; a line stands at the one that is used, a dashed one at what is
// proposed. Drag the line, or move it with the arrow keys; a double click or Home takes what is proposed. Says what is
// wanted, changes nothing itself. GUI thread.
#pragma once

#include "ui/widgets/theme.h"

#include <QPolygonF>
#include <QWidget>

#include <optional>
#include <vector>

namespace anomalyst::ui
{

struct SweepLine {
    QString name;
    QColor Theme::*colour = &Theme::accent;
    std::vector<QPointF> steps; // by parameter; each value holds up to the next
    bool dotted = false;
};

struct SweepAxis {
    double low = 0;
    double high = 1;
    bool logarithmic = false; // and of three significant digits; else whole numbers
};

class SweepChart : public QWidget
{
    Q_OBJECT
public:
    explicit SweepChart(QWidget *parent = nullptr);

    void setValue(double value); // emits nothing; not above 0: no line
    double value() const { return m_value; }
    std::optional<double> proposal() const { return m_proposal; } // as it would be taken
    void takeProposal();                                          // as a double click does
    virtual QString sentence() const = 0;                         // what there is at the line

    double xOf(double value) const;
    double valueAt(double x) const;

    QSize sizeHint() const override { return {240, 118}; }

Q_SIGNALS:
    void valueMoved(double value);  // the line is on its way
    void valueChosen(double value); // and stands

protected:
    // No lines: the text stands instead.
    void setLines(std::vector<SweepLine> lines, const SweepAxis &axis, std::optional<double> proposal);
    void setEmptyText(const QString &text);

    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF plot() const;
    double rounded(double value) const;
    double nextValue(bool up) const; // one press of an arrow key on
    void move(double value);
    void paintLegend(QPainter &painter) const;
    void paintLine(QPainter &painter, const SweepLine &line) const;
    void paintMark(QPainter &painter, double value, const QPen &pen) const;

    std::vector<SweepLine> m_lines;
    SweepAxis m_axis;
    std::optional<double> m_proposal;
    QString m_emptyText;
    double m_value = 0;
    bool m_isDragging = false;
};

} // namespace anomalyst::ui
