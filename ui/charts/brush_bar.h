// The small bar that floats over a chart after a brush: what was brushed, and what to do with it. GUI thread.
#pragma once

#include <QFrame>

class QLabel;
class QMenu;
class QToolButton;

namespace anomalyst::ui
{

class BrushBar : public QFrame
{
    Q_OBJECT
public:
    explicit BrushBar(QWidget *parent);

    void setText(const QString &text); // plain text
    QString text() const;
    QMenu &copyMenu() { return *m_copyMenu; } // "Copy as": empty, for its owner to fill
    // Appears at the lower edge of `area`, in the middle of the stretch [left, right]; all in the parent's coordinates.
    void showBeside(const QRect &area, int left, int right);

Q_SIGNALS:
    void zoomChosen();
    void filterChosen();
    void eventsChosen();
    void leaveOutChosen();
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &tip);

    QLabel *m_text;
    QMenu *m_copyMenu;
};

} // namespace anomalyst::ui
