#include "core/import/epoch_text.h"

#include "core/import/text_cursor.h"

#include <optional>

namespace anomalyst::importing
{

namespace
{

using Outcome = ParsedTime::Outcome;

constexpr double k1990 = 631'152'000; // seconds since 1970
constexpr double k2100 = 4'102'444'800;
constexpr double k1601 = -11'644'473'600;

// A number as it is written: its digits, and how many of them stand before the decimal sign.
struct Decimal {
    std::string_view whole;
    std::string_view fraction;
    int exponent = 0;
    bool isNegative = false;

    int size() const { return static_cast<int>(whole.size() + fraction.size()); }
    int digit(int at) const
    {
        const auto i = static_cast<std::size_t>(at);
        return (i < whole.size() ? whole[i] : fraction[i - whole.size()]) - '0';
    }
};

std::string_view takeDigits(TextCursor &cursor)
{
    const std::string_view rest = cursor.rest();
    while (cursor.isDigit())
        cursor.skip(1);
    return rest.substr(0, rest.size() - cursor.rest().size());
}

std::optional<Decimal> parseDecimal(std::string_view text)
{
    TextCursor cursor(text);
    Decimal decimal;
    decimal.isNegative = cursor.take('-');
    decimal.whole = takeDigits(cursor);
    if (cursor.take('.')) {
        decimal.fraction = takeDigits(cursor);
        if (decimal.fraction.empty())
            return std::nullopt;
    }
    if (cursor.take('e') || cursor.take('E')) {
        const bool isNegative = cursor.take('-');
        if (!isNegative)
            cursor.take('+');
        if (!cursor.number(1, 3, decimal.exponent))
            return std::nullopt;
        decimal.exponent *= isNegative ? -1 : 1;
    }
    return decimal.whole.empty() || !cursor.atEnd() ? std::nullopt : std::optional(decimal);
}

// The number times ten to that power, cut to a whole one; nothing when it does not fit.
std::optional<std::int64_t> scaled(const Decimal &decimal, int power, bool &digitsDropped)
{
    const int places = static_cast<int>(decimal.whole.size()) + decimal.exponent + power;
    std::int64_t value = 0;
    for (int i = 0; i < places; ++i) {
        const int digit = i < decimal.size() ? decimal.digit(i) : 0;
        if (i >= decimal.size() && value == 0)
            break;
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value))
            return std::nullopt;
    }
    for (int i = places > 0 ? places : 0; i < decimal.size(); ++i)
        digitsDropped = digitsDropped || decimal.digit(i) != 0;
    return decimal.isNegative ? -value : value;
}

int powerOf(EpochUnit unit)
{
    switch (unit) {
    case EpochUnit::Seconds:
        return 6;
    case EpochUnit::Milliseconds:
        return 3;
    case EpochUnit::Nanoseconds:
        return -3;
    case EpochUnit::FileTimeTicks:
        return -1;
    case EpochUnit::ExcelDays:
        return 9;
    case EpochUnit::Microseconds:
    case EpochUnit::None:
        break;
    }
    return 0;
}

// From billionths of a day. The day 60 never was; those before it are one further from the epoch than they say.
std::optional<TimeUs> excelTime(std::int64_t billionths)
{
    constexpr std::int64_t kBillion = 1'000'000'000;
    constexpr DurationUs kMillisecondUs = 1000;
    const std::int64_t day = billionths / kBillion;
    if (day == 60)
        return std::nullopt;
    const std::int64_t ofDay = (billionths % kBillion * 86'400 + 500'000) / 1'000'000; // milliseconds
    return daysFromCivil(1899, 12, day < 60 ? 31 : 30) * kDayUs + day * kDayUs + ofDay * kMillisecondUs;
}

} // namespace

EpochUnit epochUnitOf(double value)
{
    if (value < k1990)
        return EpochUnit::None;
    double scale = 1;
    for (const EpochUnit unit :
         {EpochUnit::Seconds, EpochUnit::Milliseconds, EpochUnit::Microseconds, EpochUnit::Nanoseconds}) {
        if (value >= k1990 * scale && value < k2100 * scale)
            return unit;
        scale *= 1000;
    }
    const bool isFileTime = value >= (k1990 - k1601) * 1e7 && value < (k2100 - k1601) * 1e7;
    return isFileTime ? EpochUnit::FileTimeTicks : EpochUnit::None;
}

ParsedTime parseEpoch(std::string_view text, EpochUnit unit)
{
    ParsedTime parsed;
    parsed.saysZone = unit != EpochUnit::ExcelDays;
    const std::optional<Decimal> decimal = parseDecimal(text);
    if (!decimal || unit == EpochUnit::None)
        return parsed;
    parsed.outcome = Outcome::OutOfRange;
    std::optional<std::int64_t> time = scaled(*decimal, powerOf(unit), parsed.digitsDropped);
    if (unit == EpochUnit::ExcelDays) {
        parsed.digitsDropped = false; // an export of Excel rounds, anyway
        if (time && (*time < 0 || *time >= 73'051'000'000'000))
            return parsed;
        if (time && !(time = excelTime(*time)))
            parsed.outcome = Outcome::Impossible;
    } else if (unit == EpochUnit::FileTimeTicks && time) {
        time = *time + static_cast<TimeUs>(k1601) * kSecondUs;
    }
    static const TimeUs first = daysFromCivil(1, 1, 1) * kDayUs;
    static const TimeUs end = daysFromCivil(10000, 1, 1) * kDayUs;
    if (time && *time >= first && *time < end) {
        parsed.outcome = Outcome::Read;
        parsed.time = *time;
    }
    return parsed;
}

} // namespace anomalyst::importing
