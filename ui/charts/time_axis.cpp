#include "ui/charts/time_axis.h"

#include "ui/models/display_zone.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr DurationUs kMillisecondUs = 1000;
constexpr DurationUs kMeanMonthUs = kDayUs * 146097 / 4800;

constexpr std::array kFixedSteps = std::to_array<DurationUs>(
    {kSecondUs,     2 * kSecondUs, 5 * kSecondUs,  10 * kSecondUs, 15 * kSecondUs, 30 * kSecondUs, kMinuteUs,
     2 * kMinuteUs, 5 * kMinuteUs, 10 * kMinuteUs, 15 * kMinuteUs, 30 * kMinuteUs, kHourUs,        2 * kHourUs,
     3 * kHourUs,   6 * kHourUs,   12 * kHourUs,   kDayUs,         2 * kDayUs,     kWeekUs,        2 * kWeekUs});
constexpr std::array kMonthSteps = {1, 2, 3, 6};

QString monthName(int month)
{
    static constexpr std::array names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return QLatin1String(names[static_cast<std::size_t>(month - 1)]);
}

QString twoDigits(int number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString dateText(const CivilTime &civil)
{
    return QStringLiteral("%1-%2-%3")
        .arg(civil.year, 4, 10, QLatin1Char('0'))
        .arg(twoDigits(civil.month), twoDigits(civil.day));
}

QString clockText(const CivilTime &civil, DurationUs precision)
{
    QString text = twoDigits(civil.hour) + QLatin1Char(':') + twoDigits(civil.minute);
    if (precision % kMinuteUs == 0)
        return text;
    text += QLatin1Char(':') + twoDigits(civil.second);
    if (precision % kSecondUs == 0)
        return text;
    const QString fraction = QStringLiteral("%1").arg(civil.microsecond, 6, 10, QLatin1Char('0'));
    return text + QLatin1Char('.') + (precision % kMillisecondUs == 0 ? fraction.left(3) : fraction);
}

// 1, 2, 5, 10, 20, 50, ... times the unit.
DurationUs decimalStep(DurationUs unit, double atLeast, DurationUs limit)
{
    for (DurationUs decade = unit; decade < limit; decade *= 10) {
        for (const DurationUs factor : {1, 2, 5}) {
            if (static_cast<double>(decade * factor) >= atLeast)
                return decade * factor;
        }
    }
    return limit;
}

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t monthNumber(TimeUs time)
{
    const CivilTime civil = civilFromTime(time);
    return std::int64_t{civil.year} * 12 + civil.month - 1;
}

TimeUs monthBegin(std::int64_t number)
{
    const std::int64_t year = floorDivide(number, 12);
    return daysFromCivil(static_cast<int>(year), static_cast<int>(number - year * 12) + 1, 1) * kDayUs;
}

// As the clock on the wall counts.
std::vector<TimeUs> localTickTimes(const TimeWindow &window, const TimeStep &step)
{
    std::vector<TimeUs> times;
    if (step.months > 0) {
        std::int64_t number = floorDivide(monthNumber(window.begin), step.months) * step.months;
        for (; monthBegin(number) <= window.end; number += step.months) {
            if (monthBegin(number) >= window.begin)
                times.push_back(monthBegin(number));
        }
        return times;
    }
    TimeUs time = floorToBucket(window.begin, step.length);
    if (time < window.begin)
        time += step.length;
    for (; time <= window.end; time += step.length)
        times.push_back(time);
    return times;
}

std::vector<TimeUs> tickTimes(const TimeWindow &window, const TimeStep &step)
{
    const ZoneOffsets &zone = displayZone().offsets;
    std::vector<TimeUs> times = localTickTimes({zone.toLocal(window.begin), zone.toLocal(window.end)}, step);
    for (TimeUs &time : times)
        time = zone.toUtc(time);
    // Where the clock is put forward or back, two ticks can fall together or out of order.
    std::erase_if(times, [last = window.begin - 1, &window](TimeUs time) mutable {
        const bool isWrong = time <= last || time > window.end;
        last = std::max(last, time);
        return isWrong;
    });
    return times;
}

Tick labelled(TimeUs time, const TimeStep &step)
{
    const CivilTime civil = civilFromTime(displayZone().offsets.toLocal(time));
    const QString year = QString::number(civil.year);
    Tick tick{.value = static_cast<double>(time), .label = {}, .context = {}};
    if (step.months >= 12) {
        tick.label = year;
    } else if (step.months > 0) {
        tick.label = monthName(civil.month);
        tick.context = year;
    } else if (step.length >= kDayUs) {
        tick.label = monthName(civil.month) + QLatin1Char(' ') + QString::number(civil.day);
        tick.context = year;
    } else {
        tick.label = clockText(civil, step.length);
        tick.context =
            monthName(civil.month) + QLatin1Char(' ') + QString::number(civil.day) + QLatin1String(", ") + year;
    }
    return tick;
}

} // namespace

TimeStep timeStepFor(const TimeWindow &window, int maxTicks)
{
    const double atLeast = static_cast<double>(window.length()) / std::max(1, maxTicks);
    if (atLeast <= static_cast<double>(kSecondUs / 2)) {
        const DurationUs length = decimalStep(1, atLeast, kSecondUs);
        return {length, 0};
    }
    for (const DurationUs length : kFixedSteps) {
        if (static_cast<double>(length) >= atLeast)
            return {length, 0};
    }
    for (const int months : kMonthSteps) {
        if (static_cast<double>(months * kMeanMonthUs) >= atLeast)
            return {months * kMeanMonthUs, months};
    }
    const auto years = decimalStep(1, atLeast / static_cast<double>(12 * kMeanMonthUs), 100'000);
    return {years * 12 * kMeanMonthUs, static_cast<int>(years * 12)};
}

Ticks timeTicks(const TimeWindow &window, int maxTicks)
{
    if (window.length() <= 0)
        return {};
    TimeStep step = timeStepFor(window, maxTicks);
    std::vector<TimeUs> times = tickTimes(window, step);
    // A window of n steps can hold n + 1 ticks, and months differ in length.
    for (int room = maxTicks - 1; times.size() > static_cast<std::size_t>(std::max(1, maxTicks)) && room >= 1; --room) {
        step = timeStepFor(window, room);
        times = tickTimes(window, step);
    }
    if (times.size() > static_cast<std::size_t>(std::max(1, maxTicks)))
        times.resize(static_cast<std::size_t>(std::max(1, maxTicks)));
    Ticks ticks;
    QString lastContext;
    for (const TimeUs time : times) {
        Tick tick = labelled(time, step);
        if (tick.context == lastContext)
            tick.context.clear();
        else
            lastContext = tick.context;
        ticks.push_back(std::move(tick));
    }
    return ticks;
}

QString timeText(TimeUs time, DurationUs precision)
{
    if (time == kMissingTime)
        return {};
    const CivilTime civil = civilFromTime(displayZone().offsets.toLocal(time));
    return dateText(civil) + QLatin1Char(' ') + clockText(civil, std::max<DurationUs>(1, precision)) +
           QLatin1Char(' ') + displayZone().markAt(time);
}

} // namespace anomalyst::ui
