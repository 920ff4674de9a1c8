// One command of a session in the details pane: a dot on the line of steps, its name, how likely it was. Painted.
#pragma once

#include "ui/state/selection.h"

#include <QWidget>

namespace anomalyst::ui
{

class StepRow : public QWidget
{
    Q_OBJECT
public:
    struct Place {
        bool first = false;
        bool last = false;
    };

    StepRow(const Details::Step &step, Place place, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDot(QPainter &painter, const QColor &colour, bool filled) const;

    QString m_name, m_note, m_probability;
    double m_value;
    Place m_place;
};

} // namespace anomalyst::ui
