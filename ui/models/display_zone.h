// The zone that times are shown and typed in: UTC, that of the workstation, or any place. One for the application, as
// its theme is; stored, computed and exported is UTC. GUI thread.
#pragma once

#include "core/base/zone_offsets.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <string>

namespace anomalyst::ui
{

struct DisplayZone {
    QByteArray id = "UTC"; // "Europe/Berlin"
    ZoneOffsets offsets;

    QString name() const { return QString::fromLatin1(id).replace(QLatin1Char('_'), QLatin1Char(' ')); }
    QString markAt(TimeUs time) const; // "UTC" or "+02:00"
    bool isUtc() const { return id == "UTC"; }
};

const DisplayZone &displayZone(); // the current one

QString zonedTitle(const QString &title); // "Begin (UTC)", "Begin (Europe/Berlin)"
// A time that a person typed without an offset, as UTC with one; anything else as it is.
std::string typedTime(const std::string &text);

// The zone of the name from 1900 to 2100; UTC where the system knows none of that name.
DisplayZone zoneNamed(const QByteArray &id);
QByteArray workstationZone();

class ZoneSwitch : public QObject
{
    Q_OBJECT
public:
    static ZoneSwitch &of(QObject *application); // the one that belongs to the application object
    void setZone(const QByteArray &id);          // then changed(), where it is another
    void toggle();                               // between UTC and the place shown last, first that of the workstation

Q_SIGNALS:
    void changed();

private:
    explicit ZoneSwitch(QObject *application);

    QByteArray m_place;
};

} // namespace anomalyst::ui
