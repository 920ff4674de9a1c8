// An icon of 16 pixels that follows a change of the look. GUI thread.
#pragma once

#include <QIcon>
#include <QWidget>

namespace anomalyst::ui
{

class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QIcon &icon, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace anomalyst::ui
