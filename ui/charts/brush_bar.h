// The small bar that floats over a chart after a brush: what was brushed, and what to do with it. GUI thread.
#pragma once

#include <QFrame>

class QLabel;

namespace anomalyst::ui
{

class BrushBar : public QFrame
{
    Q_OBJECT
public:
    explicit BrushBar(QWidget *parent);

    void setText(const QString &text); // plain text
    QString text() const;
    // Appears at the lower edge of `area`, in the middle of the stretch [left, right]; all in the parent's coordinates.
    void showBeside(const QRect &area, int left, int right);

Q_SIGNALS:
    void zoomChosen();
    void filterChosen();
    void eventsChosen();
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_text;
};

} // namespace anomalyst::ui
