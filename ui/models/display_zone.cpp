#include "ui/models/display_zone.h"

#include <QTimeZone>

namespace anomalyst::ui
{

namespace
{

const QByteArray kUtc = QByteArrayLiteral("UTC");

DisplayZone &current()
{
    static DisplayZone zone;
    return zone;
}

TimeUs microseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

bool namesOffset(const std::string &text)
{
    const std::size_t clock = text.find(':');
    return clock != std::string::npos && (text.find_first_of("zZ+", clock) != std::string::npos ||
                                          text.find('-', clock) != std::string::npos);
}

} // namespace

QString DisplayZone::markAt(TimeUs time) const
{
    return isUtc() ? QStringLiteral("UTC") : QString::fromStdString(time == kMissingTime ? "" : offsetText(offsets.at(time)));
}

const DisplayZone &displayZone()
{
    return current();
}

QString zonedTitle(const QString &title)
{
    return QStringLiteral("%1 (%2)").arg(title, displayZone().name());
}

std::string typedTime(const std::string &text)
{
    const auto time = parseIsoTime(text);
    if (!time || displayZone().isUtc() || namesOffset(text))
        return text;
    return formatTime(displayZone().offsets.toUtc(*time));
}

DisplayZone zoneNamed(const QByteArray &id)
{
    const QTimeZone zone(id);
    if (!zone.isValid() || id == kUtc)
        return {};
    const QDateTime begin(QDate(1900, 1, 1), QTime(0, 0), Qt::UTC), end(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC);
    std::vector<ZoneOffsets::Change> changes;
    for (const QTimeZone::OffsetData &change : zone.transitions(begin, end))
        changes.push_back({microseconds(change.atUtc), change.offsetFromUtc * kSecondUs});
    return {id, ZoneOffsets(zone.offsetFromUtc(begin) * kSecondUs, std::move(changes))};
}

QByteArray workstationZone()
{
    const QByteArray id = QTimeZone::systemTimeZoneId();
    return id.isEmpty() || id == "Etc/UTC" ? kUtc : id;
}

ZoneSwitch &ZoneSwitch::of(QObject *application)
{
    auto *found = application->findChild<ZoneSwitch *>(QString(), Qt::FindDirectChildrenOnly);
    return found != nullptr ? *found : *new ZoneSwitch(application);
}

ZoneSwitch::ZoneSwitch(QObject *application)
    : QObject(application)
    , m_place(workstationZone())
{
}

void ZoneSwitch::setZone(const QByteArray &id)
{
    if (id == displayZone().id)
        return;
    current() = zoneNamed(id);
    if (!current().isUtc())
        m_place = current().id;
    Q_EMIT changed();
}

void ZoneSwitch::toggle()
{
    setZone(displayZone().isUtc() ? m_place : kUtc);
}

} // namespace anomalyst::ui
