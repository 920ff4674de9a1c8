// What the window remembers from one run to the next: its place, its docks, its look. GUI thread.
#pragma once

#include "ui/widgets/theme.h"

class QMainWindow;

namespace anomalyst::ui
{

void restoreWindow(QMainWindow &window);
void saveWindow(const QMainWindow &window, bool withDocks);
Look savedLook();
QByteArray savedZone();
void saveZone(const QByteArray &zone);
void saveLook(Look look);

} // namespace anomalyst::ui
