#include "ui/widgets/number_text.h"

namespace anomalyst::ui
{

QString shortNumber(quint64 number)
{
    const auto scaled = [&](double unit, QLatin1Char suffix) {
        const double value = static_cast<double>(number) / unit;
        return QString::number(value, 'f', value < 99.95 ? 1 : 0) + suffix;
    };
    if (number < 10'000)
        return number < 1000 ? QString::number(number) : QString::number(number).insert(1, QChar(0x2009));
    if (number < 999'500)
        return scaled(1e3, QLatin1Char('k'));
    return number < 999'500'000 ? scaled(1e6, QLatin1Char('M')) : scaled(1e9, QLatin1Char('G'));
}

} // namespace anomalyst::ui
