#include "ui/models/value_text.h"

#include "ui/models/display_zone.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace anomalyst::ui
{

QString timeText(TimeUs time)
{
    if (time == kMissingTime)
        return {};
    QString text = QString::fromStdString(formatTime(displayZone().offsets.toLocal(time))); // 2024-03-19T02:14:07.120000Z
    text.replace(QLatin1Char('T'), QLatin1Char(' '));
    const int milliseconds = static_cast<int>(((time % kSecondUs) + kSecondUs) % kSecondUs / 1000);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    return text.left(milliseconds == 0 ? point : point + 4);
}

QString secondText(TimeUs time)
{
    return timeText(time).left(19);
}

QString momentText(TimeUs time)
{
    return time == kMissingTime ? QString() : timeText(time) + QLatin1Char(' ') + displayZone().markAt(time);
}

QString windowText(const TimeWindow &window)
{
    const QString begin = timeText(window.begin);
    QString end = timeText(window.end);
    if (begin.left(10) == end.left(10)) // the same day
        end = end.mid(11);
    return begin + QStringLiteral(" → ") + end + QLatin1Char(' ') + displayZone().markAt(window.begin);
}

QString durationText(DurationUs duration)
{
    struct Unit {
        DurationUs length;
        const char *name;
    };
    constexpr std::array units = {Unit{kDayUs, "d"}, Unit{kHourUs, "h"}, Unit{kMinuteUs, "min"}, Unit{kSecondUs, "s"}};
    if (duration < kSecondUs)
        return duration < 1000 ? QStringLiteral("0 s") : QStringLiteral("%1 ms").arg(duration / 1000);
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (duration < units[i].length)
            continue;
        QString text = QStringLiteral("%1 %2").arg(duration / units[i].length).arg(QLatin1String(units[i].name));
        if (i + 1 < units.size() && duration % units[i].length / units[i + 1].length != 0)
            text += QStringLiteral(" %1 %2")
                        .arg(duration % units[i].length / units[i + 1].length)
                        .arg(QLatin1String(units[i + 1].name));
        return text;
    }
    return {};
}

QString sessionName(const std::vector<std::string> &key)
{
    QStringList parts;
    for (const std::string &part : key)
        parts << (part.empty() ? QStringLiteral("–") : QString::fromStdString(part));
    return parts.join(QStringLiteral(" / "));
}

QString countText(std::uint64_t count)
{
    QString digits = QString::number(count);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QChar(0x2009));
    return digits;
}

QString numberText(double value, int significant)
{
    if (std::isnan(value))
        return {};
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return (value < 0 ? QStringLiteral("-") : QString()) + countText(static_cast<std::uint64_t>(std::abs(value)));
    return QString::number(value, 'g', significant);
}

QString percentText(double share)
{
    const double percent = 100 * share;
    return QStringLiteral("%1 %").arg(percent >= 0.1 ? numberText(std::round(10 * percent) / 10, 4) : numberText(percent, 1));
}

QString bytesText(double bytes)
{
    constexpr std::array names = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    std::size_t unit = 0;
    while (std::abs(bytes) >= 1024 && unit + 1 < names.size()) {
        bytes /= 1024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(QString::number(bytes, 'g', std::abs(bytes) >= 100 ? 4 : 3), QLatin1String(names[unit]));
}

} // namespace anomalyst::ui
