#include "core/import/column_names.h"

#include "core/import/clean_text.h"

#include <algorithm>

namespace anomalyst::importing
{

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string ColumnNames::unique(std::string_view wished)
{
    constexpr std::size_t kMaxNameBytes = 255;
    const std::string base(cutText(wished, kMaxNameBytes));
    std::string name = base;
    for (int number = 2; !m_taken.insert(lowerAscii(name)).second; ++number)
        name = base + "_" + std::to_string(number);
    return name;
}

} // namespace anomalyst::importing
