// A chip: rounded, with a cross that removes it. GUI thread.
#pragma once

#include <QToolButton>

namespace anomalyst::ui
{

class ChipButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ChipButton(const QString &text, QWidget *parent = nullptr);

    void setStruckOut(bool struckOut); // out of force
    QSize sizeHint() const override;

Q_SIGNALS:
    void closeClicked();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;

    bool m_struckOut = false;
};

} // namespace anomalyst::ui
