#include "core/base/time.h"

#include <array>
#include <charconv>

namespace anomalyst
{

namespace
{

constexpr DurationUs kMondayOffset = 4 * kDayUs; // 1970-01-05 was a Monday

bool isLeapYear(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysInMonth(int year, int month)
{
    constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

char *writeDigits(char *out, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        out[i] = static_cast<char>('0' + value % 10);
    return out + digits;
}

// Reads from the front of a text; every step tells whether it found what it wanted.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_text.empty(); }
    char peek() const { return m_text.empty() ? '\0' : m_text.front(); }
    bool take(char c)
    {
        if (peek() != c || atEnd())
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool digits(int count, int &value)
    {
        if (m_text.size() < static_cast<std::size_t>(count))
            return false;
        value = 0;
        for (int i = 0; i < count; ++i) {
            const char c = m_text[static_cast<std::size_t>(i)];
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
        }
        m_text.remove_prefix(static_cast<std::size_t>(count));
        return true;
    }
    // 1 to 9 digits after a decimal sign, cut to microseconds.
    bool fraction(int &microsecond)
    {
        int count = 0;
        microsecond = 0;
        while (peek() >= '0' && peek() <= '9' && count < 10) {
            if (count < 6)
                microsecond = microsecond * 10 + (peek() - '0');
            ++count;
            m_text.remove_prefix(1);
        }
        for (int i = count; i < 6; ++i)
            microsecond *= 10;
        return count >= 1 && count <= 9;
    }

private:
    std::string_view m_text;
};

bool readClock(Cursor &cursor, CivilTime &civil)
{
    if (!cursor.digits(2, civil.hour) || !cursor.take(':') || !cursor.digits(2, civil.minute))
        return false;
    if (!cursor.take(':'))
        return true;
    if (!cursor.digits(2, civil.second))
        return false;
    if (cursor.take('.') || cursor.take(','))
        return cursor.fraction(civil.microsecond);
    return true;
}

// "Z", "+01:00", "+0100", "+01" or the end of the text.
bool readOffset(Cursor &cursor, DurationUs &offset)
{
    offset = 0;
    if (cursor.atEnd() || cursor.take('Z') || cursor.take('z'))
        return true;
    const bool negative = cursor.peek() == '-';
    if (!cursor.take('+') && !cursor.take('-'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!cursor.digits(2, hours))
        return false;
    if (cursor.take(':') ? !cursor.digits(2, minutes) : !cursor.atEnd() && !cursor.digits(2, minutes))
        return false;
    if (minutes > 59 || hours * 60 + minutes > 14 * 60) // Kiritimati's is the largest there is
        return false;
    offset = hours * kHourUs + minutes * kMinuteUs;
    if (negative)
        offset = -offset;
    return true;
}

} // namespace

std::int64_t daysFromCivil(int year, int month, int day)
{
    const std::int64_t y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
    const std::int64_t era = floorDivide(y, 400);
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

CivilTime civilFromTime(TimeUs time)
{
    const std::int64_t days = floorDivide(time, kDayUs);
    DurationUs rest = time - days * kDayUs;
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = floorDivide(shifted, 146097);
    const std::int64_t dayOfEra = shifted - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthIndex = (5 * dayOfYear + 2) / 153;

    CivilTime civil;
    civil.day = static_cast<int>(dayOfYear - (153 * monthIndex + 2) / 5 + 1);
    civil.month = static_cast<int>(monthIndex < 10 ? monthIndex + 3 : monthIndex - 9);
    civil.year = static_cast<int>(yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0));
    civil.hour = static_cast<int>(rest / kHourUs);
    rest %= kHourUs;
    civil.minute = static_cast<int>(rest / kMinuteUs);
    rest %= kMinuteUs;
    civil.second = static_cast<int>(rest / kSecondUs);
    civil.microsecond = static_cast<int>(rest % kSecondUs);
    return civil;
}

std::optional<TimeUs> timeFromCivil(const CivilTime &civil)
{
    const bool clock = civil.hour >= 0 && civil.hour <= 23 && civil.minute >= 0 && civil.minute <= 59 &&
                       civil.second >= 0 && civil.second <= 60 && civil.microsecond >= 0 &&
                       civil.microsecond < kSecondUs;
    if (!clock || civil.year < -9999 || civil.year > 9999 || civil.month < 1 || civil.month > 12 || civil.day < 1 ||
        civil.day > daysInMonth(civil.year, civil.month))
        return std::nullopt;
    return daysFromCivil(civil.year, civil.month, civil.day) * kDayUs + civil.hour * kHourUs +
           civil.minute * kMinuteUs + civil.second * kSecondUs + civil.microsecond;
}

std::string formatTime(TimeUs time)
{
    if (time == kMissingTime)
        return {};
    const CivilTime civil = civilFromTime(time);
    if (civil.year < 0 || civil.year > 9999) { // outside the years that four digits can say
        std::string text = (civil.year < 0 ? "-" : "+") + std::to_string(civil.year < 0 ? -civil.year : civil.year);
        return text + formatTime(time - (daysFromCivil(civil.year, 1, 1) -
                                         daysFromCivil(isLeapYear(civil.year) ? 2000 : 2001, 1, 1)) *
                                            kDayUs)
                          .substr(4);
    }
    std::array<char, 27> buffer;
    char *out = writeDigits(buffer.data(), civil.year, 4);
    *out++ = '-';
    out = writeDigits(out, civil.month, 2);
    *out++ = '-';
    out = writeDigits(out, civil.day, 2);
    *out++ = 'T';
    out = writeDigits(out, civil.hour, 2);
    *out++ = ':';
    out = writeDigits(out, civil.minute, 2);
    *out++ = ':';
    out = writeDigits(out, civil.second, 2);
    *out++ = '.';
    out = writeDigits(out, civil.microsecond, 6);
    *out++ = 'Z';
    return {buffer.data(), buffer.size()};
}

std::optional<TimeUs> parseIsoTime(std::string_view text)
{
    Cursor cursor(text);
    CivilTime civil;
    if (!cursor.digits(4, civil.year) || !cursor.take('-') || !cursor.digits(2, civil.month) || !cursor.take('-') ||
        !cursor.digits(2, civil.day))
        return std::nullopt;
    DurationUs offset = 0;
    if (cursor.take('T') || cursor.take('t') || cursor.take(' ')) {
        if (!readClock(cursor, civil) || !readOffset(cursor, offset))
            return std::nullopt;
    }
    if (!cursor.atEnd())
        return std::nullopt;
    const std::optional<TimeUs> local = timeFromCivil(civil);
    return local ? std::optional(*local - offset) : std::nullopt;
}

std::optional<DurationUs> parseDuration(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count < 0)
        return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    DurationUs scale = 0;
    if (unit == "ms")
        scale = 1000;
    else if (unit == "s")
        scale = kSecondUs;
    else if (unit == "m" || unit == "min")
        scale = kMinuteUs;
    else if (unit == "h")
        scale = kHourUs;
    else if (unit == "d")
        scale = kDayUs;
    else if (unit == "w")
        scale = kWeekUs;
    DurationUs duration = 0;
    if (scale == 0 || __builtin_mul_overflow(count, scale, &duration))
        return std::nullopt;
    return duration;
}

std::string formatDuration(DurationUs duration)
{
    struct Unit {
        DurationUs length;
        const char *name;
    };
    for (const Unit unit :
         {Unit{kWeekUs, "w"}, Unit{kDayUs, "d"}, Unit{kHourUs, "h"}, Unit{kMinuteUs, "m"}, Unit{kSecondUs, "s"}}) {
        if (duration != 0 && duration % unit.length == 0)
            return std::to_string(duration / unit.length) + unit.name;
    }
    return duration == 0 ? "0s" : std::to_string(duration / 1000) + "ms";
}

TimeUs floorToBucket(TimeUs time, DurationUs bucket)
{
    const DurationUs origin = bucket % kWeekUs == 0 ? kMondayOffset : 0;
    return floorDivide(time - origin, bucket) * bucket + origin;
}

} // namespace anomalyst
