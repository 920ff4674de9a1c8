#include "core/query/value_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace anomalyst::query
{

std::string integerText(std::int64_t value)
{
    return value == store::kMissingInteger ? std::string() : std::to_string(value);
}

std::string realText(double value)
{
    if (std::isnan(value))
        return {};
    if (value == 0)
        return "0"; // -0 too
    std::array<char, 40> buffer;
    const double size = std::abs(value);
    // Plain digits while they stay short: the shortest of both forms would be 1e+05 for 100000.
    const auto format = size >= 1e-5 && size < 1e16 ? std::chars_format::fixed : std::chars_format::scientific;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), end};
}

std::optional<double> realFromText(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> integerFromText(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace anomalyst::query
