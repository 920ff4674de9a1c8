#include "core/import/time_text.h"

#include "core/import/text_cursor.h"

#include <array>

namespace anomalyst::importing
{

namespace
{

using Outcome = ParsedTime::Outcome;

constexpr int kMostOffsetMinutes = 14 * 60; // Kiritimati's

// The date and clock time as written, before it is known whether they exist.
struct WrittenTime {
    CivilTime civil;
    DurationUs offset = 0;
    bool hasOffset = false;
    bool digitsDropped = false;
    bool hasOrder = false;
};

int lookUp(std::string_view names, TextCursor &cursor)
{
    const std::string_view rest = cursor.rest();
    if (rest.size() < 3)
        return 0;
    const std::array<char, 3> word = {static_cast<char>(rest[0] | 0x20), static_cast<char>(rest[1] | 0x20),
                                      static_cast<char>(rest[2] | 0x20)};
    const std::size_t at = names.find(std::string_view(word.data(), word.size()));
    if (at == std::string_view::npos || at % 3 != 0)
        return 0;
    while (cursor.isLetter())
        cursor.skip(1);
    return static_cast<int>(at / 3) + 1;
}

int takeMonthName(TextCursor &cursor)
{
    return lookUp("janfebmaraprmayjunjulaugsepoctnovdec", cursor);
}

bool takeWeekday(TextCursor &cursor)
{
    if (lookUp("montuewedthufrisatsun", cursor) == 0)
        return false;
    cursor.take(',');
    cursor.takeBlanks();
    return true;
}

// Any number of digits behind the decimal sign; what lies below microseconds is dropped and noted.
bool takeFraction(TextCursor &cursor, WrittenTime &written)
{
    int count = 0;
    int microsecond = 0;
    for (; cursor.isDigit(); ++count, cursor.skip(1)) {
        if (count < 6)
            microsecond = microsecond * 10 + (cursor.peek() - '0');
        else if (cursor.peek() != '0')
            written.digitsDropped = true;
    }
    for (int i = count; i < 6; ++i)
        microsecond *= 10;
    written.civil.microsecond = microsecond;
    return count > 0;
}

// " AM", "PM", " p.m.", also behind a no-break space; nothing when there is none.
std::optional<bool> takeAfternoon(TextCursor &cursor)
{
    TextCursor ahead = cursor;
    while (ahead.take(' ') || ahead.take("\u202f") || ahead.take("\u00a0")) {
    }
    const char letter = static_cast<char>(ahead.peek() | 0x20);
    if (letter != 'a' && letter != 'p')
        return std::nullopt;
    ahead.skip(1);
    const bool dotted = ahead.take('.');
    if (!ahead.take('m') && !ahead.take('M'))
        return std::nullopt;
    if (dotted)
        ahead.take('.');
    cursor = ahead;
    return letter == 'p';
}

bool applyAfternoon(TextCursor &cursor, CivilTime &civil)
{
    const std::optional<bool> afternoon = takeAfternoon(cursor);
    if (!afternoon)
        return true;
    if (civil.hour < 1 || civil.hour > 12)
        return false;
    civil.hour = civil.hour % 12 + (*afternoon ? 12 : 0);
    return true;
}

// What may stand behind the seconds.
bool takeFractionAndAfternoon(TextCursor &cursor, WrittenTime &written)
{
    if ((cursor.take('.') || cursor.take(',')) && !takeFraction(cursor, written))
        return false;
    return applyAfternoon(cursor, written.civil);
}

bool takeClock(TextCursor &cursor, WrittenTime &written)
{
    CivilTime &civil = written.civil;
    if (!cursor.number(1, 2, civil.hour) || !cursor.take(':') || !cursor.number(2, 2, civil.minute))
        return false;
    if (!cursor.take(':'))
        return applyAfternoon(cursor, civil);
    return cursor.number(2, 2, civil.second) && takeFractionAndAfternoon(cursor, written);
}

// "Z", "UTC", "+01:00", "+0100", "+01", also behind a blank or in brackets; or nothing.
bool takeOffset(TextCursor &cursor, WrittenTime &written)
{
    cursor.takeBlanks();
    const bool bracket = cursor.take('[');
    written.hasOffset = true;
    if (cursor.take("UTC") || cursor.take("GMT") || cursor.take('Z') || cursor.take('z')) {
        // "UTC+01:00" is an offset, too
    } else if (cursor.peek() != '+' && cursor.peek() != '-') {
        written.hasOffset = false;
        return !bracket;
    }
    const bool negative = cursor.peek() == '-';
    if (cursor.take('+') || cursor.take('-')) {
        int hours = 0;
        int minutes = 0;
        if (!cursor.digits(2, hours) || ((cursor.take(':') || cursor.isDigit()) && !cursor.digits(2, minutes)))
            return false;
        if (minutes > 59 || hours * 60 + minutes > kMostOffsetMinutes)
            return false;
        written.offset = (hours * kHourUs + minutes * kMinuteUs) * (negative ? -1 : 1);
    }
    return !bracket || cursor.take(']');
}

// Behind a date: nothing, or a clock time and an offset, and then the end of the text.
bool takeRest(TextCursor &cursor, WrittenTime &written)
{
    if (cursor.atEnd())
        return true;
    const bool parted =
        cursor.take('T') || cursor.take('t') || cursor.take(", ") || cursor.take(' ') || cursor.take(':');
    cursor.takeBlanks();
    return parted && takeClock(cursor, written) && takeOffset(cursor, written) && cursor.atEnd();
}

bool takeYearFirst(TextCursor &cursor, WrittenTime &written)
{
    CivilTime &civil = written.civil;
    const char separator = cursor.rest()[4];
    return cursor.digits(4, civil.year) && cursor.take(separator) && cursor.number(1, 2, civil.month) &&
           cursor.take(separator) && cursor.digits(2, civil.day) && !cursor.isDigit() && takeRest(cursor, written);
}

// "16/07/2026 20:26", "7-16-2020", "16.07.2020", "16/Jul/2020:03:41:07 +0200", "16 Jul 2020 03:41".
bool takeDayOrMonthFirst(TextCursor &cursor, WrittenTime &written)
{
    CivilTime &civil = written.civil;
    if (!cursor.number(1, 2, civil.day))
        return false;
    const char separator = cursor.peek();
    if (separator != '/' && separator != '-' && separator != '.' && separator != ' ')
        return false;
    cursor.skip(1);
    if (cursor.isLetter()) {
        civil.month = takeMonthName(cursor);
        if (civil.month == 0)
            return false;
    } else {
        if (separator == ' ' || !cursor.number(1, 2, civil.month))
            return false;
        written.hasOrder = separator != '.';
    }
    return cursor.take(separator) && cursor.number(4, 4, civil.year) && takeRest(cursor, written);
}

// "Jul 16, 2020 3:41:07 AM", "Tue Sep 30 17:37:30 2014", "Wed, 01 May 2024 10:00:00 +0000".
bool takeNamed(TextCursor &cursor, WrittenTime &written)
{
    CivilTime &civil = written.civil;
    if (takeWeekday(cursor) && cursor.isDigit())
        return takeDayOrMonthFirst(cursor, written);
    civil.month = takeMonthName(cursor);
    if (civil.month == 0)
        return false;
    cursor.take('.');
    cursor.takeBlanks();
    if (!cursor.number(1, 2, civil.day))
        return false;
    cursor.take(',');
    cursor.takeBlanks();
    TextCursor ahead = cursor;
    if (ahead.number(4, 4, civil.year)) {
        cursor = ahead;
        return takeRest(cursor, written);
    }
    if (!takeClock(cursor, written))
        return false;
    cursor.takeBlanks();
    return cursor.number(4, 4, civil.year) && takeOffset(cursor, written) && cursor.atEnd();
}

// Two digits that stand where they should; other characters are noted and spoil the whole.
int twoDigits(const char *at, bool &areDigits)
{
    const auto tens = static_cast<unsigned char>(at[0] - '0');
    const auto ones = static_cast<unsigned char>(at[1] - '0');
    areDigits = areDigits && tens <= 9 && ones <= 9;
    return tens * 10 + ones;
}

// "2024-05-01T10:00:00" at the front, the notation of nearly every log, read without looking at anything twice.
bool takeIsoSeconds(std::string_view text, CivilTime &civil)
{
    if (text.size() < 19 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':')
        return false;
    bool areDigits = true;
    civil.year = twoDigits(text.data(), areDigits) * 100 + twoDigits(text.data() + 2, areDigits);
    civil.month = twoDigits(text.data() + 5, areDigits);
    civil.day = twoDigits(text.data() + 8, areDigits);
    civil.hour = twoDigits(text.data() + 11, areDigits);
    civil.minute = twoDigits(text.data() + 14, areDigits);
    civil.second = twoDigits(text.data() + 17, areDigits);
    return areDigits;
}

bool takeTime(std::string_view text, WrittenTime &written)
{
    TextCursor cursor(text);
    if (takeIsoSeconds(text, written.civil)) {
        cursor.skip(19);
        if (text.size() == 19)
            return true;
        if (text.size() == 20 && text[19] == 'Z')
            return written.hasOffset = true;
        return takeFractionAndAfternoon(cursor, written) && takeOffset(cursor, written) && cursor.atEnd();
    }
    written.civil = {};
    if (cursor.isLetter())
        return takeNamed(cursor, written);
    if (!cursor.isDigit())
        return false;
    if (text[4] == '-' || (text[4] == '/' && text[1] != '/' && text[2] != '/'))
        return takeYearFirst(cursor, written);
    return takeDayOrMonthFirst(cursor, written);
}

// "-0044-03-15", "+12024-05-01T10:00:00Z", "10000-01-01": a date whose year does not have just four digits.
bool hasFarYear(std::string_view text)
{
    TextCursor cursor(text);
    const bool isSigned = cursor.take('-') || cursor.take('+');
    int digits = 0;
    for (; cursor.isDigit() && digits < 10; ++digits)
        cursor.skip(1);
    int month = 0;
    int day = 0;
    return digits >= (isSigned ? 4 : 5) && digits < 10 && cursor.take('-') && cursor.number(2, 2, month) &&
           cursor.take('-') && cursor.number(2, 2, day) &&
           (cursor.atEnd() || cursor.peek() == 'T' || cursor.peek() == ' ');
}

// A leap second comes at midnight, UTC, at the end of June or December.
bool isLeapSecondOver(TimeUs time)
{
    const CivilTime civil = civilFromTime(time);
    return civil.hour == 0 && civil.minute == 0 && civil.second == 0 && civil.day == 1 &&
           (civil.month == 1 || civil.month == 7);
}

// 24:00 is the midnight that ends the day. By reference: a copy of what was just written costs more than the sums.
std::optional<TimeUs> civilTime(const CivilTime &civil)
{
    if (civil.hour != 24)
        return timeFromCivil(civil);
    CivilTime midnight = civil;
    midnight.hour = 0;
    const std::optional<TimeUs> time = timeFromCivil(midnight);
    if (!time || civil.minute != 0 || civil.second != 0 || civil.microsecond != 0)
        return std::nullopt;
    return *time + kDayUs;
}

// From the clock that the text was read off to UTC.
void placeTime(const WrittenTime &written, TimeUs local, const TimeRules &rules, ParsedTime &parsed)
{
    parsed.outcome = Outcome::Read;
    if (written.hasOffset || !rules.zone) {
        parsed.time = local - written.offset;
    } else {
        const LocalZone::Instant instant = rules.zone->toUtc(local);
        parsed.time = instant.time;
        parsed.fit = instant.fit;
    }
    if (written.civil.second < 60)
        return;
    parsed.isLeapSecond = isLeapSecondOver(parsed.time);
    if (!parsed.isLeapSecond)
        parsed.outcome = Outcome::Impossible;
}

} // namespace

ParsedTime parseTime(std::string_view text, const TimeRules &rules)
{
    ParsedTime parsed;
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    if (text.size() < 8 || text.size() > 64)
        return parsed;
    WrittenTime written;
    if (!takeTime(text, written)) {
        parsed.outcome = hasFarYear(text) ? Outcome::OutOfRange : Outcome::NotATime;
        return parsed;
    }
    if (written.hasOrder) {
        parsed.hasOrder = true;
        parsed.first = static_cast<std::uint8_t>(written.civil.day);
        parsed.second = static_cast<std::uint8_t>(written.civil.month);
        if (rules.order == DateOrder::YearMonthDay) // says that no date begins with its day or month
            return parsed;
        if (rules.order == DateOrder::MonthDayYear)
            std::swap(written.civil.day, written.civil.month);
    }
    parsed.digitsDropped = written.digitsDropped;
    parsed.saysZone = written.hasOffset;
    if (const std::optional<TimeUs> local = civilTime(written.civil))
        placeTime(written, *local, rules, parsed);
    else
        parsed.outcome = Outcome::Impossible;
    return parsed;
}

std::optional<DurationUs> parseOffset(std::string_view text)
{
    TextCursor cursor(text);
    WrittenTime written;
    if (text.empty() || !takeOffset(cursor, written) || !written.hasOffset || !cursor.atEnd())
        return std::nullopt;
    return written.offset;
}

} // namespace anomalyst::importing
