// A session as a row of boxes: every arrow carries the probability and the surprise of its step, every box its
// parameters, the rare ones underlined; the rarest window is framed. Painted, only what is in sight. GUI thread.
#pragma once

#include "core/explain/session_explanation.h"

#include <QWidget>

namespace anomalyst::ui
{

class SessionStrip : public QWidget
{
    Q_OBJECT
public:
    explicit SessionStrip(QWidget *parent = nullptr);

    void setExplanation(explain::SessionExplanation explanation);
    void setCurrentStep(std::size_t step); // marks it
    QRect boxOf(std::size_t step) const;   // of a command, or of the end
    QSize sizeHint() const override;

Q_SIGNALS:
    void stepClicked(std::size_t step); // a command of the session
    void stepOpened(std::size_t step);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    std::optional<std::size_t> stepAt(const QPoint &position) const; // its arrow counts too
    std::optional<std::size_t> commandAt(const QPoint &position) const;
    bool isFramed() const; // start and end count
    void paintWindow(QPainter &painter) const;
    void paintArrow(QPainter &painter, std::size_t step) const;
    void paintBox(QPainter &painter, std::size_t step) const;
    void paintParameters(QPainter &painter, const explain::StepExplanation &step, QRect place) const;
    void paintExpected(QPainter &painter, std::size_t step) const;

    explain::SessionExplanation m_explanation;
    std::size_t m_current = 0;
};

} // namespace anomalyst::ui
