// Features as text: "COLUMN" or "measure:COLUMN".

#include "core/base/error.h"
#include "core/query/features.h"

#include <algorithm>
#include <array>

namespace anomalyst::query
{

namespace
{

constexpr std::array kMeasures = {Measure::Value,        Measure::DelimCount, Measure::DelimHash,
                                  Measure::CharOrdScore, Measure::TokenCount, Measure::Length,
                                  Measure::LogLength,    Measure::Crc32,      Measure::IsSystemSession};

std::string measureNames()
{
    std::string names;
    for (const Measure measure : kMeasures)
        names += (names.empty() ? "" : ", ") + std::string(measureName(measure));
    return names;
}

} // namespace

std::string_view measureName(Measure measure)
{
    switch (measure) {
    case Measure::Value:
        return "value";
    case Measure::DelimCount:
        return "delim_count";
    case Measure::DelimHash:
        return "delim_hash";
    case Measure::CharOrdScore:
        return "char_ord_score";
    case Measure::TokenCount:
        return "token_count";
    case Measure::Length:
        return "length";
    case Measure::LogLength:
        return "log_length";
    case Measure::Crc32:
        return "crc32";
    case Measure::IsSystemSession:
        return "is_system_session";
    }
    return {};
}

FeatureSpec parseFeature(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string_view column = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (column.empty())
        throw Error("the feature names no column", "feature \"" + std::string(text) + "\"",
                    "write COLUMN for a number, or measure:COLUMN, for example delim_count:CommandLine");
    if (colon == std::string_view::npos)
        return {Measure::Value, std::string(column)};
    const auto measure = std::ranges::find(kMeasures, text.substr(0, colon), measureName);
    if (measure == kMeasures.end())
        throw Error("there is no measure \"" + std::string(text.substr(0, colon)) + "\"",
                    "feature \"" + std::string(text) + "\"",
                    "the measures are " + measureNames() + "; a column with : in its name is written value:COLUMN");
    return {*measure, std::string(column)};
}

std::string formatFeature(const FeatureSpec &feature)
{
    const bool bare = feature.measure == Measure::Value && feature.column.find(':') == std::string::npos;
    return bare ? feature.column : std::string(measureName(feature.measure)) + ":" + feature.column;
}

} // namespace anomalyst::query
