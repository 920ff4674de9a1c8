#include "core/import/zone_rule.h"

#include "core/import/text_cursor.h"

namespace anomalyst::importing
{

namespace
{

// "CEST" or "<+03>".
bool takeName(TextCursor &cursor)
{
    if (cursor.take('<')) {
        while (!cursor.atEnd() && cursor.peek() != '>')
            cursor.skip(1);
        return cursor.take('>');
    }
    const bool begun = cursor.isLetter();
    while (cursor.isLetter())
        cursor.skip(1);
    return begun;
}

// "2", "-1:30", "+167:00:00"
bool takeClock(TextCursor &cursor, DurationUs &clock)
{
    const bool negative = cursor.take('-');
    if (!negative)
        cursor.take('+');
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    if (!cursor.number(1, 3, hours) || (cursor.take(':') && !cursor.number(1, 2, minutes)) ||
        (cursor.take(':') && !cursor.number(1, 2, seconds)))
        return false;
    clock = (hours * kHourUs + minutes * kMinuteUs + seconds * kSecondUs) * (negative ? -1 : 1);
    return true;
}

bool isBetween(int value, int least, int most)
{
    return value >= least && value <= most;
}

bool takeDay(TextCursor &cursor, YearlyDay &day)
{
    if (cursor.take('M')) {
        day.kind = YearlyDay::Kind::MonthWeekday;
        if (!cursor.number(1, 2, day.month) || !cursor.take('.') || !cursor.number(1, 1, day.week) ||
            !cursor.take('.') || !cursor.number(1, 1, day.weekday) || !isBetween(day.month, 1, 12) ||
            !isBetween(day.week, 1, 5) || day.weekday > 6)
            return false;
    } else {
        day.kind = cursor.take('J') ? YearlyDay::Kind::DayWithoutLeapDay : YearlyDay::Kind::DayOfYear;
        const int least = day.kind == YearlyDay::Kind::DayOfYear ? 0 : 1;
        if (!cursor.number(1, 3, day.day) || !isBetween(day.day, least, 365))
            return false;
    }
    day.clock = 2 * kHourUs;
    return !cursor.take('/') || takeClock(cursor, day.clock);
}

int weekdayOf(std::int64_t days)
{
    return static_cast<int>(((days + 4) % 7 + 7) % 7); // 1970-01-01 was a Thursday
}

} // namespace

TimeUs YearlyDay::in(int year) const
{
    std::int64_t days = daysFromCivil(year, 1, 1);
    if (kind == Kind::MonthWeekday) {
        const std::int64_t first = daysFromCivil(year, month, 1);
        const std::int64_t next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
        days = first + (weekday - weekdayOf(first) + 7) % 7 + 7 * (week - 1);
        while (days >= next)
            days -= 7;
    } else if (kind == Kind::DayOfYear) {
        days += day;
    } else {
        const bool isLeapYear = daysFromCivil(year, 3, 1) - days == 60;
        days += day - 1 + (isLeapYear && day >= 60 ? 1 : 0);
    }
    return days * kDayUs + clock;
}

std::optional<ZoneRule> parseZoneRule(std::string_view text)
{
    TextCursor cursor(text);
    ZoneRule rule;
    if (!takeName(cursor) || !takeClock(cursor, rule.standard))
        return std::nullopt;
    rule.standard = -rule.standard; // POSIX counts west of Greenwich
    if (cursor.atEnd())
        return rule;
    DurationUs summer = -rule.standard - kHourUs;
    if (!takeName(cursor) || (cursor.peek() != ',' && !takeClock(cursor, summer)))
        return std::nullopt;
    rule.summer = -summer;
    if (!cursor.take(',') || !takeDay(cursor, rule.summerBegins) || !cursor.take(',') ||
        !takeDay(cursor, rule.summerEnds) || !cursor.atEnd())
        return std::nullopt;
    return rule;
}

} // namespace anomalyst::importing
