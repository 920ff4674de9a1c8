#include "core/store/cell_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace anomalyst::store
{

namespace
{

template<class Number>
std::string numberText(Number value)
{
    std::array<char, 32> buffer; // the longest shortest double has 24 characters
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

template<class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

} // namespace

std::string integerText(std::int64_t value)
{
    return numberText(value);
}

std::string realText(double value)
{
    return numberText(value);
}

std::optional<std::int64_t> integerIn(std::string_view text)
{
    return numberIn<std::int64_t>(text);
}

std::optional<double> realIn(std::string_view text)
{
    const std::optional<double> value = numberIn<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::int64_t> wholeNumber(double value)
{
    constexpr double limit = 9223372036854775808.0; // 2^63
    if (!(value >= -limit && value < limit) || std::trunc(value) != value)
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

} // namespace anomalyst::store
