// The zone that times are shown in, in the status bar: a click offers UTC, the workstation's zone and every other place.
// GUI thread.
#pragma once

#include <QToolButton>

namespace anomalyst::ui
{

class ZoneButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ZoneButton(QWidget *parent = nullptr);

private:
    void fillMenu();
    void askForPlace();
    void showZone();
};

} // namespace anomalyst::ui
