#include "ui/window_memory.h"

#include <QMainWindow>
#include <QSettings>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{
const QString kGeometry = QStringLiteral("window/geometry");
const QString kDocks = QStringLiteral("window/docks");
const QString kZone = QStringLiteral("zone");
const QString kLook = QStringLiteral("look");
} // namespace

void restoreWindow(QMainWindow &window)
{
    const QSettings settings;
    window.restoreGeometry(settings.value(kGeometry).toByteArray());
    window.restoreState(settings.value(kDocks).toByteArray());
}

void saveWindow(const QMainWindow &window, bool withDocks)
{
    QSettings settings;
    settings.setValue(kGeometry, window.saveGeometry());
    if (withDocks)
        settings.setValue(kDocks, window.saveState());
}

Look savedLook()
{
    return static_cast<Look>(std::clamp(QSettings().value(kLook, 0).toInt(), 0, 2));
}

QByteArray savedZone()
{
    return QSettings().value(kZone, QByteArrayLiteral("UTC")).toByteArray();
}

void saveZone(const QByteArray &zone)
{
    QSettings().setValue(kZone, zone);
}

void saveLook(Look look)
{
    QSettings().setValue(kLook, static_cast<int>(look));
}

} // namespace anomalyst::ui
