#include "ui/charts/value_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kWidestRounding = 1.5; // how much longer than the values an axis with round ends may be
constexpr double kRoomAround = 0.06;

struct Scaled {
    double divisor;
    const char *suffix;
};

Scaled scaledFor(double magnitude, ValueUnit unit)
{
    static constexpr std::array decimal = {Scaled{1e15, " P"}, Scaled{1e12, " T"}, Scaled{1e9, " G"}, Scaled{1e6, " M"},
                                           Scaled{1e3, " k"}};
    static constexpr std::array binary = {Scaled{0x1p60, " EiB"}, Scaled{0x1p50, " PiB"}, Scaled{0x1p40, " TiB"},
                                          Scaled{0x1p30, " GiB"}, Scaled{0x1p20, " MiB"}, Scaled{0x1p10, " KiB"}};
    if (unit == ValueUnit::Bytes) {
        for (const Scaled &scaled : binary) {
            if (magnitude >= scaled.divisor)
                return scaled;
        }
        return {1, " B"};
    }
    for (const Scaled &scaled : decimal) {
        if (magnitude >= scaled.divisor)
            return scaled;
    }
    return {1, ""};
}

double decimalStep(double atLeast)
{
    const double decade = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (decade * factor >= atLeast * (1 - 1e-12))
            return decade * factor;
    }
    return decade * 10;
}

QString withMinusSign(QString text)
{
    if (text.startsWith(QLatin1Char('-')))
        text.replace(0, 1, QChar(0x2212));
    return text;
}

} // namespace

double roundStep(double atLeast, ValueUnit unit)
{
    if (!(atLeast > 0) || !std::isfinite(atLeast))
        return 1;
    if (unit == ValueUnit::Number || atLeast < 1024)
        return unit == ValueUnit::Bytes && decimalStep(atLeast) > 512 ? 1024 : decimalStep(atLeast);
    const double power = std::pow(1024.0, std::floor(std::log2(atLeast) / 10));
    const double step = decimalStep(atLeast / power);
    return step >= 1000 ? power * 1024 : step * power;
}

ValueScale niceScale(ValueRange range, int maxTicks, ValueUnit unit)
{
    range = range.ordered();
    if (!std::isfinite(range.low) || !std::isfinite(range.high))
        range = {0, 1};
    // A range below the resolution of its values would ask for ticks that are all the same number.
    const double smallest = std::max(std::abs(range.low), std::abs(range.high)) * 1e-12;
    if (range.length() <= smallest) {
        const double half = range.low == 0 ? 0.5 : std::abs(range.low) * 0.1;
        range = {range.low - half, range.high + half};
    }
    // Round ends where they lie close to the values; in low panels, which have few ticks, they would press the values
    // flat, and only a little room is left around them.
    const double room = range.length() * kRoomAround;
    const ValueRange close{range.low == 0 ? 0 : range.low - room, range.high == 0 ? 0 : range.high + room};
    const auto fits = [&](const ValueScale &scale) { return valueTicks(scale, unit).size() >= 2; };
    for (double step = roundStep(range.length() / std::max(1, maxTicks - 1), unit);;
         step = roundStep(step * 0.4, unit)) {
        const ValueRange round{std::floor(range.low / step * 2 + 1e-9) * step / 2,
                               std::ceil(range.high / step * 2 - 1e-9) * step / 2};
        if (round.length() <= range.length() * kWidestRounding && fits({round, step}))
            return {round, step};
        if (fits({close, step}))
            return {close, step};
    }
}

Ticks valueTicks(const ValueScale &scale, ValueUnit unit)
{
    Ticks ticks;
    const double first = std::ceil(scale.range.low / scale.step - 1e-9);
    const double last = std::floor(scale.range.high / scale.step + 1e-9);
    for (double k = first; k <= last && ticks.size() < 1000; ++k)
        ticks.push_back({k * scale.step, axisNumber(k * scale.step, unit, 6), {}});
    return ticks;
}

QString axisNumber(double value, ValueUnit unit, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    const Scaled scaled = scaledFor(std::abs(value), unit);
    const double shown = value / scaled.divisor;
    QString text = QString::number(shown, 'g', digits);
    if (text.contains(QLatin1Char('e')) && std::abs(shown) >= 1 && std::abs(shown) < 1e15)
        text = QString::number(shown, 'f', 0);
    if (text == QLatin1String("-0"))
        text = QStringLiteral("0");
    return withMinusSign(text) + QLatin1String(value == 0 ? "" : scaled.suffix);
}

QString fullNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    QString text = std::abs(value) >= 1e15 ? QString::number(value, 'g', 9)
                   : whole                 ? QString::number(value, 'f', 0)
                                           : QString::number(value, 'g', std::abs(value) >= 1000 ? 9 : 5);
    if (text.contains(QLatin1Char('e')))
        return withMinusSign(text);
    const auto point = text.indexOf(QLatin1Char('.'));
    const auto end = point < 0 ? text.size() : point;
    const auto begin = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (auto at = end - 3; at > begin; at -= 3)
        text.insert(at, QChar(0x202F));
    return withMinusSign(text);
}

} // namespace anomalyst::ui
